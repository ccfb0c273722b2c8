import { invariant } from '../../../base/assert-never.js';
import type { FileSet } from '../../../base/files.js';
import { zeroGuid } from '../../guid.js';
import { ruleFingerprint } from '../../rule-fingerprint.js';
import { aadConnectorId } from '../../server-export.js';
import type { Flow, SyncRule } from '../../sync-rule.js';
import { type PsValue, psValue } from './literal.js';
import { kindAndSources } from './write-script.js';

/** What the import and undo scripts of one server are made of. */
export interface ServerScriptInput {
  readonly rules: readonly SyncRule[];
  /** Names of the server's connectors: the scripts find connectors by name, never by identifier. */
  readonly connectors: { readonly ad: string; readonly aad: string };
  /** Attributes the rules read, to be selected on the AD connector. */
  readonly sourceAttributes: readonly string[];
  /** The rules of the connector that the generated ones were computed from; the import refuses when they differ (PS-W5). */
  readonly baseline: readonly SyncRule[];
  /** Identifiers that other workspaces or options could have given to rules of onegal on this server. */
  readonly ownIds: readonly string[];
  /** The data onegal ships, for the fixed part of the scripts in `rules/scripts/`. */
  readonly data: FileSet;
}

/** `Import-SyncRules.ps1`: adds or updates the rules after checking everything (export-formats 6). */
export const importScript = (input: ServerScriptInput): string =>
  assemble(input.data, 'Import-SyncRules.ps1', {
    AdConnector: input.connectors.ad,
    AadConnector: input.connectors.aad,
    SourceAttributes: input.sourceAttributes,
    OwnIdentifiers: input.ownIds.filter((id) => !input.rules.some((rule) => rule.id === id)),
    Baseline: input.baseline.map((rule) => ({ Name: rule.name, Fingerprint: ruleFingerprint(rule) })),
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
  // In one pass over our own text: what is put in is never searched for places to put something.
  const script = part(data, name).replace(/# onegal:(data|functions)/g, (_, what: string) =>
    what === 'data' ? `$onegal = ${psValue(values)}` : part(data, 'functions.ps1').trimEnd(),
  );
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
  PrecedenceAfter: rule.precedenceAfter ?? zeroGuid,
  PrecedenceBefore: rule.precedenceBefore ?? zeroGuid,
  SoftDeleteExpiryInterval: rule.softDeleteExpiryInterval,
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

const flowValue = (flow: Flow): PsValue => ({
  Destination: flow.target,
  FlowType: kindAndSources(flow).kind,
  Source: kindAndSources(flow).sources,
  Expression: flow.kind === 'expression' ? flow.expression : '',
  ValueMergeType: flow.merge,
  ExecuteOnce: flow.applyOnce,
});
