// attribute/schema
/** One attribute as one directory (a connector or the metaverse) knows it. */
export interface AttributeDefinition {
    /** Exact spelling; expressions and rules are case-sensitive about it. */
    readonly name: string;
    readonly type: AttributeType;
    readonly multiValued: boolean;
    /** Metaverse: text is limited to 448 characters (FLOW-7). */
    readonly indexable?: boolean;
    /** A DN together with binary data or text, which is taken as text as a whole. */
    readonly isCompound?: boolean;
}

// attribute/schema
/** The types of sync-engine 2.3. */
export type AttributeType = 'string' | 'number' | 'boolean' | 'binary' | 'reference' | 'dateTime';

// attribute/schema
/** All attributes of one directory, by exact name. */
export type Schema = ReadonlyMap<string, AttributeDefinition>;

// attribute/value
/** The attributes of one object by their exact schema name; absent attributes are not in the map. */
export type Attributes = ReadonlyMap<string, Value>;

// attribute/value
/** A UTC instant in ticks of 100 ns since 0001-01-01; lives only inside expressions (expression-language 5). */
export interface Instant {
    readonly kind: 'instant';
    readonly ticks: bigint;
}

// attribute/value
/** A distinguished name that points at another object. */
export interface Reference {
    readonly kind: 'reference';
    readonly dn: string;
}

// attribute/value
/** One value. Numbers are signed 64-bit and therefore always `bigint` (hardening VAL-1). */
export type Scalar = string | bigint | boolean | Uint8Array | Reference | Instant;

// attribute/value
/**
 * What an attribute holds when it is present: one scalar for a single-valued attribute, a non-empty list for a
 * multi-valued one even if it has one member. An absent attribute has no `Value`: it is `null`, or missing from a map.
 */
export type Value = Scalar | readonly Scalar[];

// base/diagnostic
/** One mistake or remark. Tests match on `code`, never on the words. */
export interface Diagnostic {
    /** Stable and documented: `<folder>/<slug>`. */
    readonly code: string;
    readonly severity: Severity;
    /** One sentence without a full stop, user input in backticks. */
    readonly message: string;
    readonly at?: Place;
    /** The next step for the user. */
    readonly help?: string;
}

// base/diagnostic
/** Where in the user's input something is. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
    /** Path as the user gave it, or relative to the folder that is read. */
    readonly file: string;
    readonly line?: number;
    readonly column?: number;
    /** Inside an expression or another embedded text: offsets into that text. */
    readonly span?: Span;
}

// base/diagnostic
export type Severity = 'error' | 'warning' | 'info';

// base/diagnostic
/** A half-open range of UTF-16 offsets into one text. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

// base/files
/** A folder as text: path relative to the folder, `/` as separator, to its decoded content. */
export type FileSet = ReadonlyMap<string, string>;

// base/output
/** Takes the files of an output folder piece by piece; pieces of one file arrive in order, those of different files in turn. */
export interface Output {
    /** `path` is relative to the folder, `/` as separator. */
    write(path: string, piece: string): void;
    /** The same for text that is UTF-8 already; a piece may end within a character, and whoever wrote may use the bytes again. */
    writeBytes(path: string, piece: Uint8Array): void;
    /** A place to put texts aside until it is known where they go; gone with the output. */
    spool(): Spool;
    /** SHA-256 of every file as it stands, in UTF-8, by path in the order of their first pieces. */
    hashes(): ReadonlyMap<string, string>;
}

// base/output
/** An output that is kept as texts, for folders that fit in memory. */
export declare class TextOutput implements Output {
    private readonly pieces;
    write(path: string, piece: string): void;
    writeBytes(path: string, piece: Uint8Array): void;
    spool(): Spool;
    hashes(): ReadonlyMap<string, string>;
    files(): FileSet;
    private add;
}

// base/result
/** No value; at least one diagnostic has severity `error`. */
export interface Failed {
    readonly ok: false;
    readonly diagnostics: readonly Diagnostic[];
}

