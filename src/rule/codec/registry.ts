import type { FileSet } from '../../base/files.js';
import { ok, type Result } from '../../base/result.js';
import { expressionSources } from '../expression-sources.js';
import type { SyncRule } from '../sync-rule.js';
import type { ConnectorNames } from './connector-names.js';
import { dscRuleId, readDsc } from './dsc/read-dsc.js';
import { writeDsc } from './dsc/write-dsc.js';
import { readRuleScript } from './powershell/read-script.js';
import { writeRuleScript } from './powershell/write-script.js';
import { readRuleXml } from './xml/read-rule.js';
import { writeRuleXml } from './xml/write-rule.js';

/** A file format of rules. To add one: its folder, its tests, one entry below. */
export interface RuleFormat {
  /** What `--to` calls it. */
  readonly name: 'xml' | 'ps1' | 'dsc';
  /** How its files may end, in lower case. */
  readonly extensions: readonly string[];
  readonly read: (text: string, file: string, connectors: ConnectorNames) => Result<readonly SyncRule[]>;
  /** The files for a set of rules; their names come from identifiers and fixed words only (hardening OUT-1). */
  readonly write: (rules: readonly SyncRule[], connectors: ConnectorNames) => FileSet;
  /** The rule as it is once written and read again: what differs is lost (export-formats 5.6). */
  readonly carried: (rule: SyncRule, connectors: ConnectorNames) => SyncRule;
}

const single = (result: Result<SyncRule>): Result<readonly SyncRule[]> =>
  result.ok ? ok([result.value], result.diagnostics) : result;

/** As a server names it: lower-case, in braces (FOL-1). */
export const ruleFileName = (rule: SyncRule): string => `SynchronizationRules/SynchronizationRule_{${rule.id}}.xml`;

/** The rules as the folder of a server export holds them (FOL-1). */
export const writeRuleFiles = (rules: readonly SyncRule[]): FileSet =>
  new Map(rules.map((rule) => [ruleFileName(rule), writeRuleXml(rule)]));

export const ruleFormats: readonly RuleFormat[] = [
  {
    name: 'xml',
    extensions: ['.xml'],
    read: (text, file) => single(readRuleXml(text, file)),
    write: writeRuleFiles,
    carried: (rule) => rule,
  },
  {
    name: 'ps1',
    extensions: ['.ps1'],
    read: readRuleScript,
    write: (rules) => new Map([['SyncRules.ps1', writeRuleScript(rules)]]),
    carried: (rule) => ({ ...rule, internalId: rule.id, version: 1, unknown: [] }),
  },
  {
    name: 'dsc',
    extensions: ['.yml', '.yaml'],
    read: readDsc,
    write: (rules, connectors) =>
      new Map([['AADSyncRules.yml', writeDsc(rules, ({ connector }) => connectors.nameOf(connector))]]),
    carried: (rule, connectors) => {
      const connectorName = connectors.nameOf(rule.connector);
      const id = dscRuleId(rule.name, connectorName);
      const flows = rule.flows.map((flow) =>
        flow.kind === 'expression' ? { ...flow, sources: expressionSources(flow.expression) } : flow,
      );
      const connector = connectors.idOf(connectorName).id;
      const lost = { version: 1, softDeleteExpiryInterval: '00:00:00', unknown: [] } as const;
      return { ...rule, ...lost, id, internalId: id, connector, flows };
    },
  },
];
