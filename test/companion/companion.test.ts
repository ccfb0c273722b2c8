import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import { companionOf } from '../../src/companion/companion-files.js';
import { companionRemarks } from '../../src/companion/remarks.js';
import { configuration, load } from '../model/load/small-workspace.js';
import { folder, resources } from '../package-files.js';
import { companion, richer, scriptOf } from './companion-script.js';

const script = scriptOf;

/** The steps of a script, each on one line. */
const steps = (text: string): string[] =>
  text
    .replace(/ `\r\n {4}/g, ' ')
    .split('\r\n')
    .filter((line) => line.startsWith('Invoke-Step'));

describe('on-premises, scenario D.3 and D.4', () => {
  it.each([
    `Set-ADForest -Identity 'contoso.internal' -UPNSuffixes @{ Add = 'cn.contoso.com' }`,
    `New-AcceptedDomain -Name 'cn.contoso.com' -DomainName 'cn.contoso.com' -DomainType 'InternalRelay'`,
    `New-AcceptedDomain -Name 'contoso.partner.mail.onmschina.cn' -DomainName 'contoso.partner.mail.onmschina.cn' -DomainType 'InternalRelay'`,
    `-RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')'`,
    `-EnabledEmailAddressTemplates @('SMTP:%m@cn.contoso.com', 'smtp:%m@contoso.com', 'smtp:%m@contoso.partner.mail.onmschina.cn')`,
    `Set-RemoteDomain -Identity 'onegal china' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false`,
    `New-SendConnector -Name 'onegal to china' -Usage 'Custom' -AddressSpaces @('contoso.partner.mail.onmschina.cn', 'cn.contoso.com') -DNSRoutingEnabled:$true -RequireTLS:$true`,
  ])('%s', (command) => {
    expect(script('Configure-OnPremises.ps1')).toContain(command);
  });

  it('leaves the hybrid of the first tenant alone', () => {
    expect(steps(script('Configure-OnPremises.ps1')).join('\n')).not.toContain('contoso.mail.onmicrosoft.com');
    expect(steps(script('Configure-OnPremises.ps1')).join('\n')).not.toContain(
      "AcceptedDomain -Identity 'contoso.com'",
    );
  });
});

describe('tenants, scenario D.3 and D.5', () => {
  it.each([
    [
      'global',
      `New-OutboundConnector -Name 'onegal to china' -ConnectorType 'Partner' -RecipientDomains @('contoso.partner.mail.onmschina.cn', 'cn.contoso.com') -UseMXRecord:$true -TlsSettings 'CertificateValidation'`,
    ],
    [
      'global',
      `New-InboundConnector -Name 'onegal from china' -ConnectorType 'Partner' -SenderDomains @('cn.contoso.com') -RequireTls:$true`,
    ],
    [
      'global',
      `Add-AvailabilityAddressSpace -ForestName 'contoso.partner.mail.onmschina.cn' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'china') -TargetServiceEpr 'partner.outlook.cn'`,
    ],
    [
      'global',
      `Add-AvailabilityAddressSpace -ForestName 'cn.contoso.com' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'china') -TargetServiceEpr 'partner.outlook.cn'`,
    ],
    ['global', `-MembershipRule '(user.extensionAttribute15 -notIn ["21V", "21V-STAGED"])'`],
    [
      'china',
      `New-OutboundConnector -Name 'onegal to global' -ConnectorType 'Partner' -RecipientDomains @('contoso.mail.onmicrosoft.com') -UseMXRecord:$true -TlsSettings 'CertificateValidation'`,
    ],
    [
      'china',
      `Add-AvailabilityAddressSpace -ForestName 'contoso.mail.onmicrosoft.com' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'global') -TargetServiceEpr 'outlook.office.com'`,
    ],
    ['china', `New-MgDomain -Id 'cn.contoso.com'`],
    ['china', `Set-AcceptedDomain -Identity 'cn.contoso.com' -DomainType 'Authoritative'`],
    ['china', `-MembershipRule '(user.extensionAttribute15 -in ["21V", "21V-STAGED"])'`],
    ['china', `GraphEnvironment = 'China'`],
    ['china', `ExchangeEnvironment = 'O365China'`],
  ])('%s: %s', (tenant, text) => {
    expect(script(`Configure-${tenant}.ps1`)).toContain(text);
  });

  it('never sets the hybrid flags between clouds (F67)', () => {
    for (const [, text] of companion().files)
      expect(text).not.toMatch(/-CloudServicesMailEnabled|-TreatMessagesAsInternal/);
  });

  it('grants before it asks: the configuration comes before the address space', () => {
    const own = steps(script('Configure-global.ps1'));
    const at = (text: string): number => own.findIndex((step) => step.includes(text));
    expect(at('Grant-AvailabilityAccess')).toBeGreaterThanOrEqual(0);
    expect(at('Grant-AvailabilityAccess')).toBeLessThan(at('Add-AvailabilityAddressSpace'));
  });

  it('names no retired module (scenario 0, row 7)', () => {
    for (const [, text] of companion().files) expect(text).not.toMatch(/Msol|AzureAD(?!Sync)/);
  });

  it.each(['m365Xtap', 'none'])('with freeBusy %s there is no address space', (provider) => {
    const yaml = `${configuration}options: { freeBusy: ${provider} }\n`;
    expect(steps(script('Configure-china.ps1', yaml)).join('\n')).not.toContain('Availability');
    expect(script('runbook.md', yaml)).not.toContain('Availability address spaces end');
  });
});

describe('ADFS, scenario D.3', () => {
  it('adds the trust of the other cloud and leaves the first one', () => {
    const text = script('Configure-Adfs.ps1');
    expect(text).toContain(`Get-AdfsRelyingPartyTrust -Identifier 'urn:federation:partner.microsoftonline.cn'`);
    expect(text).not.toContain('urn:federation:MicrosoftOnline');
    expect(text).toContain('ms-ds-consistencyguid');
  });
});

describe('DNS, scenario D.2', () => {
  it.each([
    ['cn.contoso.com', 'MX', '0 cn-contoso-com.mail.protection.partner.outlook.cn.'],
    ['cn.contoso.com', 'TXT', '"v=spf1 include:spf.protection.partner.outlook.cn -all"'],
    ['autodiscover.cn.contoso.com', 'CNAME', 'autodiscover.partner.outlook.cn.'],
    ['msoid.cn.contoso.com', 'CNAME', 'clientconfig.partner.microsoftonline-p.net.cn.'],
    ['_sipfederationtls._tcp.cn.contoso.com', 'SRV', '100 1 5061 sipfed.online.partner.lync.cn.'],
    ['contoso.com', 'MX', '0 contoso-com.mail.protection.outlook.com.'],
  ])('%s %s %s', (name, type, value) => {
    expect(companion().records).toContainEqual(expect.objectContaining({ name, type, value }));
  });

  it('has one sender policy for each name, and the sign-in record in China only', () => {
    const { records } = companion();
    const names = records.filter(({ value }) => value.startsWith('"v=spf1')).map(({ name }) => name);
    expect(names).toEqual(['contoso.com', 'cn.contoso.com']);
    expect(records.filter(({ name }) => name.startsWith('msoid')).map(({ tenant }) => tenant)).toEqual(['china']);
  });

  it('comments out what only a portal knows', () => {
    const zone = companion().files.get('dns/cn.contoso.com.zone') ?? '';
    for (const line of zone.split('\n')) expect(line.includes('<')).toBe(line.startsWith(';'));
  });
});

describe('what a workspace can change', () => {
  const three = configuration
    .replace(
      'servers:',
      `  - name: gov
    cloud: usgov
    initialDomain: contoso.onmicrosoft.us
    routingDomain: contoso.mail.onmicrosoft.us
    verifiedDomains: [gov.contoso.com]