// base/result
/** A value, perhaps with warnings. */
export interface Ok<T> {
    readonly ok: true;
    readonly value: T;
    readonly diagnostics: readonly Diagnostic[];
}

// base/result
/** What a step that can meet mistakes of the user returns instead of throwing. */
export type Result<T> = Ok<T> | Failed;

// checks/define-check
/** A check is data: what it finds, why that matters, what to do instead, and one function that looks. */
export interface Check<S extends Subject = Subject> {
    /** `<subject>/<slug>`, the file is named after the slug; a policy of a workspace is `policy/<slug>`. */
    readonly id: `${S}/${string}` | `policy/${string}`;
    readonly subject: S;
    readonly severity: Severity;
    /** One sentence: what is wrong where the check fires. */
    readonly summary: string;
    /** Why that hurts. */
    readonly rationale: string;
    /** An example that fires, and the same done well. */
    readonly avoid: string;
    readonly prefer: string;
    readonly fix: string;
    /** Where the facts come from: a chapter of the specification or a page. */
    readonly source: string;
    /** Failure modes (F01–F90) and traps (T1–T20) it shows. */
    readonly modes?: readonly string[];
    /** Without these the check says `not checked` instead of passing silently. */
    readonly needs?: readonly Need[];
    /** A text of a file that can be put in place of what a remark is about (`--fix`). */
    readonly repair?: Repair;
    readonly run: (input: Subjects[S]['input']) => Subjects[S]['answer'];
}

// checks/define-check
/** Declares a check; the subject says what `run` is given. */
export declare function defineCheck(check: Check<'rule-set'>): Check<'rule-set'>;

// checks/define-check
/** What a check has to say; the runner adds what the declaration of the check says already. */
export interface Remark {
    /** One sentence without a full stop, user input in backticks; for a rule it goes on after the rule's name. */
    readonly message: string;
    /** The next step for this case; left out, the `fix` of the check. */
    readonly help?: string;
    readonly severity?: Severity;
    readonly tenant?: string;
    /** DNs or source anchors; in a directory left out for the object that is being looked at. */
    readonly objects?: readonly string[];
    readonly at?: Place;
    readonly rule?: SyncRule;
    readonly part?: RulePart;
    /** Offsets into the expression of the flow `part` names. */
    readonly span?: Span;
    /** Undocumented points it rests on (`S-14`, `SCP-9`). */
    readonly marks?: readonly string[];
}

// checks/define-check
export type Subject = keyof Subjects;

// checks/expectations/run-expectations
/** What became of one statement. */
export interface StatementResult {
    readonly expectation: Expectation;
    /** Objects it is about, counted in every tenant. */
    readonly people: number;
    /** How many of them are not as they must be. */
    readonly failed: number;
    readonly findings: readonly Finding[];
}

// checks/outcome-subject
/** What a simulation came to, as checks look at it; the pipeline fills it. */
export interface OutcomeSubject {
    readonly workspace: Workspace;
    /** The forest's objects, sorted by folded DN. */
    readonly objects: readonly AdObject[];
    /** In the order of the workspace. */
    readonly servers: readonly ServerOutcome[];
    /** What every tenant made of its export, in the order of the workspace. */
    readonly tenants: readonly TenantDirectory[];
}

// cloud/tenant-directory
/** An object of a tenant. Its properties may be calculated when they are read: copy none of them by spreading the object. */
export interface CloudObject {
    readonly sourceAnchor: string;
    readonly class: ObjectClass;
    /** The AD objects it was made of, DNs, sorted. */
    readonly sources: readonly string[];
    /** Exported values by AD attribute name (cloud 1.2); references are source anchors of objects of this tenant. */
    readonly synced: Attributes;
    readonly displayName: string | null;
    readonly userPrincipalName: string | null;
    readonly accountEnabled: boolean | null;
    readonly mailNickname: string | null;
    readonly mail: string | null;
    /** The primary address first, if there is one. */
    readonly proxyAddresses: readonly string[];
    readonly quarantined: readonly Quarantined[];
    readonly discarded: readonly Discarded[];
    /** Names of cloud 2.3; an object with a fatal error and no earlier state is not in the directory but in `failures`. */
    readonly errors: readonly string[];
    readonly licensed: boolean;
    readonly recipient: Recipient;
    /** `S-nn` and `K-n` numbers of undocumented points this result rests on, sorted. */
    readonly marks: readonly string[];
}

