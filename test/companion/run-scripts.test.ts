import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { configuration } from '../model/load/small-workspace.js';
import { projectFolder } from '../pipeline/case.js';
import { needsPowerShell, powershell, runPowerShell } from '../powershell.js';
import { hostile, richer, scriptOf } from './companion-script.js';

interface Change {
  readonly Cmdlet: string;
  readonly Values: Readonly<Record<string, unknown>>;
}

interface Outcome {
  readonly Output: readonly string[];
  readonly Warnings: readonly string[];
  readonly Error: string | null;
  readonly Changes: readonly Change[];
}

interface Step {
  readonly Script: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Publish?: readonly string[];
  /** A cmdlet that refuses. */
  readonly Refuse?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'onegal-companion-'));
const cases: { Name: string; Start: unknown; Steps: readonly Step[] }[] = [];
let results: Readonly<Record<string, readonly Outcome[]>> = {};
let syntax: readonly Readonly<Record<string, unknown>>[] = [];
const scripts: string[] = [];

const ids = { global: '11111111-1111-1111-1111-111111111111', china: '22222222-2222-2222-2222-222222222222' };
const domains: Readonly<Record<string, string>> = { global: 'contoso.com', china: 'cn.contoso.com' };
const initial: Readonly<Record<string, string>> = {
  global: 'contoso.onmicrosoft.com',
  china: 'contoso.partner.onmschina.cn',
};

let written = 0;
const run = (name: string, yaml: string, more: Readonly<Record<string, unknown>> = {}): Step => {
  const path = join(folder, `${written++}-${name}`);
  writeFileSync(path, scriptOf(name, yaml));
  scripts.push(path);
  const tenant = /^Configure-(global|china)\.ps1$/.test(name) ? { TenantId: ids } : {};
  return { Script: path, Parameters: { ...tenant, ...more } };
};

/** A tenant whose domain is verified already, or an organisation with the brand domain. */
const start = (tenant: string): unknown => ({
  InitialDomain: initial[tenant] ?? '',
  Published: [domains[tenant] ?? ''],
  UPNSuffixes: [],
  Objects:
    tenant === 'onPremises'
      ? [{ Kind: 'AcceptedDomain', Key: 'contoso.com', Values: { DomainType: 'Authoritative' } }]
      : [],
});

const story = (name: string, tenant: string, steps: readonly Step[], from = start(tenant)): void => {
  cases.push({ Name: name, Start: from, Steps: steps });
};

/** Says what would be done, does it, does it again. */
const thrice = (script: string, yaml: string): readonly Step[] => [
  run(script, yaml, { WhatIf: true }),
  run(script, yaml),
  run(script, yaml),
];

for (const [kind, yaml] of [
  ['plain', configuration],
  ['richer', richer],
  ['hostile', hostile.yaml],
] as const) {
  story(`on-premises, ${kind}`, 'onPremises', thrice('Configure-OnPremises.ps1', yaml));
  story(`ADFS, ${kind}`, 'onPremises', thrice('Configure-Adfs.ps1', yaml));
  for (const tenant of ['global', 'china'])
    story(`${tenant}, ${kind}`, tenant, thrice(`Configure-${tenant}.ps1`, yaml));
}
const withAdfs = { AdfsHost: 'sts.contoso.com', SigningCertificate: 'QUJD' };
story('federation', 'china', [
  run('Configure-china.ps1', configuration, withAdfs),
  run('Configure-china.ps1', configuration, withAdfs),
]);
const skipped = { SkipAddresses: { global: ['40.92.0.0/24', '40.107.0.0/24'] } };
story('addresses to skip', 'china', [
  run('Configure-china.ps1', richer, skipped),
  run('Configure-china.ps1', richer, skipped),
  run('Configure-china.ps1', richer),
]);
story(
  'a domain is not published yet',
  'china',
  [
    run('Configure-china.ps1', configuration),
    { ...run('Configure-china.ps1', configuration), Publish: ['cn.contoso.com'] },
    run('Configure-china.ps1', configuration),
  ],
  { InitialDomain: initial.china, Published: [], UPNSuffixes: [], Objects: [] },
);
story('a step is refused', 'global', [
  { ...run('Configure-global.ps1', configuration), Refuse: 'New-InboundConnector' },
  run('Configure-global.ps1', configuration),
  run('Configure-global.ps1', configuration),
]);
story('the wrong tenant', 'global', [run('Configure-china.ps1', configuration)]);
story('a workspace changes', 'global', [
  run('Configure-global.ps1', configuration),
  run('Configure-global.ps1', richer),
]);

