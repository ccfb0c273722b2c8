import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText, sortedBy } from '../base/order.js';
import { type Result, resultOf } from '../base/result.js';
import { type ConnectorNames, connectorNames } from '../rule/codec/connector-names.js';
import { ruleFormats } from '../rule/codec/registry.js';
import { readConnector } from '../rule/server-export/read-connector.js';
import type { Connector } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';

/** Rules of any format, and the connectors that stood beside them. */
export interface RuleInput {
  /** By precedence, then identifier. */
  readonly rules: readonly SyncRule[];
  /** Empty where there were only rules. */
  readonly connectors: readonly Connector[];
  readonly fileOf: ReadonlyMap<SyncRule, string>;
}

/** What of a folder can be read as rules or names their connectors. */
export const isRuleInput = (path: string): boolean =>
  /\.xml$/i.test(path) ||
  ruleFormats.some(({ extensions }) => extensions.some((end) => path.toLowerCase().endsWith(end)));

/**
 * Reads rules of any format. In a folder with `SynchronizationRules/`, a server export or what `compile` writes, only the rules
 * in there count. `connectors` are the files of another export that names the connectors.
 */
export const readRuleInput = (input: FileSet, connectorFiles: FileSet = new Map()): Result<RuleInput> => {
  const diagnostics: Diagnostic[] = [];
  const connectors = readConnectors(new Map([...connectorFiles, ...input]), diagnostics);
  const fileOf = readRules(ruleFilesOf(input), connectorNames(connectors), diagnostics);
  const rules = [...fileOf.keys()].sort((a, b) => a.precedence - b.precedence || compareText(a.id, b.id));
  if (rules.length === 0 && diagnostics.length === 0) diagnostics.push(noRules);
  return resultOf({ rules, connectors, fileOf }, diagnostics);
};

const inConnectors = /(?:^|\/)connectors\/[^/]+\.xml$/i;
const inRules = /(?:^|\/)synchronizationrules\/[^/]+\.xml$/i;
const besides = /(?:^|\/)(?:connectors|globalsettings)\//i;

const ruleFilesOf = (input: FileSet): FileSet => {
  const exported = [...input].filter(([path]) => inRules.test(path));
  return new Map(exported.length > 0 ? exported : [...input].filter(([path]) => !besides.test(path)));
};

const readConnectors = (files: FileSet, diagnostics: Diagnostic[]): readonly Connector[] =>
  sortedBy(files, ([path]) => path).flatMap(([path, text]) => {
    if (!inConnectors.test(path)) return [];
    const connector = readConnector(text, path);
    // Only its name and kind are of interest here, so remarks on its schema are not.
    diagnostics.push(...connector.diagnostics.filter(({ severity }) => severity === 'error'));
    return connector.ok ? [connector.value] : [];
  });

const readRules = (files: FileSet, names: ConnectorNames, diagnostics: Diagnostic[]): ReadonlyMap<SyncRule, string> => {
  const places = new Map<string, string>();
  const rules = new Map<SyncRule, string>();
  for (const [path, text] of sortedBy(files, ([file]) => file)) {
    const format = ruleFormats.find(({ extensions }) => extensions.some((end) => path.toLowerCase().endsWith(end)));
    const read = format?.read(text, path, names);
    diagnostics.push(...(read?.diagnostics ?? []));
    for (const rule of read?.ok === true ? read.value : []) {
      const first = places.get(rule.id);
      if (first !== undefined) diagnostics.push(duplicate(rule, path, first));
      places.set(rule.id, path);
      rules.set(rule, path);
    }
  }
  return rules;
};

const noRules: Diagnostic = {
  code: 'pipeline/no-rules',
  severity: 'error',
  message: 'there are no rules here',
  help: 'Give rule XML, a script of the rules editor, AADConnectDsc data, or the folder of a server export.',
};

const duplicate = (rule: SyncRule, file: string, first: string): Diagnostic => ({
  code: 'rule/duplicate-id',
  severity: 'error',
  message: `the rule \`${rule.name}\` has the id \`${rule.id}\` of another rule`,
  at: { file },
  help: `The other one is in ${first}; give one of the files only.`,
});
