import { describe, expect, it } from 'vitest';
import { instantOf } from '../../src/attribute/instant-text.js';
import { invariant } from '../../src/base/assert-never.js';
import { freeBusyFindings } from '../../src/gal/free-busy-findings.js';
import { calendarOf, type FreeBusyPair, FreeBusyPairs } from '../../src/gal/free-busy-pairs.js';
import { type Gal, prepareGal } from '../../src/gal/gal.js';
import { rowFacts } from '../../src/gal/unified-row.js';
import { contosoInput } from './contoso.js';
import { simulated } from './simulated.js';

const day = (text: string) => {
  const instant = instantOf(text);
  invariant(instant !== null, text);
  return instant;
};

const galOf = (
  yaml: (text: string) => string = (text) => text,
  asOf = '2026-01-01',
  change?: Parameters<typeof contosoInput>[0],
): Gal => prepareGal({ ...contosoInput(change, yaml), asOf: day(asOf) });

const pairsOf = (gal: Gal): readonly FreeBusyPair[] => {
  const pairs = new FreeBusyPairs(gal);
  for (let row = 0; row < gal.people.anchors.length; row++) {
    const calendar = calendarOf(gal, rowFacts(gal, row));
    if (calendar !== null) pairs.add(calendar, 'P', () => gal.people.anchors[row] ?? '');
  }
  return pairs.rows();
};

const cell = ({ way, problem, domain, endpoint, target }: FreeBusyPair): string =>
  [way, domain, target, endpoint, problem].filter((part) => part !== null).join(' ');

const cellOf = (pairs: readonly FreeBusyPair[], requester: string, owner: string): readonly string[] =>
  pairs.filter((pair) => pair.requester === requester && pair.owner === owner).map(cell);

const [CR, GR] = ['contoso.partner.mail.onmschina.cn', 'contoso.mail.onmicrosoft.com'];

describe.each([
  ['by the target table', () => galOf()],
  ['simulated', () => simulated('contoso').gal],
])('E.2, cell by cell, %s', (_, gal) => {
  const pairs = pairsOf(gal());
  it.each<[requester: string, owner: string, cells: readonly string[]]>([
    ['global', 'global', ['local global']],
    // Staged people have a mailbox in 21Vianet too; from Global they are on-premises.
    ['global', 'onPremises', ['intraOrganizationConnector contoso.com onPremises']],
    ['global', 'china', [`addressSpace ${CR} china partner.outlook.cn`]],
    ['onPremises', 'global', [`intraOrganizationConnector ${GR} global`]],
    ['onPremises', 'onPremises', ['local onPremises']],
    ['onPremises', 'china', [`none ${CR} notAchieved`]],
    ['china', 'global', [`addressSpace ${GR} global outlook.office.com`]],
    ['china', 'onPremises', ['local china', 'none contoso.com notAchieved']],
    ['china', 'china', ['local china']],
  ])('%s asks for people in %s', (requester, owner, cells) => {
    expect(cellOf(pairs, requester, owner)).toEqual(cells);
  });

  it('has address spaces for both domains of external addresses in 21Vianet (CR, CU)', () => {
    const changed = galOf(undefined, undefined, (object, tenant, name) =>
      tenant === 'global' && name === 'liwei'
        ? { ...object, recipient: { ...object.recipient, externalEmailAddress: 'liwei@cn.contoso.com' } }
        : object,
    );
    expect(cellOf(pairsOf(changed), 'global', 'china')).toEqual([
      'addressSpace cn.contoso.com china partner.outlook.cn',
      `addressSpace ${CR} china partner.outlook.cn`,
    ]);
  });

  it('what is not achieved by design is said, and is no mistake', () => {
    const findings = freeBusyFindings(galOf(), pairs);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const designed = findings.filter(({ check }) => check === 'freebusy/not-achieved');
    expect(designed.map(({ modes, severity }) => [modes, severity])).toEqual([
      [['F75'], 'info'],
      [['F75'], 'info'],
    ]);
    expect(pairs.filter(({ works }) => !works).every(({ deliberate }) => deliberate)).toBe(true);
  });
});