const outcome = (name: string, step: number): Outcome => {
  const found = results[name]?.[step];
  invariant(found !== undefined, `${name} has a step ${step}`);
  return found;
};
const values = (name: string, step: number, cmdlet: string): readonly Change['Values'][] =>
  outcome(name, step)
    .Changes.filter((change) => change.Cmdlet === cmdlet)
    .map(({ Values }) => Values);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(powershell === null)(`the companion scripts in a real PowerShell ${needsPowerShell}`, () => {
  beforeAll(() => {
    const [casesPath, resultsPath] = [join(folder, 'cases.json'), join(folder, 'results.json')];
    writeFileSync(casesPath, JSON.stringify({ Cases: cases, Scripts: scripts }));
    runPowerShell(join(projectFolder, 'test/fixtures/companion/run-cases.ps1'), casesPath, resultsPath);
    const read = JSON.parse(readFileSync(resultsPath, 'utf8'));
    results = read.Cases;
    syntax = read.Syntax;
  }, 300_000);

  it.each(
    ['plain', 'richer', 'hostile'].flatMap((kind) =>
      ['on-premises', 'ADFS', 'global', 'china'].map((platform) => `${platform}, ${kind}`),
    ),
  )('%s: -WhatIf changes nothing, a run does it, a second one finds it in place', (name) => {
    expect(outcome(name, 0)).toMatchObject({ Error: null, Changes: [] });
    const first = outcome(name, 1);
    expect(first.Error).toBeNull();
    expect(first.Changes.length).toBeGreaterThan(1);
    const second = outcome(name, 2);
    expect(second).toMatchObject({ Error: null, Changes: [] });
    expect(second.Output.at(-1)).toMatch(/^0 done, [1-9]\d* in place\.$/);
  });

  it('on-premises gets accepted domains, policy, remote domain and send connector (scenario D.4)', () => {
    const name = 'on-premises, plain';
    expect(values(name, 1, 'New-AcceptedDomain').map((one) => [one.DomainName, one.DomainType])).toEqual([
      ['contoso.partner.mail.onmschina.cn', 'InternalRelay'],
      ['cn.contoso.com', 'InternalRelay'],
    ]);
    expect(values(name, 1, 'Set-AcceptedDomain')).toEqual([]);
    expect(values(name, 1, 'New-SendConnector')).toEqual([
      {
        Name: 'onegal to china',
        Usage: 'Custom',
        AddressSpaces: ['contoso.partner.mail.onmschina.cn', 'cn.contoso.com'],
        DNSRoutingEnabled: true,
        RequireTLS: true,
      },
    ]);
  });

  it('follows mail: and availability: of the workspace', () => {
    expect(values('on-premises, richer', 1, 'New-SendConnector').map((one) => [one.Name, one.SmartHosts])).toEqual([
      ['onegal to china', undefined],
      ['onegal to global by host', ['contoso-com.mail.protection.outlook.com']],
    ]);
    expect(values('global, richer', 1, 'New-OutboundConnector').map((one) => one.RecipientDomains)).toEqual([
      ['cn.contoso.com'],
    ]);
    expect(values('china, richer', 1, 'New-OutboundConnector')).toEqual([
      expect.objectContaining({ Name: 'onegal to global', RecipientDomains: ['contoso.mail.onmicrosoft.com'] }),
      expect.objectContaining({
        Name: 'onegal to global by host',
        RecipientDomains: ['contoso.com'],
        UseMXRecord: false,
        SmartHosts: ['contoso-com.mail.protection.outlook.com'],
      }),
    ]);
    expect(values('global, richer', 1, 'New-AvailabilityConfig')).toEqual([{ AllowedTenantIds: [ids.china] }]);
    expect(values('global, richer', 1, 'Add-AvailabilityAddressSpace')).toEqual([
      {
        ForestName: 'cn.contoso.com',
        AccessMethod: 'OrgWideFBToken',
        TargetTenantId: ids.china,
        TargetServiceEpr: 'partner.outlook.cn',
      },
    ]);
    expect(values('global, richer', 1, 'Set-OrganizationConfig')).toEqual([{ EwsEnabled: true }]);
    expect(values('global, plain', 1, 'Set-OrganizationConfig')).toEqual([]);
  });

  it('sets enhanced filtering where the workspace lists the tenant (F64)', () => {
    const skip = { Identity: 'onegal from global', EFSkipLastIP: true };
    expect(values('china, richer', 1, 'Set-InboundConnector')).toEqual([skip]);
    expect(values('china, plain', 1, 'Set-InboundConnector')).toEqual([]);
    expect(values('global, richer', 1, 'Set-InboundConnector')).toEqual([]);
    const given = { ...skip, EFSkipLastIP: false, EFSkipIPs: skipped.SkipAddresses.global };
    expect(values('addresses to skip', 0, 'Set-InboundConnector')).toEqual([given]);
    expect(outcome('addresses to skip', 1).Changes).toEqual([]);
    expect(values('addresses to skip', 2, 'Set-InboundConnector')).toEqual([skip]);
  });

  it('changes what an earlier workspace wanted otherwise', () => {
    expect(values('a workspace changes', 1, 'Set-OutboundConnector')).toEqual([
      { Identity: 'onegal to china', RecipientDomains: ['cn.contoso.com'] },
    ]);
    expect(values('a workspace changes', 1, 'New-OutboundConnector')).toEqual([]);
  });

  it('adds a domain, waits for its record, and goes on in the next run', () => {
    const name = 'a domain is not published yet';
    expect(outcome(name, 0).Error).toContain('cn.contoso.com');
    expect(outcome(name, 0).Changes.map(({ Cmdlet }) => Cmdlet)).toEqual(['New-MgDomain']);
    expect(outcome(name, 1).Error).toBeNull();
    expect(outcome(name, 1).Changes[0]?.Cmdlet).toBe('Confirm-MgDomain');
    expect(outcome(name, 2).Changes).toEqual([]);
  });

  it('federates domains with ADFS once', () => {
    const made = values('federation', 0, 'New-MgDomainFederationConfiguration');
    expect(made).toEqual([
      {
        DomainId: 'cn.contoso.com',
        BodyParameter: expect.objectContaining({ issuerUri: 'http://cn.contoso.com/adfs/services/trust/' }),
      },
    ]);
    expect(outcome('federation', 1).Changes).toEqual([]);
    expect(values('china, plain', 1, 'New-MgDomainFederationConfiguration')).toEqual([]);
  });

  it('stops where a step is refused, and goes on from there in the next run', () => {
    const name = 'a step is refused';
    expect(outcome(name, 0).Error).toBe('Access is denied.');
    expect(outcome(name, 0).Changes.map(({ Cmdlet }) => Cmdlet)).toContain('New-OutboundConnector');
    expect(outcome(name, 1).Error).toBeNull();
    expect(outcome(name, 1).Changes[0]?.Cmdlet).toBe('New-InboundConnector');
    expect(outcome(name, 2).Changes).toEqual([]);
  });

  it('use only what Windows PowerShell 5.1 knows, and no text that is computed', () => {
    expect(syntax).toHaveLength(scripts.length);
    for (const { Errors, LaterTokens, Expandable, HereStrings, Commands } of syntax) {
      expect({ Errors, LaterTokens, Expandable, HereStrings }).toEqual({
        Errors: [],
        LaterTokens: [],
        Expandable: [],
        HereStrings: 0,
      });
      expect(Commands).not.toContain('Invoke-Expression');
    }
  });

  it('changes nothing in another tenant', () => {
    expect(outcome('the wrong tenant', 0).Error).toMatch(/'contoso\.onmicrosoft\.com', expected is 'contoso\.partner/);
    expect(outcome('the wrong tenant', 0).Changes).toEqual([]);
  });

  it('hostile texts stay inert and exact (PS-W1, PS-W2)', () => {
    const [policy] = values('on-premises, hostile', 1, 'New-EmailAddressPolicy');
    const quoted = hostile.texts.map((text) => `(CustomAttribute15 -eq '${text.replaceAll("'", "''")}')`);
    expect(policy?.RecipientFilter).toBe(quoted.join(' -or '));
    const [group] = values('china, hostile', 1, 'New-MgGroup');
    const rule = hostile.texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
    expect(group?.MembershipRule).toBe(`(user.extensionAttribute15 -in [${rule.join(', ')}])`);
    const [space] = values('global, hostile', 1, 'Add-AvailabilityAddressSpace');
    expect([space?.AccessMethod, space?.TargetServiceEpr]).toEqual([hostile.texts[0], hostile.texts[1]]);
  });
});
