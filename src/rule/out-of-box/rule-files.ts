import { invariant } from '../../base/assert-never.js';
import type { Diagnostic } from '../../base/diagnostic.js';
import type { FileSet } from '../../base/files.js';
import { sortedBy } from '../../base/order.js';
import { readYaml } from '../../base/read-yaml.js';
import { type Result, resultOf } from '../../base/result.js';
import { compileSchema } from '../../base/validate.js';
import type { LinkType, MergeType } from '../sync-rule.js';

/** An optional feature of the product that brings rules of its own. */
export type Feature = 'hybridExchange';

/** Flows in the short notation of `rules/out-of-box`, which `schemas/out-of-box.schema.json` describes; names stand in one text, separated by commas. */
export interface FlowSet {
  readonly use?: string;
  readonly direct?: string;
  readonly trim?: string;
  readonly cut?: string;
  readonly first?: string;
  readonly keep?: string;
  readonly constant?: Readonly<Record<string, string>>;
  readonly expression?: Readonly<Record<string, string>>;
  readonly merge?: MergeType;
}

/** A standard rule in the short notation. */
export interface RuleEntry extends FlowSet {
  readonly name: string;
  readonly tag: string;
  readonly precedence: number;
  readonly types: string;
  readonly why: string;
  readonly link?: LinkType;
  readonly passwordSync?: boolean;
  readonly feature?: Feature;
  readonly scope?: readonly string[];
  readonly join?: readonly string[];
}

/** What all files of `rules/out-of-box` say together; sets and join lists are shared between files. */
export interface RuleFiles {
  readonly joins: ReadonlyMap<string, readonly string[]>;
  readonly sets: ReadonlyMap<string, FlowSet>;
  readonly rules: readonly RuleEntry[];
  readonly fileOf: ReadonlyMap<RuleEntry, string>;
}

interface RuleFile {
  readonly joins?: Readonly<Record<string, readonly string[]>>;
  readonly sets?: Readonly<Record<string, FlowSet>>;
  readonly rules?: readonly RuleEntry[];
}

const folder = 'rules/out-of-box/';
const schemaPath = 'schemas/out-of-box.schema.json';

/** Reads the files that come with the package; a name that two of them define is an error (design 5). */
export const readRuleFiles = (resources: FileSet): Result<RuleFiles> => {
  const schema = resources.get(schemaPath);
  invariant(schema !== undefined, `the package has no ${schemaPath}`);
  const check = compileSchema(schema);
  const diagnostics: Diagnostic[] = [];
  const joins = new Map<string, readonly string[]>();
  const sets = new Map<string, FlowSet>();
  const fileOf = new Map<RuleEntry, string>();
  for (const [file, text] of sortedBy(resources, ([path]) => path)) {
    if (!file.startsWith(folder) || !file.endsWith('.yaml')) continue;
    const node = readYaml(text, file);
    const checked = node.ok ? check(node.value) : node;
    diagnostics.push(...checked.diagnostics);
    if (!checked.ok) continue;
    // The schema has just checked every property; tsc cannot see what a JSON Schema guarantees.
    const content = checked.value as RuleFile;
    const add = <T>(to: Map<string, T>, entries: Readonly<Record<string, T>>): void => {
      for (const [name, entry] of Object.entries(entries)) {
        if (to.has(name)) diagnostics.push(ruleFileProblem(file, `\`${name}\` is defined twice`));
        to.set(name, entry);
      }
    };
    add(joins, content.joins ?? {});
    add(sets, content.sets ?? {});
    for (const rule of content.rules ?? []) fileOf.set(rule, file);
  }
  invariant(fileOf.size > 0 || diagnostics.length > 0, `the package has no rules in ${folder}`);
  return resultOf({ joins, sets, rules: [...fileOf.keys()], fileOf }, diagnostics);
};

/** A mistake in a file of the package that its JSON Schema cannot see. */
export const ruleFileProblem = (file: string, message: string): Diagnostic => ({
  code: 'rule/out-of-box',
  severity: 'error',
  message,
  at: { file },
});
