import { isStandardRule, type SyncRule } from '../sync-rule.js';
import type { RuleFinding } from './rule-finding.js';

/** Identifiers and precedences: each once, custom rules from 0 to 99 (FOL-4, PREC-2, PREC-3). */
export function* checkNumbers(rules: readonly SyncRule[]): Generator<RuleFinding> {
  const byId = new Map<string, SyncRule>();
  const byPrecedence = new Map<number, SyncRule>();
  for (const rule of rules) {
    const sameId = byId.get(rule.id);
    if (sameId === undefined) byId.set(rule.id, rule);
    else yield duplicateId(rule, sameId);
    if (isUnnumbered(rule)) continue;
    const sameNumber = byPrecedence.get(rule.precedence);
    if (sameNumber === undefined) byPrecedence.set(rule.precedence, rule);
    else yield duplicatePrecedence(rule, sameNumber);
    if (!isStandardRule(rule) && rule.precedence > 99) yield highPrecedence(rule);
  }
}

/** 0 together with a neighbour asks the server for the number next to that rule (AUT-7). */
const isUnnumbered = (rule: SyncRule): boolean =>
  rule.precedence === 0 && (rule.precedenceBefore !== null || rule.precedenceAfter !== null);

const duplicateId = (rule: SyncRule, other: SyncRule): RuleFinding => ({
  rule,
  code: 'duplicate-id',
  severity: 'error',
  message: `it has the id \`${rule.id}\` of \`${other.name}\``,
  help: 'The server replaces a rule by another of the same id; give one of them a new id.',
});

const duplicatePrecedence = (rule: SyncRule, other: SyncRule): RuleFinding => ({
  rule,
  code: 'duplicate-precedence',
  severity: 'error',
  message: `it has the precedence ${rule.precedence} of \`${other.name}\``,
  help: 'Give each rule a number of its own; disabled rules keep theirs.',
});

const highPrecedence = (rule: SyncRule): RuleFinding => ({
  rule,
  code: 'custom-precedence',
  severity: 'warning',
  message: `its precedence ${rule.precedence} lies outside 0 to 99`,
  help: 'Numbers from 100 are for standard rules, an upgrade may take them; use one below 100.',
});
