import { assertNever } from '../base/assert-never.js';
import { compareText } from '../base/order.js';
import { sha256Hex } from '../base/sha256.js';
import { zeroGuid } from './guid.js';
import type { Flow, SyncRule } from './sync-rule.js';

/**
 * SHA-256 of everything that decides what a rule does (export-formats 6.3): identifiers of rule and connector, which differ
 * between servers, version, order of flows and scope clauses, and the source lists of expressions take no part. The import
 * script computes the same from what the server has; `Get-RuleBody` in `rules/scripts/functions.ps1` is its twin.
 */
export const ruleFingerprint = (rule: SyncRule): string => sha256Hex(ruleBody(rule));

const ruleBody = (rule: SyncRule): string => {
  const head = [
    rule.name,
    rule.description,
    rule.direction,
    flag(rule.disabled),
    rule.sourceObjectType,
    rule.targetObjectType,
    rule.linkType,
    String(rule.precedence),
    rule.precedenceAfter ?? zeroGuid,
    rule.precedenceBefore ?? zeroGuid,
    rule.softDeleteExpiryInterval,
    rule.immutableTag,
    flag(rule.enablePasswordSync),
  ];
  const scope = rule.scopeGroups.map((group) =>
    part(sorted(group.map(({ attribute, operator, value }) => parts([attribute, operator, value])))),
  );
  const join = rule.joinGroups.map((group) =>
    part(group.map((one) => parts([one.csAttribute, one.mvAttribute, flag(one.caseSensitive)])).join('')),
  );
  return parts(head) + part(sorted(rule.flows.map(flowBody))) + part(sorted(scope)) + part(join.join(''));
};

const flowBody = (flow: Flow): string => {
  const { kind, source, expression } = contentOf(flow);
  return parts([flow.target, kind, source, expression, flow.merge, flag(flow.applyOnce)]);
};

const contentOf = (flow: Flow): { readonly kind: string; readonly source: string; readonly expression: string } => {
  switch (flow.kind) {
    case 'direct':
      return { kind: 'Direct', source: part(flow.source), expression: '' };
    case 'constant':
      return { kind: 'Constant', source: part(flow.constant), expression: '' };
    case 'expression':
      return { kind: 'Expression', source: '', expression: flow.expression };
    default:
      return assertNever(flow);
  }
};

const flag = (value: boolean): string => (value ? 'True' : 'False');

/** Each value with its length in front, so that no value can look like two; line ends are unified. */
const part = (value: string): string => {
  const text = value.replace(/\r\n?/g, '\n');
  return `${text.length}:${text}`;
};

const parts = (values: readonly string[]): string => values.map(part).join('');

const sorted = (lines: readonly string[]): string => [...lines].sort(compareText).join('');
