import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText, sortedBy } from '../base/order.js';
import { failed, type Result, resultOf } from '../base/result.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
import { type ConnectorNames, connectorNames } from '../rule/codec/connector-names.js';
import { type Loss, lossesOf } from '../rule/codec/losses.js';
import { type RuleFormat, ruleFormats } from '../rule/codec/registry.js';
import { readConnector } from '../rule/server-export/read-connector.js';
import type { SyncRule } from '../rule/sync-rule.js';

/** A set of rules in another format, with everything that format cannot carry. */
export interface Conversion {
  readonly to: RuleFormat['name'];
  readonly rules: readonly SyncRule[];
  readonly losses: readonly Loss[];
  /** What is written, `loss.json` included. */
  readonly files: FileSet;
}

/** The formats of `--to`. */
export const formatNames: readonly string[] = ruleFormats.map(({ name }) => name);

/** What of a folder can be read as rules or names their connectors. */
export const isRuleInput = (path: string): boolean =>
  /\.xml$/i.test(path) ||
  ruleFormats.some(({ extensions }) => extensions.some((end) => path.toLowerCase().endsWith(end)));

/**
 * Reads rules of any format and writes them in another (design 3, `rules`). In a folder with `SynchronizationRules/`, a
 * server export or what `compile` writes, only the rules in there count. `connectors` are the files of another export
 * that names the connectors.
 */
export const convertRules = (input: FileSet, to: string, connectors: FileSet): Result<Conversion> => {
  const format = ruleFormats.find(({ name }) => name === to);
  if (format === undefined) return failed([unknownFormat(to)]);
  const diagnostics: Diagnostic[] = [];
  const names = namesIn(new Map([...connectors, ...input]), diagnostics);
  const rules = readRules(ruleFilesOf(input), names, diagnostics);
  if (rules.length === 0 && diagnostics.length === 0) diagnostics.push(noRules);
  const read = resultOf(rules, diagnostics);
  if (!read.ok) return read;
  const losses = rules.flatMap((rule) => lossesOf(rule, format.carried(rule, names)));
  const written = new Map(format.write(rules, names)).set('loss.json', jsonText({ to: format.name, losses }));
  return resultOf({ to: format.name, rules, losses, files: written }, diagnostics);
};

const inConnectors = /(?:^|\/)connectors\/[^/]+\.xml$/i;
const inRules = /(?:^|\/)synchronizationrules\/[^/]+\.xml$/i;
const besides = /(?:^|\/)(?:connectors|globalsettings)\//i;

const ruleFilesOf = (input: FileSet): FileSet => {
  const exported = [...input].filter(([path]) => inRules.test(path));
  return new Map(exported.length > 0 ? exported : [...input].filter(([path]) => !besides.test(path)));
};

const namesIn = (files: FileSet, diagnostics: Diagnostic[]): ConnectorNames =>
  connectorNames(
    sortedBy(files, ([path]) => path).flatMap(([path, text]) => {
      if (!inConnectors.test(path)) return [];
      const connector = readConnector(text, path);
      // Only its name is of interest here, so remarks on its schema are not.
      diagnostics.push(...connector.diagnostics.filter(({ severity }) => severity === 'error'));
      return connector.ok ? [connector.value] : [];
    }),
  );

const readRules = (files: FileSet, names: ConnectorNames, diagnostics: Diagnostic[]): readonly SyncRule[] => {
  const places = new Map<string, string>();
  const rules: SyncRule[] = [];
  for (const [path, text] of sortedBy(files, ([file]) => file)) {
    const format = ruleFormats.find(({ extensions }) => extensions.some((end) => path.toLowerCase().endsWith(end)));
    const read = format?.read(text, path, names);
    diagnostics.push(...(read?.diagnostics ?? []));
    for (const rule of read?.ok === true ? read.value : []) {
      const first = places.get(rule.id);
      if (first !== undefined) diagnostics.push(duplicate(rule, path, first));
      places.set(rule.id, path);
      rules.push(rule);
    }
  }
  return rules.sort((a, b) => a.precedence - b.precedence || compareText(a.id, b.id));
};

const unknownFormat = (to: string): Diagnostic => ({
  code: 'pipeline/unknown-format',
  severity: 'error',
  message: `there is no format \`${to}\``,
  help: `Choose one of ${formatNames.join(', ')}.`,
});

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

/** What `onegal rules` prints: how many rules, which files, and each loss. */
export const conversionText = ({ to, rules, losses, files }: Conversion): string => {
  const written = [...files.keys()].filter((path) => path !== 'loss.json').length;
  const lines = losses.map(
    ({ rule, field, value, becomes }) =>
      `  ${visible(rule)}: ${field} ${shown(value)} ${becomes === '' ? 'is left out' : `becomes ${shown(becomes)}`}`,
  );
  const lost = losses.length === 0 ? 'nothing is lost' : `${losses.length} things are lost (loss.json)`;
  return [`${rules.length} rules to ${to}: ${written} files, ${lost}`, ...lines].join('\n');
};

const shown = (value: string): string => {
  const text = visible(value);
  return text === '' ? '(nothing)' : text.length <= 80 ? text : `${text.slice(0, 77)}...`;
};

/** The same for programs. */
export const conversionJson = ({ to, rules, losses, files }: Conversion): string =>
  jsonText({
    to,
    rules: rules.map(({ id, name, precedence }) => ({ id, name, precedence })),
    files: [...files.keys()],
    losses,
  });