servers:
  - name: U
    tenant: gov
    connectors: { ad: contoso.internal, aad: "contoso.onmicrosoft.us - AAD" }`,
    )
    .replace('"21V-STAGED"] }', '"21V-STAGED"], gov: ["GOV"] }');

  it('three tenants: every pair has its connectors and its endpoint', () => {
    const { files } = companion(three);
    for (const [here, there, endpoint] of [
      ['global', 'china', 'partner.outlook.cn'],
      ['global', 'gov', 'outlook.office365.us'],
      ['china', 'gov', 'outlook.office365.us'],
      ['gov', 'global', 'outlook.office.com'],
    ]) {
      const own = steps(files.get(`Configure-${here}.ps1`) ?? '').join('\n');
      expect(own).toContain(`'onegal to ${there}'`);
      expect(own).toContain(`(Get-TenantId '${there}') -TargetServiceEpr '${endpoint}'`);
    }
  });

  it('a hostile marker stays inside its quotes (PS-W1)', () => {
    const marker = "x' -or ($(calc)) \u2019";
    const yaml = configuration.replace('["21V", "21V-STAGED"]', JSON.stringify([marker]));
    const text = script('Configure-OnPremises.ps1', yaml);
    expect(text).toContain(`-RecipientFilter ('' + '(CustomAttribute15 -eq ''x'''' -or ($(calc)) ' + [char]0x2019`);
  });

  it('a marker that Exchange cannot filter by leaves policy and group out and says so', () => {
    const loaded = load({}, configuration.replace('extensionAttribute15', 'msDS-cloudExtensionAttribute1'));
    invariant(loaded.ok, JSON.stringify(loaded.diagnostics));
    const made = companionOf(loaded.value.workspace, loaded.value.directory, resources.data);
    expect(made.diagnostics.map(({ code }) => code)).toEqual(['companion/marker']);
    invariant(made.ok, 'a warning only');
    expect(made.value.files.get('Configure-OnPremises.ps1')).not.toContain('EmailAddressPolicy');
  });

  it('scripts are ASCII but for the BOM, with CRLF (PS-W2, PS-W3)', () => {
    for (const [name, text] of companion().files) {
      if (!name.endsWith('.ps1')) continue;
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text.slice(1)).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(text).not.toMatch(/[^\r]\n/);
    }
  });
});

describe('what mail: and availability: say', () => {
  const codes = (yaml: string): string[] => {
    const loaded = load({}, yaml);
    invariant(loaded.ok, JSON.stringify(loaded.diagnostics));
    return companionRemarks(loaded.value.workspace).map(({ code, message }) => `${code}: ${message}`);
  };

  it('says which connectors and which free/busy no script can make', () => {
    expect(codes(configuration)).toEqual([]);
    const links = `${richer}  china: { organizationRelationships: [{ domains: [contoso.com], to: onPremises }] }\n`;
    expect(codes(links)).toEqual([
      'companion/connector: the connector of `global` to `onPremises` for `old.contoso.com` is left out of its script',
      'companion/free-busy: free/busy of `onPremises` for people of `china` is left out of the scripts',
    ]);
  });

  it('leaves the remote domain of the hybrid tenant to the hybrid wizard', () => {
    const yaml = `${configuration}mail: { hybrid: china }\n`;
    expect(script('Configure-OnPremises.ps1')).toContain('Set-RemoteDomain');
    expect(script('Configure-OnPremises.ps1', yaml)).not.toContain('Set-RemoteDomain');
    expect(steps(script('Configure-OnPremises.ps1', yaml)).join('\n')).not.toContain("'onegal to china'");
  });

  it('an address policy stamps accepted domains only', () => {
    const yaml = `${configuration}mail: { acceptedOnPremises: [contoso.com, cn.contoso.com] }\n`;
    const text = script('Configure-OnPremises.ps1', yaml);
    expect(text).toContain("@('SMTP:%m@cn.contoso.com', 'smtp:%m@contoso.com')");
    expect(text).toContain(
      "New-AcceptedDomain -Name 'cn.contoso.com' -DomainName 'cn.contoso.com' -DomainType 'Authoritative'",
    );
  });

  it.each([
    ['mail: { mx: { contoso.com: onPremises } }', 'contoso.com', 'MX', '0 <on-premises mail gateway>'],
    ['mail: { mx: { contoso.com: china } }', 'contoso.com', 'MX', '0 contoso-com.mail.protection.partner.outlook.cn.'],
    [
      'mail: { senderPolicies: { cn.contoso.com: [china, global, onPremises] } }',
      'cn.contoso.com',
      'TXT',
      '"v=spf1 <on-premises senders> include:spf.protection.outlook.com include:spf.protection.partner.outlook.cn -all"',
    ],
    ['mail: { hybrid: none }', 'autodiscover.contoso.com', 'CNAME', 'autodiscover.outlook.com.'],
  ])('%s: %s %s %s', (more, name, type, value) => {
    const { records } = companion(`${configuration}${more}\n`);
    expect(records).toContainEqual(expect.objectContaining({ name, type, value }));
  });

  it('with the cross-tenant access policy, address spaces that are given still get their configuration', () => {
    const yaml = `${configuration}options: { freeBusy: m365Xtap }
availability: { global: { addressSpaces: [{ domain: cn.contoso.com, to: china }] } }\n`;
    expect(script('Configure-global.ps1', yaml)).toContain('Add-AvailabilityAddressSpace -ForestName');
    expect(steps(script('Configure-global.ps1', yaml)).join('\n')).not.toContain('Grant-AvailabilityAccess');
    expect(steps(script('Configure-china.ps1', yaml)).join('\n')).toContain("-AllowedTenantId (Get-TenantId 'global')");
  });
});

describe('rules/companion', () => {
  it('every command of every template is used', () => {
    const all = [configuration, richer].flatMap((yaml) => [...companion(yaml).files.values()]).join('\n');
    const templates = [...folder('rules/companion')].filter(([path]) => path.endsWith('.yaml'));
    expect(templates.length).toBeGreaterThan(10);
    for (const [path, text] of templates)
      for (const [, kind, cmdlet] of text.matchAll(/(run|otherwise):[\s{]*cmdlet: ([A-Za-z-]+)/g))
        expect(all, `${path} ${kind}`).toMatch(new RegExp(`-${kind} \\{ ${cmdlet}\\b`, 'i'));
  });
});
