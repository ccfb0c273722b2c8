import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText, sortedBy } from '../base/order.js';
import { readYaml } from '../base/read-yaml.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { compileSchema } from '../base/validate.js';
import type { Cloud, Options } from '../model/workspace.js';
import { type ScopeClause, type ScopeOperator, scopeOperators } from '../rule/sync-rule.js';

/** One custom rule as data, before it is expanded for a server (`rules/coexistence`, scenario C). */
export interface RuleTemplate {
  /** Stable; the identifier of the generated rule derives from it. */
  readonly key: string;
  /** Number in the plan of scenario C.3. */
  readonly number: number;
  /** With `${objectType}`. */
  readonly name: string;
  readonly objects: 'user' | 'group' | 'contact';
  readonly source: string;
  readonly why: string;
  readonly on?: ServerKind;
  readonly when?: Conditions;
  /** Flows of the server's own standard rule, found by name and tag, never by number (AUT-10). */
  readonly clone?: { readonly name: string; readonly tag: string };
  readonly scope: readonly TemplateGroup[];
  readonly flows: readonly TemplateFlow[];
  readonly strip: readonly TemplateStrip[];
}

/** The server of the first tenant, whose family owns everything without a marker, or one of the others. */
export type ServerKind = 'first-tenant' | 'marked-tenant';

/** What the workspace must say, option by option, as text. */
export type Conditions = Partial<Readonly<Record<keyof Options | 'cloud', string>>>;

/** Conditions that must all hold. */
export interface TemplateGroup {
  readonly on?: ServerKind;
  readonly all: readonly TemplateClause[];
}

export type TemplateClause = HomePlaceholder | ScopeClause;

/** Stands for clauses on the home marker (scenario C.2). */
export interface HomePlaceholder {
  readonly placeholder: 'foreign' | 'foreign.only' | 'home' | 'home.staged' | 'home.migrated';
}

/** A constant or an expression with `${…}` inside texts. */
export interface TemplateFlow {
  readonly target: string;
  readonly constant?: string;
  readonly expression?: string;
  /** The server's own anchor expression, for linked mailboxes too (C.5.11). */
  readonly fromServer?: 'anchor';
  readonly when?: Conditions;
  readonly why?: string;
}

/** Attributes that get AuthoritativeNull, so that no lower rule can fill them (AUT-5). */
export interface TemplateStrip {
  readonly attributes: readonly string[];
  /** Also when no rule of the server fills it (scenario C.1.6). */
  readonly always?: boolean;
  readonly when?: Conditions;
  readonly why: string;
}

const folder = 'rules/coexistence/';
const schemaPath = 'schemas/rule-template.schema.json';

/** The templates that come with the package, sorted by plan number and key (design 5). */
export const readTemplates = (resources: FileSet): Result<readonly RuleTemplate[]> => {
  const schema = resources.get(schemaPath);
  invariant(schema !== undefined, `the package has no ${schemaPath}`);
  const check = compileSchema(schema);
  const diagnostics: Diagnostic[] = [];
  const templates: RuleTemplate[] = [];
  const keys = new Set<string>();
  for (const [file, text] of sortedBy(resources, ([path]) => path)) {
    if (!file.startsWith(folder) || !file.endsWith('.yaml')) continue;
    const node = readYaml(text, file);
    const checked = node.ok ? check(node.value) : node;
    diagnostics.push(...checked.diagnostics);
    if (!checked.ok) continue;
    const template = decodeTemplate(checked.value, file, (diagnostic) => diagnostics.push(diagnostic));
    if (keys.has(template.key)) diagnostics.push(problem(file, `the key \`${template.key}\` is used twice`));
    keys.add(template.key);
    templates.push(template);
  }
  invariant(templates.length > 0 || diagnostics.length > 0, `the package has no templates in ${folder}`);
  templates.sort((a, b) => a.number - b.number || compareText(a.key, b.key));
  return diagnostics.length > 0 ? failed(diagnostics) : resultOf(templates, diagnostics);
};

const problem = (file: string, message: string): Diagnostic => ({
  code: 'compiler/template',
  severity: 'error',
  message,
  at: { file },
});

interface RawTemplate extends Omit<RuleTemplate, 'scope' | 'flows' | 'strip'> {
  readonly scope: readonly { readonly on?: ServerKind; readonly all: readonly string[] }[];
  readonly flows?: readonly TemplateFlow[];
  readonly strip?: readonly TemplateStrip[];
}

const decodeTemplate = (value: unknown, file: string, report: (diagnostic: Diagnostic) => void): RuleTemplate => {
  // The schema has just checked every property; tsc cannot see what a JSON Schema guarantees.
  const raw = value as RawTemplate;
  const flows = raw.flows ?? [];
  const strip = raw.strip ?? [];
  for (const flow of flows)
    if ([flow.constant, flow.expression, flow.fromServer].filter((given) => given !== undefined).length !== 1)
      report(
        problem(file, `the flow to \`${flow.target}\` needs one of \`constant\`, \`expression\` and \`fromServer\``),
      );
  if (flows.length + strip.length === 0 && raw.clone === undefined)
    report(problem(file, 'the rule contributes nothing'));
  const scope = raw.scope.map((group) => ({
    ...(group.on === undefined ? {} : { on: group.on }),
    all: group.all.map((text) => decodeClause(text, (message) => report(problem(file, message)))),
  }));
  return { ...raw, scope, flows, strip };
};

const operators: ReadonlySet<string> = new Set(scopeOperators);
const isOperator = (text: string): text is ScopeOperator => operators.has(text);

const decodeClause = (text: string, report: (message: string) => void): TemplateClause => {
  if (text.startsWith('${')) {
    // The pattern of the schema allows exactly the placeholders of the union.
    return { placeholder: text.slice(2, -1) as HomePlaceholder['placeholder'] };
  }
  const [attribute = '', operator = '', ...rest] = text.split(' ');
  if (isOperator(operator)) return { attribute, operator, value: rest.join(' ') };
  report(`\`${operator}\` is no scope operator`);
  return { attribute, operator: 'ISNOTNULL', value: '' };
};

/** Whether the workspace fulfils the conditions of a rule, a flow or a strip list. */
export const conditionsHold = (when: Conditions | undefined, options: Options, cloud: Cloud): boolean =>
  Object.entries(when ?? {}).every(([name, expected]) => {
    const actual = name === 'cloud' ? cloud : new Map(Object.entries(options)).get(name);
    return String(actual) === expected;
  });

/** `${objectType}` as the standard rules spell the AD types in their names and tags. */
export const fillObjectType = (text: string, objectType: string): string =>
  text.replace(/\$\{objectType\}/g, () => objectType.charAt(0).toUpperCase() + objectType.slice(1));
