import { describe, expect, it } from 'vitest';
import { acceptedDomainsOf, verifiedDomainsOf } from '../../../src/model/tenant-domains.js';
import { configuration, load, places } from './small-workspace.js';

const workspaceOf = (yaml: string, files: Readonly<Record<string, string>> = {}) => {
  const result = load(files, yaml);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value.workspace;
};

describe('the reference topology', () => {
  const workspace = workspaceOf(configuration);

  it('has every default filled in', () => {
    expect(workspace.forest).toEqual({
      fqdn: 'contoso.internal',
      netbios: 'CONTOSO',
      domains: [{ fqdn: 'contoso.internal', netbios: 'CONTOSO' }],
    });
    expect(workspace.home.staged).toEqual(new Set(['21V-STAGED']));
    expect(workspace.servers[0]?.precedence).toEqual({ from: 1, to: 99 });
    expect(workspace.tenants[0]?.acceptedDomains).toEqual([{ domain: 'contoso.com', type: 'authoritative' }]);
    expect(workspace.tenants.map((tenant) => tenant.licensing)).toEqual([{ kind: 'home' }, { kind: 'home' }]);
    expect(workspace.options).toEqual({
      domainMode: 'split',
      foreignUpn: 'rewrite',
      foreignLeavers: 'filter',
      foreignWithoutMail: 'filter',
      legacyExchangeDnAddress: false,
      homeTargetAddress: 'strip',
      linkedMailboxes: false,
      foreignMailboxGuid: 'strip',
      sipAddresses: 'drop',
      foreignLync: 'strip',
      syncServiceMailboxes: true,
      groupUnverifiedPrimary: 'keep',
      passwordHashSync: true,
      operatorPrecedence: 'comparisonFirst',
      editedStandardRules: 'refuse',
      freeBusy: 'orgWideFbToken',
    });
  });

  it('counts initial and routing domain as verified and accepted (cloud 1.1)', () => {
    const [tenant] = workspace.tenants;
    const domains = ['contoso.com', 'contoso.mail.onmicrosoft.com', 'contoso.onmicrosoft.com'];
    expect(tenant && [...verifiedDomainsOf(tenant)].sort()).toEqual(domains);
    expect(tenant && [...acceptedDomainsOf(tenant).keys()].sort()).toEqual(domains);
  });
});

