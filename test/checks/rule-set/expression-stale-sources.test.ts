import { expressionStaleSources } from '../../../src/checks/rule-set/expression-stale-sources.js';
import type { Flow } from '../../../src/rule/sync-rule.js';
import { formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

const flow = (sources: readonly string[]) => [
  rule({ flows: [{ ...formula('title', 'Trim([title])'), sources } as Flow] }),
];

ruleSetCases(expressionStaleSources, {
  fires: { 'one that is not read': flow(['title', 'mail']), 'one that is missing': flow(['mail']) },
  quiet: { 'what is read': flow(['title']), 'no list': flow([]) },
});