// cloud/tenant-directory
/** Cloud 9: what Exchange Online shows. What is no recipient has neither alias nor addresses there. */
export interface Recipient {
    /** False for a plain user, contact or group that Exchange Online does not know as a recipient. */
    readonly isRecipient: boolean;
    readonly recipientTypeDetails: RecipientType;
    readonly displayType: number | null;
    readonly alias: string | null;
    readonly primarySmtpAddress: string | null;
    readonly emailAddresses: readonly string[];
    readonly externalEmailAddress: string | null;
    readonly hidden: boolean;
    readonly hasMailbox: boolean;
    /** Unlicensed mailbox within its 30 days (cloud S-28). */
    readonly grace: boolean;
}

// cloud/tenant-directory
/** What one tenant makes of everything its server exported, settled (cloud 1.3, 9.4). */
export interface TenantDirectory {
    readonly tenant: string;
    /** Sorted by source anchor. */
    readonly objects: readonly CloudObject[];
    /** The object with this source anchor: what a reference in `synced` stands for. */
    find(sourceAnchor: string): CloudObject | null;
}

// compiler/compiled-server
/** The custom rules of one server. */
export interface CompiledServer {
    readonly server: string;
    readonly tenant: string;
    /** Sorted by precedence. */
    readonly rules: readonly SyncRule[];
    readonly placement: Placement;
    /** Every identifier the templates can give on this server, whatever the options are, sorted. */
    readonly ownIds: readonly string[];
}

// engine/cs-object
/** What a server would export for one object of a target connector, settled (STG-13). */
export interface ExportedObject {
    /** `CN={hex}` in the AAD connector space (JOIN-20). */
    readonly dn: string;
    /** Type in the target connector: `user`, `contact`, `group`. */
    readonly objectType: string;
    readonly sourceAnchor: string;
    /** By the connector's attribute names (`alias`, `surname`, …), in their order; references are DNs of the target connector space. */
    readonly attributes: Attributes;
    /** The AD objects joined to the same metaverse object, DNs, sorted. */
    readonly sources: readonly string[];
    /** Whether password hashes of this object are synchronised if the feature is on (AUT-9, H13). */
    readonly passwordSync: boolean;
}

// engine/cs-object
/** An object as a full import brings it into a connector space (sync-engine 1.1). */
export interface ImportedObject {
    readonly dn: string;
    readonly objectType: string;
    /** Only selected attributes, typed after the schema of the connector; references are DNs of the same connector space. */
    readonly attributes: Attributes;
    /** `Connector.ID`, `Domain.…` and `Forest.…` as they apply to this object (PIPE-9). */
    readonly parameters: ReadonlyMap<string, string>;
    readonly at: Place;
}

// engine/cs-object
/** An object that is in error keeps its previous state; the run goes on (ERR-1). */
export interface ObjectError {
    readonly connector: string;
    readonly dn: string;
    /** One of the names of ERR-3. */
    readonly error: EngineErrorName;
    readonly message: string;
    /** Name of the rule whose flow or join raised it, where there is one. */
    readonly rule?: string;
}