describe('variants', () => {
  it('reads child domains, accepted types, options', () => {
    const yaml = configuration
      .replace(
        'forest: contoso.internal',
        'forest: { fqdn: contoso.internal, domains: [{ fqdn: cn.contoso.internal, netbios: CHINA }] }',
      )
      .replace(
        'acceptedDomains: [cn.contoso.com]',
        'acceptedDomains: [{ domain: CN.contoso.com, type: internalRelay }]',
      )
      .concat('options: { passwordHashSync: false }\n');
    const workspace = workspaceOf(yaml);
    expect(workspace.forest.domains.map((domain) => domain.netbios)).toEqual(['CONTOSO', 'CHINA']);
    expect(workspace.tenants[1]?.acceptedDomains).toEqual([{ domain: 'cn.contoso.com', type: 'internalRelay' }]);
    expect(workspace.options.passwordHashSync).toBe(false);
  });

  it.each([
    { file: 'people.csv', text: 'UPN,Licence\nAlice@Contoso.com,E5\n"{0D3B6A9E-5C0B-4B5A-9A43-1F1F0A1C2D3E}",E3\n' },
    { file: 'people.yaml', text: '- Alice@Contoso.com\n- 0d3b6a9e-5c0b-4b5a-9a43-1f1f0a1c2d3e\n' },
    { file: 'people.json', text: '["alice@contoso.com","0D3B6A9E-5C0B-4B5A-9A43-1F1F0A1C2D3E"]' },
  ])('reads an inventory from $file', ({ file, text }) => {
    const yaml = configuration.replace('cloud: global\n', `cloud: global\n    licensing: { inventory: ${file} }\n`);
    expect(workspaceOf(yaml, { [file]: text }).tenants[0]?.licensing).toEqual({
      kind: 'inventory',
      entries: new Set(['alice@contoso.com', '0d3b6a9e-5c0b-4b5a-9a43-1f1f0a1c2d3e']),
    });
  });

  it('has the mail topology of scenario D.3, D.5 and E.1 unless it is told another', () => {
    const { mail, availability } = workspaceOf(configuration);
    expect([...mail.mx]).toEqual([
      ['contoso.onmicrosoft.com', 'global'],
      ['contoso.mail.onmicrosoft.com', 'global'],
      ['contoso.com', 'global'],
      ['contoso.partner.onmschina.cn', 'china'],
      ['contoso.partner.mail.onmschina.cn', 'china'],
      ['cn.contoso.com', 'china'],
    ]);
    expect(mail.hybrid).toBe('global');
    expect(mail.acceptedOnPremises).toEqual([
      { domain: 'contoso.com', type: 'authoritative' },
      { domain: 'contoso.partner.mail.onmschina.cn', type: 'internalRelay' },
      { domain: 'cn.contoso.com', type: 'internalRelay' },
    ]);
    const toChina = { domains: ['contoso.partner.mail.onmschina.cn', 'cn.contoso.com'], to: 'china' };
    const toGlobal = { domains: ['contoso.mail.onmicrosoft.com'], to: 'global' };
    expect(Object.fromEntries(mail.connectors)).toEqual({
      onPremises: [toGlobal, toChina],
      global: [{ domains: ['contoso.com'], to: 'onPremises' }, toChina],
      china: [toGlobal],
    });
    expect(Object.fromEntries(mail.senderPolicies)).toEqual({
      'contoso.com': ['global', 'onPremises'],
      'cn.contoso.com': ['china'],
    });
    const spaces = [...availability].map(([platform, { addressSpaces, allowedTenants }]) => [
      platform,
      allowedTenants,
      addressSpaces.map(({ domain, endpoint }) => `${domain} ${endpoint}`),
    ]);
    expect(spaces).toEqual([
      ['onPremises', [], []],
      [
        'global',
        ['china'],
        ['contoso.partner.mail.onmschina.cn partner.outlook.cn', 'cn.contoso.com partner.outlook.cn'],
      ],
      ['china', ['global'], ['contoso.mail.onmicrosoft.com outlook.office.com']],
    ]);
  });

  it('replaces what `mail` and `availability` state, and nothing else', () => {
    const { mail, availability } = workspaceOf(
      configuration.concat(
        'mail: { mx: { Contoso.com: onPremises }, connectors: { china: [] }, centralizedTransport: true, skipListing: [china] }\n',
        'availability: { china: { allowedTenants: [], addressSpaces: [{ domain: contoso.com, to: global }] } }\n',
      ),
    );
    expect(mail.mx.get('contoso.com')).toBe('onPremises');
    expect(mail.mx.get('cn.contoso.com')).toBe('china');
    expect(mail.connectors.get('china')).toEqual([]);
    expect(mail.connectors.get('global')).toHaveLength(2);
    expect([mail.centralizedTransport, [...mail.skipListing]]).toEqual([true, ['china']]);
    expect(availability.get('china')).toMatchObject({
      allowedTenants: [],
      addressSpaces: [
        { domain: 'contoso.com', to: 'global', accessMethod: 'OrgWideFBToken', endpoint: 'outlook.office.com' },
      ],
    });
    expect(availability.get('global')?.allowedTenants).toEqual(['china']);
  });

  it.each([
    ['mail: { mx: { contoso.com: chinA } }', 'model/unknown-platform'],
    ['mail: { mx: { contoso.con: global } }', 'model/unknown-domain'],
    ['mail: { hybrid: mars }', 'model/unknown-platform'],
    ['mail: { connectors: { mars: [] } }', 'model/unknown-platform'],
    ['mail: { connectors: { global: [{ domains: ["*"], to: mars }] } }', 'model/unknown-platform'],
    ['availability: { china: { allowedTenants: [onPremises] } }', 'model/unknown-platform'],
  ])('%s is %s', (line, code) => {
    expect(places(load({}, configuration.concat(line, '\n')).diagnostics).map((place) => place.split(' ')[1])).toEqual([
      code,
    ]);
  });

  it('needs no home with one tenant, and works with three', () => {
    const lines = configuration.split('\n');
    const one = [...lines.slice(0, 2), ...lines.slice(3, 9), ...lines.slice(15, 19), ''].join('\n');
    expect(workspaceOf(one).tenants).toHaveLength(1);
    const three = configuration
      .replace('"21V-STAGED"]', '"21V-STAGED"], gov: [GOV]')
      .replace(
        'servers:\n',
        '  - { name: gov, cloud: usgov, initialDomain: c.onmicrosoft.us, verifiedDomains: [gov.contoso.com] }\nservers:\n',
      )
      .concat('  - { name: U, tenant: gov, connectors: { ad: contoso.internal, aad: U } }\n');
    expect(workspaceOf(three).tenants).toHaveLength(3);
  });
});

