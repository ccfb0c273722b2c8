import { invariant } from '../../../base/assert-never.js';
import type { FileSet } from '../../../base/files.js';
import { aadConnectorId } from '../../server-export.js';
import type { Flow, SyncRule } from '../../sync-rule.js';
import { type PsValue, psValue } from './literal.js';

/** What the import and undo scripts of one server are made of. */
export interface ServerScriptInput {
  readonly rules: readonly SyncRule[];
  /** Names of the server's connectors: the scripts find connectors by name, never by identifier. */
  readonly connectors: { readonly ad: string; readonly aad: string };
  /** Attributes the rules read, to be selected on the AD connector. */
  readonly sourceAttributes: readonly string[];
  /** Standard rules the generated ones were computed from; the import refuses when the server has others (PS-W5). */
  readonly standardRules: readonly { readonly name: string; readonly tag: string }[];
  /** The data onegal ships, for the fixed part of the scripts in `rules/scripts/`. */
  readonly data: FileSet;
}

/** `Import-SyncRules.ps1`: adds or updates the rules after checking everything (export-formats 6). */
export const importScript = (input: ServerScriptInput): string =>
  assemble(input.data, 'Import-SyncRules.ps1', {
    AdConnector: input.connectors.ad,
    AadConnector: input.connectors.aad,
    SourceAttributes: input.sourceAttributes,
    StandardRules: input.standardRules.map(({ name, tag }) => ({ Name: name, Tag: tag })),
    Rules: input.rules.map(ruleValue),
  });

/** `Remove-SyncRules.ps1`: undoes one run of the import from the record it wrote (export-formats 6.4). */
export const removeScript = (input: ServerScriptInput): string =>
  assemble(input.data, 'Remove-SyncRules.ps1', { AadConnector: input.connectors.aad });

const part = (data: FileSet, name: string): string => {
  const text = data.get(`rules/scripts/${name}`);
  invariant(text !== undefined, `the package has no rules/scripts/${name}`);
  return text;
};

/** UTF-8 with BOM and CRLF although every byte is ASCII: Windows PowerShell and every editor agree on that (PS-W3). */
const assemble = (data: FileSet, name: string, values: PsValue): string => {
  const script = part(data, name)
    .replace('# onegal:data', () => `$onegal = ${psValue(values)}`)
    .replace('# onegal:functions', () => part(data, 'functions.ps1').trimEnd());
  return `\ufeff${script.replace(/\r?\n/g, '\r\n')}`;
};

const ruleValue = (rule: SyncRule): PsValue => ({
  Identifier: rule.id,
  Name: rule.name,
  Description: rule.description,
  Direction: rule.direction,
  Disabled: rule.disabled,
  Connector: rule.connector === aadConnectorId ? 'aad' : 'ad',
  ConnectorId: null,
  SourceObjectType: rule.sourceObjectType,
  TargetObjectType: rule.targetObjectType,
  LinkType: rule.linkType,
  Precedence: rule.precedence,
  ImmutableTag: rule.immutableTag,
  EnablePasswordSync: rule.enablePasswordSync,
  Flows: rule.flows.map(flowValue),
  ScopeGroups: rule.scopeGroups.map((group) => ({
    Conditions: group.map(({ attribute, operator, value }) => ({
      Attribute: attribute,
      Operator: operator,
      Value: value,
    })),
  })),
  JoinGroups: rule.joinGroups.map((group) => ({
    Conditions: group.map(({ csAttribute, mvAttribute, caseSensitive }) => ({
      CSAttribute: csAttribute,
      MVAttribute: mvAttribute,
      CaseSensitive: caseSensitive,
    })),
  })),
});

/** Cmdlet shape of export-formats PS-5: a Direct flow names its attribute, a Constant carries its text as the source. */
const flowValue = (flow: Flow): PsValue => ({
  Destination: flow.target,
  FlowType: flow.kind === 'direct' ? 'Direct' : flow.kind === 'constant' ? 'Constant' : 'Expression',
  Source: flow.kind === 'direct' ? [flow.source] : flow.kind === 'constant' ? [flow.constant] : flow.sources,
  Expression: flow.kind === 'expression' ? flow.expression : '',
  ValueMergeType: flow.merge,
  ExecuteOnce: flow.applyOnce,
});
