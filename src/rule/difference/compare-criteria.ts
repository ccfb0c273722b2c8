import { foldCase } from '../../base/fold-case.js';
import { compareText } from '../../base/order.js';
import type { JoinCondition, ScopeClause, SyncRule } from '../sync-rule.js';
import type { CosmeticNotes } from './cosmetic.js';
import type { RuleChange } from './rule-change.js';

/**
 * Scope groups are ORed and their clauses ANDed, so order and repetition mean nothing, nor does the case of text constants
 * (SCP-1, SCP-11); join groups are tried in order (JOIN-1), the conditions of one are not.
 */
export const compareCriteria = (before: SyncRule, after: SyncRule, notes: CosmeticNotes): readonly RuleChange[] => {
  const changes: RuleChange[] = [];
  const [oldScope, newScope] = [scopeTexts(before), scopeTexts(after)];
  if (oldScope.folded !== newScope.folded)
    changes.push({ kind: 'scope', subject: '', before: oldScope.sorted, after: newScope.sorted });
  else {
    if (oldScope.sorted !== newScope.sorted) notes.add('scopeCase', after.name);
    else if (oldScope.asWritten !== newScope.asWritten) notes.add('criteriaOrder', after.name);
  }
  const [oldJoin, newJoin] = [joinTexts(before), joinTexts(after)];
  if (oldJoin.sorted !== newJoin.sorted)
    changes.push({ kind: 'join', subject: '', before: oldJoin.sorted, after: newJoin.sorted });
  else if (oldJoin.asWritten !== newJoin.asWritten) notes.add('criteriaOrder', after.name);
  return changes;
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareText);

const scopeTexts = ({ scopeGroups }: SyncRule) => {
  const groups = (spell: (text: string) => string): string =>
    unique(scopeGroups.map((group) => unique(group.map((clause) => clauseText(clause, spell))).join(' and '))).join(
      '; or ',
    );
  return {
    asWritten: scopeGroups
      .map((group) => group.map((clause) => clauseText(clause, (text) => text)).join(' and '))
      .join('; or '),
    sorted: groups((text) => text),
    folded: groups(foldCase),
  };
};

/** ISNULL and ISNOTNULL ignore their constant (SCP-4). */
const clauseText = ({ attribute, operator, value }: ScopeClause, spell: (text: string) => string): string =>
  operator === 'ISNULL' || operator === 'ISNOTNULL'
    ? `${attribute} ${operator}`
    : `${attribute} ${operator} ${spell(value)}`;

const joinTexts = ({ joinGroups }: SyncRule) => {
  const texts = joinGroups.map((group) => group.map(conditionText));
  return {
    asWritten: texts.map((group) => group.join(' and ')).join('; then '),
    sorted: texts.map((group) => unique(group).join(' and ')).join('; then '),
  };
};

const conditionText = ({ csAttribute, mvAttribute, caseSensitive }: JoinCondition): string =>
  `${csAttribute} = ${mvAttribute}${caseSensitive ? ' (case-sensitive)' : ''}`;
