import { describe, expect, it } from 'vitest';
import { readAsOf } from '../../src/pipeline/as-of.js';
import { explainPerson, type PersonExplanation } from '../../src/pipeline/explain.js';
import { explanationJson, explanationText } from '../../src/pipeline/explain-report.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { openCase, schemaErrors } from './case.js';

const opened = openCase('contoso');
const asOf = readAsOf('2026-01-01');
if (!asOf.ok) throw new Error('no instant');
const simulated = simulateWorkspace(opened, { rules: null, asOf: asOf.value, retains: true });
if (!simulated.ok) throw new Error(JSON.stringify(simulated.diagnostics));
const simulation = simulated.value;

const explain = (called: string, tenant: string | null = null, attribute: string | null = null): PersonExplanation => {
  const found = explainPerson(opened, simulation, called, { tenant, attribute });
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  return found.value;
};

const alice = 'CN=Alice Berg,OU=Berlin,OU=People,DC=contoso,DC=internal';

describe('who is meant', () => {
  it.each([
    'alice@contoso.com',
    'ALICE@contoso.com',
    alice,
    alice.toLowerCase(),
    'Alice Berg',
    'AAAAAAAAAECAAAAAAAABAQ==',
  ])('%s is Alice', (called) => {
    expect(explain(called).object.dn).toBe(alice);
  });

  it('nobody, and a tenant that does not exist, are refused', () => {
    const codes = (called: string, tenant: string | null) =>
      explainPerson(opened, simulation, called, { tenant, attribute: null }).diagnostics.map(({ code }) => code);
    expect(codes('nobody at all', null)).toEqual(['explain/nobody']);
    expect(codes('Alice Berg', 'globall')).toEqual(['explain/unknown-tenant']);
  });
});

describe('what decides', () => {
  const target = (called: string, tenant: string, attribute: string) =>
    explain(called, tenant, attribute).servers[0]?.way?.attributes.find((one) => one.attribute === attribute);

  it('a foreign user is disabled by the custom rule, over the standard ones', () => {
    const enabled = target('李伟', 'global', 'accountEnabled');
    expect(enabled?.value).toBe(false);
    const [winner, ...losers] = enabled?.flows ?? [];
    expect([winner?.lost, winner?.rule.precedence]).toEqual([null, 10]);
    expect(losers.map(({ lost }) => lost)).toEqual(losers.map(() => 'lower precedence'));
    expect(losers.length).toBeGreaterThan(2);
  });

  it('a rule out of scope says by which clause', () => {
    const flows = target('Lars Holm', 'china', 'mail')?.flows ?? [];
    const out = flows.find(({ lost }) => lost === 'out of scope');
    expect(out?.scope?.failed.map(({ clause }) => clause.attribute)).toEqual(['extensionAttribute15']);
  });

  it('only what has to do with the attribute is left', () => {
    const [server] = explain('Alice Berg', 'global', 'sn').servers;
    expect(server?.way?.attributes.map(({ attribute }) => attribute)).toEqual(['sn']);
    expect(server?.way?.channels.flatMap(({ attributes }) => attributes.map(({ attribute }) => attribute))).toEqual([
      'surname',
    ]);
  });

  it('the winner of every value gives this value', () => {
    for (const { dn } of opened.directory.objects) {
      for (const { way } of explain(dn).servers) {
        for (const { value, flows } of way?.attributes ?? []) {
          const winner = flows.find(({ lost }) => lost === null);
          if (winner === undefined) expect(value).toBeNull();
        }
      }
    }
  });
});

describe('why somebody is not synchronised', () => {
  it('names the clause and the smallest change', () => {
    const [server] = explain('Lars Holm', 'china').servers;
    expect(server?.notSynchronised?.because).toContain('`cloudFiltered NOTEQUAL True`, given by `onegal C05');
    expect(server?.notSynchronised?.change).toContain('`cloudFiltered`');
  });

  it('says so exactly for whom nothing is exported', () => {
    for (const { dn } of opened.directory.objects) {
      for (const { server, notSynchronised } of explain(dn).servers) {
        const run = simulation.servers.find((one) => one.server === server);
        const exports = [...(run?.output.exports ?? [])]
          .filter(([id]) => id.startsWith('b891884f'))
          .flatMap(([, all]) => all);
        expect(notSynchronised === null).toBe(exports.some(({ sources }) => sources.includes(dn)));
      }
    }
  });
});

describe('what is printed', () => {
  it('as a tree', () => {
    const text = explanationText(explain('李伟', 'global', 'accountEnabled'), true);
    expect(text).toContain('* 10 onegal G10 In from AD - User foreign identity from the constant "False" gives False');
    expect(text).toContain('tenant global: in the address list as MailUser');
    expect(explanationText(explain('Lars Holm', 'china'), false)).toContain('not synchronised because');
  });

  it('as JSON that its schema describes', () => {
    for (const { dn } of opened.directory.objects.slice(0, 60))
      expect(schemaErrors('explain', explanationJson(explain(dn)))).toEqual([]);
  });
});
