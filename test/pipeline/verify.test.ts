import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import { verifyWorkspace } from '../../src/pipeline/verify/verify.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { openCase } from './case.js';

const opened = openCase('contoso');

/** The compiled rules with one change to the rule of a server whose name contains `part`. */
const broken = (part: string, change: (rule: SyncRule) => SyncRule) => {
  const compiled = compileWorkspace(opened);
  invariant(compiled.ok, 'the reference case compiles');
  let changed = 0;
  const rules = compiled.value.map(({ server, rules: own }): [string, SyncRule[]] => [
    server,
    own.map((rule) => {
      if (!rule.name.includes(part)) return rule;
      changed++;
      return change(rule);
    }),
  ]);
  expect(changed).toBeGreaterThan(0);
  return new Map(rules);
};
const without = (target: string) => (rule: SyncRule) => ({
  ...rule,
  flows: rule.flows.filter((flow) => flow.target !== target),
});

describe('the statements of design 6 hold for invented directories', () => {
  it('one thousand of them', { timeout: 1_200_000 }, () => {
    const result = verifyWorkspace(opened, { runs: 1000, seed: 20_260_101, size: 8 });
    invariant(result.ok, JSON.stringify(result.diagnostics));
    expect(result.value.counterexample).toBeNull();
    expect(result.value.runs).toBe(1000);
  });
});

describe('one broken flow is found, and the directory that shows it is small', () => {
  it.each<[string, string, string]>([
    ['G10', 'accountEnabled', 'foreign-accounts'],
    ['C10', 'accountEnabled', 'foreign-accounts'],
    ['C20', 'msExchRemoteRecipientType', 'foreign-accounts'],
    ['C23', 'targetAddress', 'routable'],
  ])('%s without %s breaks %s', { timeout: 300_000 }, (rule, target, statement) => {
    const rules = broken(`onegal ${rule}`, without(target));
    const result = verifyWorkspace(opened, { runs: 150, seed: 1, size: 6, rules });
    invariant(result.ok, JSON.stringify(result.diagnostics));
    const { counterexample } = result.value;
    expect(counterexample?.statement).toBe(statement);
    expect(JSON.parse(counterexample?.people ?? '{}').people.length).toBeLessThanOrEqual(2);
  });
});
