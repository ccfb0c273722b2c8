import type { SyncRule } from '../../rule/sync-rule.js';
import { type Property, type PropertyInput, property, resultingRules } from './property.js';

/** C.7.1: the numbers of all rules of the server. */
export const uniquePrecedence = (input: PropertyInput): Property => {
  const all = resultingRules(input);
  const problems: string[] = [];
  for (const [i, rule] of all.entries()) {
    const next = all[i + 1];
    if (next?.precedence === rule.precedence)
      problems.push(`\`${rule.name}\` and \`${next.name}\` both have the number ${rule.precedence}`);
  }
  for (const rule of input.rules) {
    if (rule.precedence < 1 || rule.precedence > 99)
      problems.push(`\`${rule.name}\` has the number ${rule.precedence}`);
    for (const other of input.rules)
      if (mustPrecede(rule, other) && rule.precedence >= other.precedence)
        problems.push(`\`${rule.name}\` (${rule.precedence}) must come before \`${other.name}\` (${other.precedence})`);
  }
  return property('C.7.1', 'precedence is unique, below 100 and in the right order', problems, [
    `${input.rules.length} custom and ${all.length - input.rules.length} other rules`,
  ]);
};

/** Resources before people, identity before the copied account rule; each judged by what the rules contribute. */
const mustPrecede = (a: SyncRule, b: SyncRule): boolean =>
  a.sourceObjectType === b.sourceObjectType &&
  ((resourceTypes.has(constantOf(a, 'msExchRecipientDisplayType') ?? '') &&
    constantOf(b, 'msExchRecipientDisplayType') === '6') ||
    (constantOf(a, 'accountEnabled') === 'False' && constantOf(b, 'accountEnabled') === 'True'));

/** Synchronised room and equipment mailboxes (scenario B.1). */
const resourceTypes: ReadonlySet<string> = new Set(['-2147481850', '-2147481594']);

const constantOf = (rule: SyncRule, target: string): string | undefined => {
  const flow = rule.flows.find((candidate) => candidate.target === target);
  return flow?.kind === 'constant' ? flow.constant : undefined;
};