describe('what breaks (F69 to F77)', () => {
  const china = (settings: string) => (yaml: string) => `${yaml}\navailability: { china: { ${settings} } }\n`;
  const global = (settings: string) => (yaml: string) => `${yaml}\navailability: { global: { ${settings} } }\n`;
  const space = (more = '') => `addressSpaces: [{ domain: ${GR}, to: global${more} }]`;
  it.each<
    [what: string, yaml: (text: string) => string, requester: string, owner: string, problem: string, mode: string]
  >([
    ['no address space for the domain', china('addressSpaces: []'), 'china', 'global', 'noPath', 'F69'],
    [
      'an address space for a domain in place of the one of the external addresses',
      china('addressSpaces: [{ domain: contoso.onmicrosoft.com, to: global }]'),
      'china',
      'global',
      'noPath',
      'F69',
    ],
    [
      'an address space for the brand domain asks Global about mailboxes it does not own',
      china(`addressSpaces: [{ domain: ${GR}, to: global }, { domain: contoso.com, to: global }]`),
      'china',
      'onPremises',
      'wrongPlatform',
      'F70',
    ],
    [
      'the hybrid wizard added the routing domain of 21Vianet to the connector',
      global(`intraOrganizationConnectors: [{ domains: [contoso.com, ${CR}], to: onPremises }]`),
      'global',
      'china',
      'wrongPlatform',
      'F70',
    ],
    ['the target does not allow the requester', global('allowedTenants: []'), 'china', 'global', 'notAllowed', 'F71'],
    [
      'credentials instead of a token',
      china(space(', accessMethod: OrgWideFB')),
      'china',
      'global',
      'accessMethod',
      'F72',
    ],
    [
      'an endpoint that is no endpoint of the cloud',
      china(space(', endpoint: outlook.office365.com')),
      'china',
      'global',
      'endpoint',
      'F73',
    ],
    [
      'an organization relationship between the clouds',
      china(`organizationRelationships: [{ domains: [${GR}], to: global }]`),
      'china',
      'global',
      'noTrust',
      'F77',
    ],
  ])('%s', (_, yaml, requester, owner, problem, mode) => {
    const gal = galOf(yaml);
    const pairs = pairsOf(gal);
    const broken = pairs.filter(
      (pair) => pair.requester === requester && pair.owner === owner && pair.problem !== null,
    );
    expect([...new Set(broken.map((pair) => pair.problem))]).toEqual([problem]);
    const finding = freeBusyFindings(gal, broken)[0];
    expect(finding?.severity).toBe('error');
    expect(finding?.modes).toContain(mode);
  });

  it('too many allowed tenants or address spaces (F76)', () => {
    const spaces = Array.from({ length: 101 }, (_, i) => `{ domain: d${i}.example, to: global }`).join(', ');
    const gal = galOf(china(`addressSpaces: [${spaces}]`));
    expect(freeBusyFindings(gal, []).map(({ modes }) => modes)).toEqual([['F76']]);
  });
});

describe('the end of EWS (H6, F74)', () => {
  const allowed = (yaml: string): string => `${yaml}\navailability: { global: { ewsAllowed: true } }\n`;
  it.each<[asOf: string, yaml: (text: string) => string, problem: string | null]>([
    ['2026-09-30', (text) => text, null],
    ['2026-10-01', (text) => text, 'ewsBlocked'],
    ['2026-10-01', allowed, null],
    ['2027-03-31', allowed, null],
    ['2027-04-01', allowed, 'ewsOff'],
  ])('on %s', (asOf, yaml, problem) => {
    const pair = pairsOf(galOf(yaml, asOf)).find(({ requester, owner }) => requester === 'china' && owner === 'global');
    expect(pair?.problem).toBe(problem);
  });

  it('warns from 2026-10-01 about 21Vianet, for which no date is public', () => {
    const severityOn = (asOf: string) => {
      const gal = galOf(undefined, asOf);
      const pairs = pairsOf(gal).filter(({ requester, owner }) => requester === 'global' && owner === 'china');
      return freeBusyFindings(gal, pairs).map(({ severity, marks }) => [severity, marks]);
    };
    expect(severityOn('2026-09-30')).toEqual([['info', ['H6']]]);
    expect(severityOn('2026-10-01')).toEqual([['warning', ['H6']]]);
  });
});

describe('providers', () => {
  it('none: the clouds do not see each other, hybrid stays', () => {
    const pairs = pairsOf(galOf((yaml) => yaml.replace('freeBusy: orgWideFbToken', 'freeBusy: none')));
    expect(cellOf(pairs, 'china', 'global')).toEqual([`none ${GR} switchedOff`]);
    expect(cellOf(pairs, 'global', 'china')).toEqual([`none ${CR} switchedOff`]);
    expect(cellOf(pairs, 'onPremises', 'global')).toEqual([`intraOrganizationConnector ${GR} global`]);
  });

  it('m365Xtap: across clouds it is undocumented (H6)', () => {
    const pairs = pairsOf(galOf((yaml) => yaml.replace('freeBusy: orgWideFbToken', 'freeBusy: m365Xtap')));
    expect(cellOf(pairs, 'china', 'global')).toEqual([`crossTenantAccess ${GR} global undocumented`]);
    expect(cellOf(pairs, 'china', 'onPremises')).toEqual(['local china', 'none contoso.com notAchieved']);
    expect(pairs.find(({ problem }) => problem === 'undocumented')?.marks).toEqual(['H6']);
  });
});
