import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownRuleIds } from '../../src/compiler/compile-server.js';
import { sourceAttributesOf } from '../../src/compiler/source-attributes.js';
import {
  chinaTenant,
  clause,
  compileFor,
  configurationOf,
  errorsOf,
  globalTenant,
  printFlows,
  reference,
  rulesFor,
  serverRule,
  shippedTemplates,
  standardRules,
  threeTenants,
  usTenant,
  workspaceOf,
} from './reference.js';

const codes = (result: ReturnType<typeof compileFor>): string[] => result.diagnostics.map(({ code }) => code);

describe('compiling a server', () => {
  it('is clean for a server that has everything', () => {
    expect(compileFor('G', reference()).diagnostics).toEqual([]);
    expect(compileFor('C', reference()).diagnostics).toEqual([]);
  });

  it('gives nothing when there is no other tenant but the address filters', () => {
    const alone = workspaceOf([globalTenant], new Map());
    expect(rulesFor('G', alone).map((rule) => rule.name)).toEqual([
      'onegal G52 In from AD - Group addresses',
      'onegal G56 In from AD - Contact addresses',
    ]);
  });

  it('does not depend on the order of templates, marker values, later tenants or the server rules', () => {
    const expected = ['G', 'C', 'U'].map((name) => rulesFor(name, threeTenants()));
    const order = fc.tuple(
      fc.shuffledSubarray(shippedTemplates().slice(), { minLength: shippedTemplates().length }),
      fc.shuffledSubarray(['21V', '21V-STAGED'], { minLength: 2 }),
      fc.boolean(),
      fc.shuffledSubarray(standardRules(), { minLength: standardRules().length }),
    );
    fc.assert(
      fc.property(order, ([templates, china, swapped, rules]) => {
        const us: [string, string[]] = ['us', ['GCC-STAGED', 'GCC']];
        const markers = new Map<string, string[]>(swapped ? [us, ['china', china]] : [['china', china], us]);
        const tenants = swapped ? [globalTenant, usTenant, chinaTenant] : [globalTenant, chinaTenant, usTenant];
        const shuffled = workspaceOf(tenants, markers);
        const configuration = configurationOf({ rules });
        const compiled = ['G', 'C', 'U'].map((name) => rulesFor(name, shuffled, { templates, configuration }));
        expect(JSON.stringify(compiled)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing when its own rules are on the server already, however they were numbered', () => {
    for (const name of ['G', 'C']) {
      const rules = rulesFor(name, reference());
      const moved = rules.map((rule, i) => ({ ...rule, precedence: 99 - i }));
      for (const earlier of [rules, moved]) {
        const configuration = configurationOf({ rules: [...standardRules(), ...earlier] });
        expect(rulesFor(name, reference(), { configuration })).toEqual(rules);
      }
    }
  });

  it('gives identifiers that survive new numbers and differ between servers', () => {
    const before = rulesFor('C', reference());
    const custom = [5, 6, 10, 20].map((number) => serverRule(`custom ${number}`, number, []));
    const after = rulesFor('C', reference(), {
      configuration: configurationOf({ rules: [...standardRules(), ...custom] }),
    });
    expect(after.map((rule) => [rule.name, rule.id])).toEqual(before.map((rule) => [rule.name, rule.id]));
    expect(after.map((rule) => rule.precedence).slice(0, 4)).toEqual([7, 8, 11, 12]);
    const onG = new Set(rulesFor('G', reference()).map((rule) => rule.id));
    expect(before.filter((rule) => onG.has(rule.id))).toEqual([]);
    for (const rule of before)
      expect(rule.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('knows all identifiers it can give', () => {
    const own = ownRuleIds(threeTenants(), threeTenants().servers[0]!, shippedTemplates());
    for (const rule of rulesFor('G', threeTenants(), { inetOrgPersons: true })) expect(own.has(rule.id)).toBe(true);
  });

  it('says which numbers are taken when the range is full', () => {
    const custom = Array.from({ length: 90 }, (_, i) => i + 5).map((number) =>
      serverRule(`custom ${number}`, number, []),
    );
    const result = compileFor('G', reference(), {
      configuration: configurationOf({ rules: [...standardRules(), ...custom] }),
    });
    expect(errorsOf(result)).toEqual(['compiler/no-free-precedence']);
    expect(result.diagnostics[0]?.message).toContain('9 are free; taken: 5, 6, 7, 8');
  });

  it('never writes a rule without scope, without flows, with joins or outside of the plan', () => {
    for (const workspace of [
      reference(),
      threeTenants(),
      reference({ domainMode: 'dual', syncServiceMailboxes: false }),
    ])
      for (const { name } of workspace.servers)
        for (const rule of rulesFor(name, workspace, { inetOrgPersons: true })) {
          expect(rule.scopeGroups.length).toBeGreaterThan(0);
          expect(rule.scopeGroups.every((group) => group.length > 0)).toBe(true);
          expect(rule.flows.length).toBeGreaterThan(0);
          expect(new Set(rule.flows.map((flow) => flow.target)).size).toBe(rule.flows.length);
          expect(rule.joinGroups).toEqual([]);
          expect(rule.precedence).toBeLessThan(70);
        }
  });
});

describe('fitting to the server', () => {
  it('strips only what the metaverse knows and the own rules fill, and says what was left out (C.1.6)', () => {
    const rules = standardRules().map((rule) =>
      rule.name.endsWith(' Exchange')
        ? {
            ...rule,
            flows: rule.flows.filter(
              ({ target }) => target !== 'altRecipient' && target !== 'msExchRemoteRecipientType',
            ),
          }
        : rule,
    );
    const configuration = configurationOf({ rules, withoutTargets: ['msExchLitigationHoldDate'] });
    const result = compileFor('G', reference(), { configuration });
    const g20 = result.ok ? result.value.rules.find((rule) => rule.name.includes('G20')) : undefined;
    const targets = g20?.flows.map((flow) => flow.target);
    expect(targets).not.toContain('altRecipient');
    expect(targets).not.toContain('msExchLitigationHoldDate');
    expect(targets).toContain('msExchRemoteRecipientType');
    const leftOut = result.diagnostics.filter(({ code }) => code === 'compiler/strip-left-out');
    expect(leftOut.map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(leftOut.map(({ message }) => message).join()).toMatch(/`msExchLitigationHoldDate`.*|`altRecipient`.*/);
    expect(codes(result)).toContain('compiler/remote-recipient-type-not-filled');
  });

  it('leaves the remote recipient type out only when the metaverse does not know it', () => {
    const configuration = configurationOf({ withoutTargets: ['msExchRemoteRecipientType'] });
    for (const rule of rulesFor('C', reference(), { configuration }))
      expect(rule.flows.map((flow) => flow.target)).not.toContain('msExchRemoteRecipientType');
  });

  it('does not write a rule that has nothing left to strip', () => {
    const rules = standardRules().filter((rule) => !rule.name.endsWith('Lync'));
    const names = rulesFor('G', reference(), { configuration: configurationOf({ rules }) }).map((rule) => rule.name);
    expect(names.filter((name) => name.includes('Lync'))).toEqual([]);
  });

  it('refuses targets the metaverse does not know (FLOW-11)', () => {
    const result = compileFor('C', reference(), {
      configuration: configurationOf({ withoutTargets: ['usageLocation'] }),
    });
    expect(errorsOf(result)).toEqual(['compiler/unknown-target']);
  });

  it('reports sources that are not selected: an error in a scope, a warning in a flow (C.7.6, F83)', () => {
    const all = new Set(['G', 'C'].flatMap((name) => rulesFor(name, reference()).flatMap(sourceAttributesOf)));
    expect([...all]).toContain('proxyAddresses');
    const without = (attribute: string) => {
      const selected = new Set([...all].filter((name) => name !== attribute));
      return compileFor('C', reference(), { configuration: configurationOf({ selected }) }).diagnostics.filter(
        ({ code }) => code === 'compiler/attribute-not-selected',
      );
    };
    expect(without('extensionAttribute15')).toMatchObject([{ severity: 'error' }]);
    expect(without('objectSid')).toMatchObject([{ severity: 'warning' }]);
    expect(without('none of them')).toEqual([]);
  });

  it('clones the own account rule with its flows, found by name and tag, and never its password flag (AUT-9, AUT-10)', () => {
    const rules = standardRules().map((rule) =>
      rule.name === 'In from AD - User AccountEnabled'
        ? {
            ...rule,
            precedence: 333,
            immutableTag: 'Microsoft.InfromADUserAccountEnabled.012',
            flows: rule.flows.slice(0, 2),
          }
        : rule,
    );
    const g12 = rulesFor('G', reference(), { configuration: configurationOf({ rules }) }).find((rule) =>
      rule.name.includes('G12'),
    );
    expect(g12 && printFlows(g12)).toEqual({ accountEnabled: "'True'", cn: 'cn' });
    expect(g12).toMatchObject({ enablePasswordSync: false, immutableTag: '', precedence: 12 });
  });

  it.each([
    { title: 'is missing', change: () => [], severity: 'error' },
    {
      title: 'has no tag of Microsoft',
      change: (rule: ReturnType<typeof serverRule>) => [{ ...rule, immutableTag: '' }],
      severity: 'error',
    },
    {
      title: 'is disabled',
      change: (rule: ReturnType<typeof serverRule>) => [{ ...rule, disabled: true }],
      severity: 'warning',
    },
  ])('says so when the own account rule $title', ({ change, severity }) => {
    const rules = standardRules().flatMap((rule) =>
      rule.name === 'In from AD - User AccountEnabled' ? change(rule) : [rule],
    );
    const result = compileFor('G', reference(), { configuration: configurationOf({ rules }) });
    expect(result.diagnostics.filter(({ code }) => code === 'compiler/clone-source')).toMatchObject([{ severity }]);
  });

  it('repeats user rules for inetOrgPerson without moving them (C.3)', () => {
    const users = rulesFor('C', reference());
    const both = rulesFor('C', reference(), { inetOrgPersons: true });
    expect(both.filter((rule) => rule.sourceObjectType !== 'inetOrgPerson')).toEqual(users);
    const twins = both.filter((rule) => rule.sourceObjectType === 'inetOrgPerson');
    expect(twins).toHaveLength(users.filter((rule) => rule.sourceObjectType === 'user').length);
    const twin = twins.find((rule) => rule.name === 'onegal C20 In from AD - InetOrgPerson foreign Exchange');
    const user = users.find((rule) => rule.name === 'onegal C20 In from AD - User foreign Exchange');
    expect(twin?.flows).toEqual(user?.flows);
    expect(twin?.targetObjectType).toBe('person');
    expect(new Set(both.map((rule) => rule.precedence)).size).toBe(both.length);
  });

  it('warns in domain mode dual (A.3)', () => {
    expect(codes(compileFor('C', reference({ domainMode: 'dual' })))).toContain('compiler/dual-domain-mode');
  });

  it('falls back to the own domain of a tenant without routing domain (A.1)', () => {
    const { routingDomain: _, ...withoutRouting } = chinaTenant;
    const workspace = workspaceOf([globalTenant, withoutRouting], new Map([['china', ['21V']]]));
    const g20 = rulesFor('G', workspace).find((rule) => rule.name.includes('G20'));
    expect(g20 && printFlows(g20).targetAddress).toContain('"@cn.contoso.com"');
  });

  it('refuses when a foreign tenant cannot be reached at all', () => {
    const { routingDomain: _, ...unreachable } = { ...chinaTenant, verifiedDomains: [] };
    const workspace = workspaceOf([globalTenant, unreachable], new Map([['china', ['21V']]]));
    expect(errorsOf(compileFor('G', workspace))).toEqual(['compiler/no-domain']);
  });

  it('does not accept a target in a domain that this tenant accepts itself (F42)', () => {
    const dual = { ...chinaTenant, verifiedDomains: ['contoso.com', 'cn.contoso.com'] };
    const workspace = workspaceOf([globalTenant, dual], new Map([['china', ['21V']]]), {
      options: { domainMode: 'dual' },
    });
    const g20 = rulesFor('G', workspace).find((rule) => rule.name.includes('G20'));
    const text = (g20 && printFlows(g20).targetAddress) ?? '';
    expect(text).toContain('"cn.contoso.com"');
    expect(text).not.toContain('"contoso.com"');
  });
});

describe('hostile texts (VAL-4)', () => {
  it.each(['a".b', 'a b.c', 'a&b.c', 'contoso.com"', '-a.b', 'a..b', 'contoso', 'a.b\n'])(
    'the domain %j is refused',
    (domain) => {
      const workspace = workspaceOf(
        [globalTenant, { ...chinaTenant, routingDomain: domain }],
        new Map([['china', ['21V']]]),
      );
      expect(errorsOf(compileFor('G', workspace))).toEqual(['compiler/domain']);
    },
  );

  it.each(['', ' 21V', '%Connector.ID%'])('the marker %j is refused', (marker) => {
    const workspace = workspaceOf([globalTenant, chinaTenant], new Map([['china', [marker]]]));
    expect(errorsOf(compileFor('C', workspace))).toContain('compiler/marker');
  });

  it('a marker with quotes stays a scope value and never reaches an expression', () => {
    const marker = '"] & Error("x';
    const workspace = workspaceOf([globalTenant, chinaTenant], new Map([['china', [marker]]]));
    const rules = rulesFor('G', workspace);
    expect(rules[0]?.scopeGroups[0]?.[0]).toEqual(clause('extensionAttribute15', 'EQUAL', marker));
    for (const rule of rules) expect(JSON.stringify(rule.flows)).not.toContain('Error(');
  });

  it('a tenant without marker is refused: everything would be foreign there', () => {
    expect(errorsOf(compileFor('C', workspaceOf([globalTenant, chinaTenant], new Map())))).toEqual([
      'compiler/no-marker',
    ]);
  });
});