// engine/engine
/** One server and what it imports. */
export interface EngineInput extends EngineRules {
    /** The same rules compiled before by `compileRules`, for many runs that start from nothing. */
    readonly compiled?: Plan;
    /** By connector identifier. */
    readonly imported: ReadonlyMap<string, readonly ImportedObject[]>;
    readonly environment: Environment;
    /** What the last run of this server left; without it the run starts from nothing. */
    readonly previous?: EngineState;
    /** Is told why; without one nothing is recorded. */
    readonly observer?: EngineObserver;
    /** Hears how many objects were synchronised. */
    readonly progress?: Progress;
}

// engine/engine
/** The same with everything that the run held, to be asked: as long as this is kept, so is every object of the run. */
export interface EngineOutput extends EngineResult {
    /** What this run exports beyond the previous one, by connector, and what was imported; worked out when asked for. */
    readonly pending: Pending;
    /** What the next run may start from, made when asked for. */
    readonly state: () => EngineState;
    /** Why an object became what it is: worked out on the settled state, for this object alone. */
    readonly explain: (connector: string, dn: string) => ObjectExplanation | null;
    /** The metaverse as the last pass left it, made when asked for. */
    readonly metaverse: () => readonly MetaverseObject[];
}

// engine/engine
/**
 * Runs full synchronisations of one server from nothing until one changes nothing (STG-9, STG-13): import, AD, cloud, export,
 * confirming import, and again. Mistakes of rules and objects are in the output; nothing stops the run.
 */
export declare const runEngine: (input: EngineInput) => EngineOutput;

// engine/finding-kinds
/** Errors that objects can be in. */
export type EngineErrorName = keyof typeof objectErrors;

// expression/check
/**
 * Checks a parsed expression against the schema of its source, its target and its parameters (17). An expression without an
 * error never raises a type error at run time, provided that the schema is known and the object follows it.
 */
export declare const checkExpression: (tree: Expression, setting: CheckSetting, known?: Scope) => CheckedExpression;

// expression/compile
/**
 * Compiles a tree once into closures over slots (design 7). What it returns never throws and always ends; a failure is a
 * value (expression-language 12, hardening IN-5).
 */
export declare const compileExpression: (tree: Expression, layout: SlotLayout, observe?: Scope['observe']) => ((context: EvaluationContext) => Outcome);

// expression/context
/** Everything nondeterministic, injected (expression-language 13). */
export interface Environment {
    readonly now: Instant;
    /** A number in [0, 1). */
    random(): number;
    newGuid(): string;
}

// expression/context
/** What one evaluation reads. Absent attributes are `null` in the slots. */
export interface EvaluationContext {
    readonly slots: readonly (Value | null)[];
    /** What `ImportedValue` sees, in the same layout; the same array as `slots` when nothing awaits confirmation (STG-11). */
    readonly imported: readonly (Value | null)[];
    /** Parameter name without percent signs to its text (PIPE-9). */
    readonly parameters: ReadonlyMap<string, string>;
    readonly environment: Environment;
}

// expression/context
/** Where the attributes of a source object stand in its slots; fixed when a rule set is compiled. */
export interface SlotLayout {
    /** The slot of an attribute by its exact name, -1 when objects of this layout never have it (it is then NULL). */
    slotOf(attribute: string): number;
}

// expression/outcome
/** What an expression yields before the attribute flow looks at it; `null` is NULL. */
export type Outcome = Value | null | typeof authoritativeNull | typeof ignoreThisFlow | Failure;

// expression/parse
/** Reads an expression and reports every problem it finds, each with its span (expression-language 4, C1). */
export declare const parseExpression: (text: string, file?: string, precedence?: OperatorPrecedence) => Result<Expression>;

// expression/print
/** The canonical text of a tree; parsing it gives the tree back. Depth is bounded by the parser (IN-5). */
export declare const printExpression: (tree: Expression) => string;