describe('mistakes', () => {
  it.each([
    { from: 'version: 1', to: 'version: 2', at: '1:10 base/schema' },
    { from: 'version: 1\n', to: '', at: '1:1 base/schema' },
    { from: 'forest: contoso.internal', to: 'forest: contoso', at: '2:9 base/schema' },
    { from: 'forest: contoso.internal', to: 'forrest: contoso.internal', at: '1:1 base/schema, 2:1 base/schema' },
    { from: 'cloud: china', to: 'cloud: chna', at: '11:12 base/schema' },
    { from: 'verifiedDomains: [contoso.com]', to: 'verifiedDomains: contoso.com', at: '9:22 base/schema' },
    { from: 'attribute: extensionAttribute15', to: 'attribute: adminDescription', at: '3:20 model/home-attribute' },
    { from: 'attribute: extensionAttribute15', to: 'attribute: userAccountControl', at: '3:20 model/home-attribute' },
    { from: 'china: ["21V"', to: 'chna: ["21V"', at: '3:58 model/unknown-tenant, 10:11 model/no-marker' },
    { from: 'values: { china', to: 'values: { global: ["X"], china', at: '3:60 model/marker-for-first-tenant' },
    { from: '"21V", "21V-STAGED"', to: '"21V", "21v"', at: '3:67 model/duplicate-marker' },
    { from: '"21V", ', to: '"21V ", ', at: '3:60 model/marker' },
    { from: 'STAGED"] } }', to: 'STAGED"] }, staged: ["21V-STAGE"] }', at: '3:93 model/unknown-marker' },
    {
      from: 'name: china',
      to: 'name: global',
      at: '3:59 model/unknown-tenant, 10:11 model/duplicate-name, 21:13 model/unknown-tenant',
    },
    {
      from: 'name: china',
      to: 'name: unified',
      at: '3:59 model/unknown-tenant, 10:11 model/name, 10:11 model/no-marker, 10:11 model/no-server, 21:13 model/unknown-tenant',
    },
    { from: 'name: G\n', to: 'name: CON\n', at: '17:11 model/name' },
    { from: 'name: G\n', to: 'name: "G 1"\n', at: '17:11 model/name' },
    { from: 'name: G\n', to: 'name: c\n', at: '20:11 model/duplicate-name' },
    { from: 'tenant: china', to: 'tenant: chian', at: '10:11 model/no-server, 21:13 model/unknown-tenant' },
    { from: 'tenant: china', to: 'tenant: global', at: '10:11 model/no-server, 21:13 model/two-servers' },
    { from: 'tenant: china', to: 'precedence: { from: 50, to: 40 }\n    tenant: china', at: '21:25 model/precedence' },
    { from: 'tenant: china', to: 'precedence: { from: 0, to: 99 }\n    tenant: china', at: '21:25 base/schema' },
    { from: 'tenant: china', to: 'precedence: { from: 1, to: 100 }\n    tenant: china', at: '21:32 base/schema' },
    {
      from: 'verifiedDomains: [cn.contoso.com]',
      to: 'verifiedDomains: [cn.contoso.com, Contoso.com]',
      at: '14:39 model/domain-in-two-tenants',
    },
    {
      from: 'verifiedDomains: [cn.contoso.com]',
      to: 'verifiedDomains: [cn.contoso.com, contoso.mail.onmicrosoft.com]',
      at: '14:39 model/domain-owner',
    },
    {
      from: 'verifiedDomains: [cn.contoso.com]',
      to: 'verifiedDomains: [cn.contoso.com, -x.com]',
      at: '14:39 model/domain',
    },
    {
      from: 'acceptedDomains: [cn.contoso.com]',
      to: 'acceptedDomains: [contoso.net]',
      at: '15:23 model/accepted-not-verified',
    },
    {
      from: 'acceptedDomains: [cn.contoso.com]',
      to: 'acceptedDomains: [{ domain: cn.contoso.com, type: relay }]',
      at: '15:55 base/schema',
    },
    { from: 'cloud: china', to: 'cloud: china\n    licensing: { inventory: x.csv }', at: '12:16 model/inventory' },
    { from: 'cloud: china', to: 'cloud: china\n    licensing: everybody', at: '12:16 base/schema' },
  ])('$to', ({ from, to, at }) => {
    expect(configuration).toContain(from);
    const result = load({}, configuration.replace(from, to));
    expect(result.ok).toBe(false);
    expect(places(result.diagnostics)).toEqual(at.split(', ').map((place) => `onegal.yaml:${place}`));
    expect(result.diagnostics.every((d) => d.help !== undefined && d.help !== '')).toBe(true);
  });

  it('a domain in two tenants is a warning in dual mode (scenario A.3)', () => {
    const yaml = configuration
      .replace('[cn.contoso.com]', '[cn.contoso.com, contoso.com]')
      .concat('options: { domainMode: dual }\n');
    const result = load({}, yaml);
    expect(result.ok).toBe(true);
    expect(places(result.diagnostics)).toEqual(['onegal.yaml:14:39 model/domain-in-two-tenants']);
  });

  it('a folder without onegal.yaml, and an export of an unknown server', () => {
    expect(places(load({ 'servers/GG/x.xml': '<a/>' }).diagnostics)).toEqual(['servers/GG:: model/unknown-server']);
  });

  it('says what was meant', () => {
    const help = (from: string, to: string) => load({}, configuration.replace(from, to)).diagnostics.map((d) => d.help);
    expect(help('cloud: china', 'cloud: chna')).toEqual(['Did you mean `china`?']);
    expect(help('tenant: china', 'tenant: chian')[1]).toBe('Did you mean `china`?');
    expect(help('initialDomain: contoso.o', 'initalDomain: contoso.o')).toContain('Did you mean `initialDomain`?');
  });
});
