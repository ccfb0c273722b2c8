import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { openCase } from './case.js';

const simulate = (options: string) => {
  const opened = openCase('contoso', '0.0.0', (files) => {
    const text = files.get('onegal.yaml') ?? '';
    files.set('onegal.yaml', text.replace(/\noptions:\n.*/s, `\noptions:\n  ${options}\n`));
    // Expectations state the outcome of the options that the case has.
    for (const path of [...files.keys()]) if (path.startsWith('expectations/')) files.delete(path);
  });
  const simulated = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf });
  invariant(simulated.ok, JSON.stringify(simulated.diagnostics));
  return simulated.value;
};

/** The account of a user of China without mail in the global tenant, and how it is listed there. */
const withoutMail = (options: string) => {
  const { outcome } = simulate(options);
  const isIt = ({ sources }: { readonly sources: readonly string[] }) =>
    sources.some((dn) => dn.startsWith('CN=刘洋,'));
  const exported = outcome.servers.find(({ server }) => server === 'G')?.exports.find(isIt);
  const object = outcome.tenants.find(({ tenant }) => tenant === 'global')?.objects.find(isIt);
  return exported === undefined || object === undefined
    ? null
    : {
        accountEnabled: exported.attributes.get('accountEnabled'),
        passwordSync: exported.passwordSync,
        userPrincipalName: object.userPrincipalName,
        isRecipient: object.recipient.isRecipient,
      };
};

describe('options of scenario H in the simulation', () => {
  it('foreignWithoutMail: left out, or a disabled account that is no recipient (P27)', () => {
    expect(withoutMail('foreignWithoutMail: filter')).toBeNull();
    expect(withoutMail('foreignWithoutMail: keep')).toEqual({
      accountEnabled: false,
      passwordSync: false,
      userPrincipalName: 'liuyang@contoso.onmicrosoft.com',
      isRecipient: false,
    });
  });

  it('operatorPrecedence: strictly from left to right, the filter of the standard rules is ill-typed (H10, C1)', () => {
    const exportsOf = (options: string) => simulate(options).outcome.servers.map(({ exports }) => exports.length);
    const { findings, outcome } = simulate('operatorPrecedence: strictLeft');
    expect(findings.map(({ message }) => message)).toContain(
      'rule `In from AD - User Join`: `||` takes Booleans, not text',
    );
    const users = outcome.servers.flatMap(({ exports }) => exports.filter(({ objectType }) => objectType === 'user'));
    expect(users).toEqual([]);
    expect(exportsOf('operatorPrecedence: comparisonFirst')).toEqual(exportsOf('domainMode: split # the default'));
  });
});