// expression/tree
/** A parsed expression; brackets are implied by the structure (expression-language 4.1). */
export type Expression = {
    readonly kind: 'string';
    readonly value: string;
    readonly span: Span;
} | {
    readonly kind: 'number';
    readonly value: bigint;
    readonly span: Span;
} | {
    readonly kind: 'constant';
    readonly name: ConstantName;
    readonly span: Span;
} | {
    readonly kind: 'attribute' | 'parameter' | 'variable';
    readonly name: string;
    readonly span: Span;
} | {
    readonly kind: 'enum';
    readonly name: string;
    readonly span: Span;
} | {
    readonly kind: 'negate';
    readonly operand: Expression;
    readonly span: Span;
} | CallExpression | ChainExpression;

// gal/unified-row
/** A person, group or contact as every platform shows it (design 4). */
export interface UnifiedRow {
    /** Source anchor. */
    readonly person: string;
    readonly displayName: string | null;
    /** Which population of scenario B.2 it is, where it fits one. */
    readonly population: string | null;
    readonly home: string;
    readonly verdict: Verdict;
    readonly problems: readonly Problem[];
    readonly tenants: ReadonlyMap<string, Shown>;
    readonly onPremises: Shown;
    /** By sender platform: `delivered`, `elsewhere`, `loop` or a code; empty for what is no recipient anywhere. */
    readonly mailFlow: ReadonlyMap<string, string>;
    /** Failure modes, or the check id of a problem without one; sorted. */
    readonly findings: readonly string[];
    /** Undocumented points the row rests on; sorted. */
    readonly marks: readonly string[];
}

// model/directory
/** An object of the on-premises forest, decoded and checked. */
export interface AdObject {
    readonly dn: string;
    /** Most specific class: `user`, `inetOrgPerson`, `contact`, `group`, `msExchDynamicDistributionList`, `computer`, … */
    readonly objectClass: string;
    /** By canonical LDAP spelling, typed after the AD schema; contains `objectGUID`, never `dn` or `objectClass`. */
    readonly attributes: Attributes;
    /** Where it was read, for findings. */
    readonly at: Place;
}

// model/directory
/** The forest's objects, sorted by folded DN; DNs and objectGUIDs are unique. */
export interface Directory {
    readonly objects: readonly AdObject[];
}

// model/expectation
/** What must hold for some people in some tenants (`expectations/*.yaml`). */
export interface Expectation {
    readonly name: string;
    readonly who: ExpectedPeople;
    /** Names of tenants. */
    readonly in: readonly string[];
    readonly must: ExpectedFields;
    readonly at: Place;
}

// model/finding
/** What onegal found out about a person, an object, a rule or a setting: a row of `findings.json`. */
export interface Finding {
    /** The check that found it, stable and documented: `outcome/duplicate-proxy-address`. */
    readonly check: string;
    readonly severity: Severity;
    /** One sentence without a full stop, user input in backticks. */
    readonly message: string;
    /** The failure modes (F01–F90) and traps (T1–T20) it is an instance of, sorted. */
    readonly modes: readonly string[];
    /** The tenant in which it shows, where there is one. */
    readonly tenant?: string;
    /** DNs of the AD objects concerned; a source anchor where an object exists in a tenant only. */
    readonly objects: readonly string[];
    readonly at?: Place;
    /** The rule or datum to change, and how. */
    readonly help?: string;
    /** Undocumented points it rests on (`S-14`, `K-3`, `SCP-9`), sorted; empty when everything is documented. */
    readonly marks: readonly string[];
}

// model/workspace
/** What a user describes in `onegal.yaml`, checked and with every default filled in (design 2, scenario A). */
export interface Workspace {
    readonly version: 1;
    readonly forest: Forest;
    readonly home: HomeAssignment;
    /** At least one; nothing may assume exactly two. The first tenant's family owns everything without a marker. */
    readonly tenants: readonly Tenant[];
    readonly servers: readonly Server[];
    readonly mail: MailSettings;
    /** By platform: `onPremises` and every tenant. */
    readonly availability: ReadonlyMap<string, AvailabilitySettings>;
    readonly options: Options;
}

