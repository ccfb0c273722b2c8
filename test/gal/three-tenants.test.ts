import { describe, expect, it } from 'vitest';
import { calendarOf, FreeBusyPairs } from '../../src/gal/free-busy-pairs.js';
import { rowFacts } from '../../src/gal/unified-row.js';
import { simulated } from './simulated.js';

const { gal, row, names, simulation } = simulated('three-tenants');

describe('Global, 21Vianet and US Government from one forest', () => {
  it.each(names)('%s is consistent and reachable from every platform', (name) => {
    const { verdict, problems, mailFlow } = row(name);
    expect({ verdict, problems, mailFlow: Object.fromEntries(mailFlow) }).toEqual({
      verdict: 'consistent',
      problems: [],
      mailFlow: { global: 'delivered', china: 'delivered', usgov: 'delivered', onPremises: 'delivered' },
    });
  });

  it('finds nothing to repair', () => {
    expect(simulation.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each<[name: string, types: readonly (string | null)[], external: readonly (string | null)[]]>([
    [
      'alice',
      ['UserMailbox', 'MailUser', 'MailUser'],
      [null, 'alice@fabrikam.mail.onmicrosoft.com', 'alice@fabrikam.mail.onmicrosoft.com'],
    ],
    [
      'liwei',
      ['MailUser', 'UserMailbox', 'MailUser'],
      ['liwei@fabrikam.partner.mail.onmschina.cn', null, 'liwei@fabrikam.partner.mail.onmschina.cn'],
    ],
    [
      'grace',
      ['MailUser', 'MailUser', 'UserMailbox'],
      ['grace@fabrikam.mail.onmicrosoft.us', 'grace@fabrikam.mail.onmicrosoft.us', null],
    ],
    [
      'service-cn',
      ['MailUser', 'SharedMailbox', 'MailUser'],
      ['service-cn@fabrikam.partner.mail.onmschina.cn', null, 'service-cn@fabrikam.partner.mail.onmschina.cn'],
    ],
    ['maqiang', [null, 'UserMailbox', null], [null, null, null]],
  ])('%s has one mailbox and leads to it elsewhere', (name, types, external) => {
    const shown = [...row(name).tenants.values()];
    expect(shown.map((one) => one.recipientTypeDetails)).toEqual(types);
    expect(shown.map((one) => one.externalEmailAddress)).toEqual(external);
  });

  it('a leaver is hidden at home and in no other list', () => {
    expect([...row('lars').tenants.values()].map(({ reason }) => reason)).toEqual(['hidden', 'leaver', 'leaver']);
    expect([...row('maqiang').tenants.values()].map(({ reason }) => reason)).toEqual(['leaver', 'hidden', 'leaver']);
  });

  it('clouds see each other by address space, on-premises only its hybrid partner', () => {
    const pairs = new FreeBusyPairs(gal);
    for (let i = 0; i < gal.people.anchors.length; i++) {
      const calendar = calendarOf(gal, rowFacts(gal, i));
      if (calendar !== null) pairs.add(calendar, '', () => '');
    }
    const cells = pairs
      .rows()
      .map(({ requester, owner, way, problem }) => [requester, owner, problem ?? way].join(' '));
    expect([...new Set(cells)]).toEqual([
      'global global local',
      'global china addressSpace',
      'global usgov addressSpace',
      'global onPremises intraOrganizationConnector',
      'china global addressSpace',
      'china china local',
      'china usgov addressSpace',
      // Staged people have a mailbox there already.
      'china onPremises local',
      'china onPremises notAchieved',
      'usgov global addressSpace',
      'usgov china addressSpace',
      'usgov usgov local',
      'usgov onPremises notAchieved',
      'onPremises global intraOrganizationConnector',
      'onPremises china notAchieved',
      'onPremises usgov notAchieved',
      'onPremises onPremises local',
    ]);
  });
});
