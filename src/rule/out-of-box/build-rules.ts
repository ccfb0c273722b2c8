import type { Diagnostic } from '../../base/diagnostic.js';
import { type Result, resultOf } from '../../base/result.js';
import { parseScopeOperator } from '../operator-spelling.js';
import type { JoinCondition, ScopeClause, SyncRule } from '../sync-rule.js';
import { expandFlows } from './expand-flows.js';
import { type Feature, type RuleEntry, type RuleFiles, ruleFileProblem } from './rule-files.js';

/** A standard rule before it belongs to a connector of a server. */
export interface StandardRule {
  readonly connector: 'ad' | 'aad';
  readonly feature: Feature | null;
  readonly rule: Omit<SyncRule, 'id' | 'internalId' | 'connector'>;
}

/** The standard rules by precedence; a mistake in the files names its file (design 5). */
export const buildRules = (files: RuleFiles): Result<readonly StandardRule[]> => {
  const diagnostics: Diagnostic[] = [];
  const rules = files.rules.map((entry) => {
    const report = (message: string): void => {
      diagnostics.push(ruleFileProblem(files.fileOf.get(entry) ?? '', `\`${entry.name}\`: ${message}`));
    };
    return buildRule(entry, files, report);
  });
  rules.sort((a, b) => a.rule.precedence - b.rule.precedence);
  for (const [i, { rule }] of rules.entries())
    if (rules[i + 1]?.rule.precedence === rule.precedence)
      diagnostics.push(ruleFileProblem('rules/out-of-box', `two rules have the precedence ${rule.precedence}`));
  return resultOf(rules, diagnostics);
};

const buildRule = (entry: RuleEntry, files: RuleFiles, report: (message: string) => void): StandardRule => {
  const flows = expandFlows(entry, files.sets, report);
  const targets = new Set<string>();
  for (const { target } of flows) {
    if (targets.has(target)) report(`two flows go to \`${target}\``);
    targets.add(target);
  }
  const [sourceObjectType = '', targetObjectType = ''] = entry.types.split(' -> ');
  return {
    connector: / AAD - /.test(entry.name) ? 'aad' : 'ad',
    feature: entry.feature ?? null,
    rule: {
      version: 1,
      name: entry.name,
      description: entry.why,
      // The tag is the name without blanks and hyphens (AUT-1).
      immutableTag: `Microsoft.${entry.name.replace(/[ -]/g, '')}.${entry.tag}`,
      direction: entry.name.startsWith('In') ? 'Inbound' : 'Outbound',
      disabled: false,
      sourceObjectType,
      targetObjectType,
      linkType: entry.link ?? 'Join',
      precedence: entry.precedence,
      precedenceAfter: null,
      precedenceBefore: null,
      softDeleteExpiryInterval: '00:00:00',
      enablePasswordSync: entry.passwordSync ?? false,
      flows,
      joinGroups: (entry.join ?? []).flatMap((text) => joinGroups(text, files, report)),
      scopeGroups: (entry.scope ?? []).map((group) => group.split(' AND ').map((text) => scopeClause(text, report))),
      unknown: [],
    },
  };
};

const joinGroups = (
  text: string,
  files: RuleFiles,
  report: (message: string) => void,
): (readonly JoinCondition[])[] => {
  if (text.includes(' = ')) return [[joinCondition(text)]];
  const named = files.joins.get(text);
  if (named === undefined) report(`there is no join list \`${text}\``);
  return (named ?? []).map((condition) => [joinCondition(condition)]);
};

const joinCondition = (text: string): JoinCondition => {
  const [csAttribute = '', mvAttribute = ''] = text.replace(/ \(case-sensitive\)$/, '').split(' = ');
  return { csAttribute, mvAttribute, caseSensitive: text.endsWith(' (case-sensitive)') };
};

const scopeClause = (text: string, report: (message: string) => void): ScopeClause => {
  const [attribute = '', word = '', ...rest] = text.split(' ');
  const parsed = parseScopeOperator(word);
  if (parsed?.isCanonical !== true) report(`\`${word}\` is no scope operator`);
  return { attribute, operator: parsed?.operator ?? 'ISNOTNULL', value: rest.join(' ') };
};