// pipeline/compile
/** The custom rules of every server of a workspace, in the order of `servers` in `onegal.yaml`. */
export declare const compileWorkspace: (opened: OpenedWorkspace) => Result<readonly CompiledServer[]>;

// pipeline/compile-output
/** The files of `onegal compile` (design 4). */
export declare const compileOutput: (opened: OpenedWorkspace, compiled: readonly CompiledServer[], proofs?: readonly Proof[]) => FileSet;

// pipeline/diff
/** Rule sets are compared by what they say, workspaces and simulations by what happens to whom. */
export type Difference = {
    readonly kind: 'rules';
    readonly rules: RuleSetDifference;
} | {
    readonly kind: 'exports';
    readonly servers: readonly ServerDifference[];
};

// pipeline/diff
/** Compares two sides of the same kind. */
export declare const diff: (before: DiffSide, after: DiffSide, threshold?: number) => Result<Difference>;

// pipeline/diff
/** Reads one side of a comparison; `resources` are what the package ships. */
export declare const readDiffSide: (files: FileSet, resources: Resources) => Result<DiffSide>;

// pipeline/expect/coverage
/** What expectations exercise of one rule. */
export interface RuleCoverage {
    readonly server: string;
    readonly rule: SyncRule;
    readonly flows: readonly FlowCoverage[];
    readonly clauses: readonly ClauseCoverage[];
}

// pipeline/expect/expect
/** Choices of one run. */
export interface ExpectOptions extends Pick<SimulateOptions, 'rules' | 'asOf'> {
    /** Whether it is found out what the expectations exercise. */
    readonly coverage: boolean;
}

// pipeline/expect/expect
/** What became of the expectations of a workspace. */
export interface ExpectResult {
    readonly statements: readonly StatementResult[];
    /** By server and rule, in order of precedence; `null` when it was not asked for. */
    readonly coverage: readonly RuleCoverage[] | null;
}

// pipeline/expect/expect
/** Simulates a workspace and holds it to its expectations. */
export declare const expectWorkspace: (opened: OpenedWorkspace, { rules, asOf, coverage }: ExpectOptions) => Result<ExpectResult>;

// pipeline/open-workspace
/** A workspace decoded and checked, with what every server has before onegal adds anything. */
export interface OpenedWorkspace {
    readonly workspace: Workspace;
    /** With a report of what each file gave to it. */
    readonly directory: LoadedDirectory;
    /** By server name. */
    readonly configurations: ReadonlyMap<string, ServerConfiguration>;
    /** What the workspace says a simulation must show. */
    readonly expectations: readonly Expectation[];
    readonly resources: Resources;
    /** The files it was read from, for the manifest. */
    readonly files: FileSet;
    /** Those of them that were read piece by piece. */
    readonly streams: StreamSet;
}

// pipeline/open-workspace
/** Decodes a workspace folder; every problem of every file is in the result (hardening ERR-2). */
export declare const openWorkspace: (files: FileSet, resources: Resources, streams?: StreamSet) => Result<OpenedWorkspace>;

// pipeline/resources
/** What comes with the installed package; `io` reads it once. */
export interface Resources {
    /** `rules/…` and `schemas/…` by path relative to the package. */
    readonly data: FileSet;
    readonly version: string;
}

// pipeline/rule-input
/**
 * Reads rules of any format. In a folder with `SynchronizationRules/`, a server export or what `compile` writes, only the rules
 * in there count. `connectors` are the files of another export that names the connectors.
 */
export declare const readRuleInput: (input: FileSet, connectorFiles?: FileSet) => Result<RuleInput>;

