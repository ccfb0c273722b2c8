import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import type { EngineOutput } from '../../src/engine/engine.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { engineFindings } from '../../src/pipeline/engine-findings.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { jsonText } from '../../src/report/json.js';
import { aadId, direct, dnOf, formula, object, rule, run, skeleton } from '../engine/build-rule.js';
import { simulated } from '../gal/simulated.js';
import { openCase, schemaErrors } from './case.js';

const findingsOf = (output: EngineOutput) => engineFindings('Global', output);

const directory = (person: string | undefined, contact: string | undefined): string => `objects:
  - dn: '${person}'
    objectClass: [top, person, organizationalPerson, user]
    objectGUID: 00000000-0000-4000-8000-000000009901
    objectSid: S-1-5-21-1004336348-1177238915-682003330-19901
    sAMAccountName: annaorder
    userPrincipalName: annaorder@contoso.com
    cn: Anna Order
    displayName: Anna Order
    mail: annaorder@contoso.com
    userAccountControl: 512
  - dn: '${contact}'
    objectClass: [top, person, organizationalPerson, contact]
    objectGUID: 00000000-0000-4000-8000-000000009902
    cn: An Order
    displayName: An Order
    mail: annaorder@contoso.com
    mailNickname: anorder
    targetAddress: SMTP:annaorder@contoso.com
    proxyAddresses: [SMTP:annaorder@contoso.com]
`;

/** A person the cloud gives back the opposite of what it is given. */
const restless = () =>
  run(
    [
      ...skeleton(),
      rule({
        connector: aadId,
        precedence: 20,
        join: [['sourceAnchor = sourceAnchor']],
        flows: [formula('title', 'IIF(IsPresent([title]),NULL,"x")')],
      }),
      rule({ direction: 'Outbound', precedence: 60, flows: [direct('title')] }),
    ],
    { objects: [object('Anna', { employeeID: 'anna' }), object('Berta', { employeeID: 'berta' })] },
  );

describe('what the engine says, in findings.json', () => {
  it('a loop names the AD objects in it', () => {
    const findings = findingsOf(restless());
    expect(findings).toMatchObject([
      { check: 'engine/loop', severity: 'error', tenant: 'Global', objects: [dnOf('Anna'), dnOf('Berta')] },
    ]);
    expect(schemaErrors('findings', jsonText(findings))).toEqual([]);
  });

  it('an undocumented point names objects that rest on it, twenty at most, and is marked', () => {
    const people = Array.from({ length: 30 }, (_, i) => object(`P${i}`, { employeeID: String(i) }));
    const rules = [...skeleton(), rule({ scope: [['isHidden EQUAL False']], flows: [direct('title')] })];
    const [finding, ...others] = findingsOf(run(rules, { objects: people }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ check: 'engine/open-point', severity: 'info', marks: ['SCP-9'] });
    expect(finding?.message).toContain('30 objects');
    expect(finding?.objects).toHaveLength(20);
    expect(finding?.objects).toContain(dnOf('P0'));
  });

  it('a mistake of a rule is there without objects', () => {
    const findings = findingsOf(run([...skeleton(), rule({ flows: [formula('title', 'Trim([title]')] })], {}));
    expect(findings.map(({ severity, objects }) => ({ severity, objects }))).toEqual([
      { severity: 'error', objects: [] },
    ]);
  });

  it('a contact with the mail of a person: what becomes of them is chance, and both are named (STG-14)', () => {
    const [person, contact] = [
      'CN=Anna Order,OU=Berlin,OU=People,DC=contoso,DC=internal',
      'CN=An Order,OU=Berlin,OU=People,DC=contoso,DC=internal',
    ];
    const opened = openCase('contoso', '0.0.0', (files) => {
      for (const path of [...files.keys()]) if (path.startsWith('expectations/')) files.delete(path);
      files.set('directory/order.yaml', directory(person, contact));
    });
    const result = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf });
    invariant(result.ok, JSON.stringify(result.diagnostics));
    const found = result.value.findings.filter(({ check }) => check === 'engine/order-dependent');
    expect(found.map(({ tenant, objects, severity }) => ({ tenant, objects, severity }))).toEqual(
      ['china', 'global'].map((tenant) => ({ tenant, objects: [contact, person], severity: 'warning' })),
    );
    expect(result.value.servers.map(({ output }) => output.orders.runAgain)).toEqual([2, 2]);
  });

  it.each(['contoso', 'three-tenants'])(
    'golden/%s does not hinge on an order, and nothing is run again (STG-14)',
    (name) => {
      const { servers, findings } = simulated(name).simulation;
      for (const { output } of servers) expect(output.orders).toEqual({ runAgain: 0, dependent: [] });
      expect(findings.filter(({ check }) => check === 'engine/order-dependent')).toEqual([]);
    },
  );
});
