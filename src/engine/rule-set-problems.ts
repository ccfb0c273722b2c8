import type { Diagnostic } from '../base/diagnostic.js';
import { checkRuleSet } from '../rule/check-rule-set.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';

/** What the plan reports itself, with what it makes of the rule. */
const reportedByPlan: ReadonlySet<string> = new Set(['rule/unknown-connector']);

/** What is good advice about a rule and changes no result. */
const advice: ReadonlySet<string> = new Set(['rule/custom-precedence', 'rule/multi-to-single']);

/** Mistakes of a rule set that can be seen before an object runs (PREC-3, MRG-1, MRG-2, FLOW-1, FLOW-10, FLOW-11, SCP-2, SCP-7, SCP-12). */
export const ruleSetProblems = (
  rules: readonly SyncRule[],
  configuration: ServerConfiguration,
): readonly Diagnostic[] =>
  checkRuleSet(rules, configuration).filter(({ code }) => !reportedByPlan.has(code) && !advice.has(code));
