import { ruleSetChecks } from '../../src/checks/rule-set/registry.js';
import { runRuleSetChecks } from '../../src/checks/run-checks.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { formula, rule, ruleSet } from '../checks/build.js';

/** A report of every kind of finding, with names that try to break out of a format. */
export const hostileReport = (): CheckReport => {
  const hostile = rule({
    id: '00000000-0000-4000-8000-000000000001',
    name: 'a"><b>\n::error::%0A,:\u202e',
    precedence: 1,
    description: '',
    flows: [formula('title', 'lcase([title])')],
  });
  const run = runRuleSetChecks(ruleSetChecks, ruleSet([hostile]), {
    placeOfRule: () => ({ file: 'folder/a b,c%.xml', line: 3, column: 7 }),
  });
  const findings = run.findings.map(({ finding }) => finding);
  const [first, ...rest] = findings;
  if (first === undefined) throw new Error('the rule is wrong enough');
  return {
    findings: rest,
    suppressed: [{ finding: first, reason: 'known' }],
    notChecked: run.notChecked,
    checks: run.checks,
    files: new Map(),
  };
};