// pipeline/simulate
/** Choices of one run. */
export interface SimulateOptions {
    /** Use these instead of compiling. */
    readonly rules: RulesByServer | null;
    /** The instant that expressions see as now and that dated warnings compare with (design 3, `--as-of`). */
    readonly asOf: Instant;
    /** What the run before left behind; without it every server starts from nothing, and every tenant is empty. */
    readonly previous?: SimulationState;
    /** Deletes that one export may have, where the server's own settings are not to be used (DEL-10). */
    readonly deletionThreshold?: number;
    /** Where exports, lists, mail flow and free/busy go as they are made; nothing is written without it. */
    readonly output?: Output;
    /** Hears how far the run has come, step by step. */
    readonly progress?: Progress;
    /** Whether the runs of the servers can be asked afterwards: why, and what the next run may start from. */
    readonly retains?: boolean;
}

// pipeline/simulate
/** Both engines' word on a workspace: what every server exports, what every tenant shows, and what is wrong with it. */
export interface Simulation {
    /** What was read of each directory file. */
    readonly reports: readonly ReadReport[];
    readonly servers: readonly ServerRun[];
    /** As checks and expectations look at it; its `tenants` are those that a server synchronises to. */
    readonly outcome: OutcomeSubject;
    readonly gal: Gal;
    /** What the rows of the unified list come to. */
    readonly totals: GalTotals;
    /** Sorted as `findings.json` shows them. */
    readonly findings: readonly Finding[];
    readonly asOf: Instant;
    /** What the next run may start from, made when asked for; of servers only where the run is retained. */
    readonly state: () => SimulationState;
    /** Whether the run went on from an earlier one. */
    readonly isContinued: boolean;
}

// pipeline/simulate
/** Runs every server and every tenant of a workspace (design 4). Mistakes of rules and workspace are diagnostics; nothing is thrown. */
export declare const simulateWorkspace: (opened: OpenedWorkspace, options: SimulateOptions) => Result<Simulation>;

// pipeline/simulate-output
/** The same in memory, for directories that fit there. */
export declare const simulateOutput: (opened: OpenedWorkspace, options: SimulateOptions) => Result<{
    readonly simulation: Simulation;
    readonly files: FileSet;
}>;

// pipeline/simulate-output
/** Runs `onegal simulate` and writes its files piece by piece as they are made (design 4); what was begun is worth nothing when it fails. */
export declare const writeSimulation: (opened: OpenedWorkspace, options: SimulateOptions, output: Output) => Result<Simulation>;

// pipeline/verify/verify
export interface Verification {
    readonly runs: number;
    readonly seed: number;
    readonly counterexample: Counterexample | null;
}

// pipeline/verify/verify
export interface VerifyOptions {
    /** How many directories are tried. */
    readonly runs: number;
    /** Equal seeds try equal directories. */
    readonly seed: number;
    /** People of a directory at most. */
    readonly size: number;
    /** Rules in place of the compiled ones, to see what a change breaks. */
    readonly rules?: RulesByServer;
}

// pipeline/verify/verify
/**
 * Invents directories for the topology of a workspace and looks for one that breaks a statement of design 6. Besides the statements
 * about single rows: the order of the input and one person more change nothing for anybody else.
 */
export declare const verifyWorkspace: (opened: OpenedWorkspace, options: VerifyOptions) => Result<Verification>;

// rule/codec/xml/read-rule
/** Reads one `SynchronizationRule_{GUID}.xml`, all its mistakes at once (export-formats 2, XML-1 to XML-8). */
export declare const readRuleXml: (text: string, file: string) => Result<SyncRule>;

// rule/codec/xml/write-rule
/** Writes a rule exactly as the product spells it (export-formats 2.1, 2.2); the only code that produces rule XML. */
export declare const writeRuleXml: (rule: SyncRule) => string;

// rule/server-export
/** One connector of a server, without anything that must not leave the machine (FOL-7). */
export interface Connector {
    /** Lower-case GUID without braces. */
    readonly id: string;
    readonly name: string;
    readonly kind: ConnectorKind;
    /** Every attribute the connected directory knows. */
    readonly schema: Schema;
    /** The attributes that are imported and exported; `null` = not known, treat every attribute as selected. */
    readonly selected: ReadonlySet<string> | null;
    readonly partitions: readonly Partition[];
    /** `Forest.FQDN`, `Forest.Netbios`, `Forest.LDAP`, and what an administrator added, by exact name. */
    readonly parameters: ReadonlyMap<string, string>;
    /** Parameters that rules may name though their values, which may be secret, were not read. */
    readonly withheldParameters?: ReadonlySet<string>;
}

