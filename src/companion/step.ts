import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText, sortedBy } from '../base/order.js';
import { readYaml } from '../base/read-yaml.js';
import { type Result, resultOf } from '../base/result.js';
import { compileSchema } from '../base/validate.js';

/** One thing to configure beside the rules, before it is repeated for tenants and domains (`rules/companion`, scenario D). */
export interface StepTemplate {
  readonly key: string;
  readonly order: number;
  readonly platform: PlatformKind;
  readonly each:
    | 'once'
    | 'foreign'
    | 'domain'
    | 'foreignDomain'
    | 'acceptedDomain'
    | 'connector'
    | 'hostConnector'
    | 'allowedTenant'
    | 'addressSpace';
  readonly title: string;
  readonly why: string;
  readonly source: string;
  /** Options of the workspace that must have these values. */
  readonly when?: Readonly<Record<string, string>>;
  /** Holes that must have a value. */
  readonly needs?: readonly string[];
  readonly commands: readonly CommandTemplate[];
}

export type PlatformKind = 'onPremises' | 'tenant' | 'adfs';

export interface CommandTemplate {
  /** When this call finds something that is as it must be, nothing is run. */
  readonly find?: FindTemplate;
  readonly run: CallTemplate;
  /** Runs instead of `run` when `find` found something that is not as it must be. */
  readonly otherwise?: CallTemplate;
}

export interface CallTemplate {
  readonly cmdlet: string;
  readonly parameters?: Readonly<Record<string, ParameterTemplate>>;
}

export interface FindTemplate extends CallTemplate {
  readonly property?: string;
  readonly contains?: string;
  /** Values that what was found must have. */
  readonly has?: Readonly<Record<string, ParameterTemplate>>;
}

export type ParameterTemplate = string | readonly string[] | Readonly<Record<string, string>>;

const folder = 'rules/companion/';
const schemaPath = 'schemas/companion-step.schema.json';

/** The steps that come with the package, in the order in which they run. */
export const readSteps = (resources: FileSet): Result<readonly StepTemplate[]> => {
  const schema = resources.get(schemaPath);
  invariant(schema !== undefined, `the package has no ${schemaPath}`);
  const check = compileSchema(schema);
  const diagnostics: Diagnostic[] = [];
  const steps: StepTemplate[] = [];
  for (const [file, text] of sortedBy(resources, ([path]) => path)) {
    if (!file.startsWith(folder) || !file.endsWith('.yaml')) continue;
    const node = readYaml(text, file);
    const checked = node.ok ? check(node.value) : node;
    diagnostics.push(...checked.diagnostics);
    // The schema has just checked every property; tsc cannot see what a JSON Schema guarantees.
    if (checked.ok) steps.push(checked.value as StepTemplate);
  }
  return resultOf(
    steps.sort((a, b) => a.order - b.order || compareText(a.key, b.key)),
    diagnostics,
  );
};
