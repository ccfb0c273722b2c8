import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
import { connectorNames } from '../rule/codec/connector-names.js';
import { type Loss, lossesOf } from '../rule/codec/losses.js';
import { type RuleFormat, ruleFormats } from '../rule/codec/registry.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { readRuleInput } from './rule-input.js';

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

/**
 * Reads rules of any format and writes them in another (design 3, `rules`). `connectors` are the files of another export
 * that names the connectors.
 */
export const convertRules = (input: FileSet, to: string, connectors: FileSet): Result<Conversion> => {
  const format = ruleFormats.find(({ name }) => name === to);
  if (format === undefined) return failed([unknownFormat(to)]);
  const read = readRuleInput(input, connectors);
  if (!read.ok) return read;
  const { rules } = read.value;
  const names = connectorNames(read.value.connectors);
  const losses = rules.flatMap((rule) => lossesOf(rule, format.carried(rule, names)));
  const written = new Map(format.write(rules, names)).set('loss.json', jsonText({ to: format.name, losses }));
  return ok({ to: format.name, rules, losses, files: written }, read.diagnostics);
};

const unknownFormat = (to: string): Diagnostic => ({
  code: 'pipeline/unknown-format',
  severity: 'error',
  message: `there is no format \`${to}\``,
  help: `Choose one of ${formatNames.join(', ')}.`,
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