// rule/server-export
/** The metaverse: its attributes and which object types exist, and the global settings of MV.xml. */
export interface Metaverse {
    /** Empty when the export has no MV.xml: not known, so nothing can be checked against it (FOL-4, `isKnown`). */
    readonly schema: Schema;
    readonly objectTypes: ReadonlySet<string>;
    /** Which attributes each object type has; left out where only the flat schema is known. */
    readonly classes?: ReadonlyMap<string, ReadonlySet<string>>;
    /** `Microsoft.…` parameters by exact name, secrets left out; empty for the built-in baseline. */
    readonly settings: ReadonlyMap<string, string>;
}

// rule/server-export
/** What a server is before onegal adds anything: read from its export, or built in (design 5). */
export interface ServerConfiguration {
    readonly origin: 'export' | 'built-in';
    readonly rules: readonly SyncRule[];
    /** Empty when the export has no connectors: not known (FOL-4). */
    readonly connectors: readonly Connector[];
    readonly metaverse: Metaverse;
}

// rule/sync-rule
export type Flow = DirectFlow | ConstantFlow | ExpressionFlow;

// rule/sync-rule
/** Both directions: the connector-space attribute and the metaverse attribute (JOIN-3). */
export interface JoinCondition {
    readonly csAttribute: string;
    readonly mvAttribute: string;
    readonly caseSensitive: boolean;
}

// rule/sync-rule
/** `attribute` belongs to the source object in either direction (SCP-3). */
export interface ScopeClause {
    readonly attribute: string;
    readonly operator: ScopeOperator;
    /** Constant as text; may contain `%Parameter%`; ignored by ISNULL and ISNOTNULL (SCP-4). */
    readonly value: string;
}

// rule/sync-rule
export type ScopeOperator = (typeof scopeOperators)[number];

// rule/sync-rule
/** A synchronisation rule, loss-free: every codec reads into it and writes from it (export-formats, neutral model). */
export interface SyncRule {
    /** Lower-case GUID without braces. */
    readonly id: string;
    readonly internalId: string;
    readonly version: number;
    readonly name: string;
    readonly description: string;
    /** `Microsoft.….NNN` on a standard rule, empty on a custom rule (AUT-1). */
    readonly immutableTag: string;
    readonly direction: Direction;
    readonly disabled: boolean;
    /** Identifier of the connector, lower-case GUID without braces. */
    readonly connector: string;
    /** Connector-space type inbound, metaverse type outbound. */
    readonly sourceObjectType: string;
    /** Metaverse type inbound (`*` = any), connector-space type outbound. */
    readonly targetObjectType: string;
    readonly linkType: LinkType;
    /** The lower number wins, per target attribute (PREC-1). */
    readonly precedence: number;
    /** Identifier of another rule, `null` when unused (the zero GUID in files). */
    readonly precedenceAfter: string | null;
    readonly precedenceBefore: string | null;
    /** A time span as the files spell it, `00:00:00` everywhere so far (DEL-9). */
    readonly softDeleteExpiryInterval: string;
    readonly enablePasswordSync: boolean;
    readonly flows: readonly Flow[];
    /** Groups are tried in order, conditions of a group are ANDed (JOIN-1). */
    readonly joinGroups: readonly (readonly JoinCondition[])[];
    /** Groups are ORed, clauses of a group are ANDed; no group means everything (SCP-1, SCP-2). */
    readonly scopeGroups: readonly (readonly ScopeClause[])[];
    /** Elements no published version of the format has: kept, reported, written back in place (XML-1). */
    readonly unknown: readonly UnknownPart[];
}
