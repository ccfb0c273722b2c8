import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { rowFindings } from '../../src/gal/gal-findings.js';
import { type Verdict, verdicts } from '../../src/gal/verdict.js';
import type { AdObject } from '../../src/model/directory.js';
import { peopleOf } from '../golden/contoso-target.js';
import { anchorOfObject, type Change, contoso, contosoGal } from './contoso.js';

const only =
  (tenant: string, name: string, change: (object: CloudObject) => CloudObject | null): Change =>
  (object, here, who) =>
    here === tenant && who === name ? change(object) : object;

const recipient = (object: CloudObject, given: Partial<CloudObject['recipient']>): CloudObject => ({
  ...object,
  recipient: { ...object.recipient, ...given },
});

const synced = (object: CloudObject, attribute: string, value: Value | null): CloudObject => {
  const attributes = new Map(object.synced);
  attributes.delete(attribute);
  if (value !== null) attributes.set(attribute, value);
  return { ...object, synced: attributes };
};

const ad =
  (name: string, attribute: string, value: Value | null) =>
  (object: AdObject, who: string): AdObject => {
    if (who !== name) return object;
    const attributes = new Map(object.attributes);
    attributes.delete(attribute);
    if (value !== null) attributes.set(attribute, value);
    return { ...object, attributes };
  };

const anchorOfName = (name: string): string => {
  const { directory } = contoso();
  const at = peopleOf(directory).findIndex((person) => person.name === name);
  const object = directory.objects[at];
  return object === undefined ? '' : anchorOfObject(object);
};

interface Case {
  readonly what: string;
  readonly name: string;
  readonly change?: Change;
  readonly ad?: (object: AdObject, name: string) => AdObject;
  readonly verdict: Verdict;
  readonly findings: readonly string[];
  readonly detail: string;
}

const cases: readonly Case[] = [
  {
    what: 'a mailbox in both tenants (F20)',
    name: 'liwei',
    change: only('global', 'liwei', (object) =>
      recipient(object, { hasMailbox: true, recipientTypeDetails: 'UserMailbox', externalEmailAddress: null }),
    ),
    verdict: 'claimedTwice',
    findings: ['F20', 'F87'],
    detail: 'mailboxes in global, china',
  },
  {
    what: 'an on-premises mailbox with a second one in Global',
    name: 'bob',
    change: only('global', 'bob', (object) => recipient(object, { hasMailbox: true })),
    verdict: 'claimedTwice',
    findings: ['F20', 'F87'],
    detail: 'mailboxes in onPremises, global',
  },
  {
    what: 'not exported to one tenant (F35)',
    name: 'alice',
    change: only('china', 'alice', () => null),
    verdict: 'missing',
    findings: ['F35'],
    detail: 'china: not exported',
  },
  {
    what: 'mail without alias: a user where a mail user should be (F34)',
    name: 'alice',
    change: only('china', 'alice', (object) =>
      recipient(object, { isRecipient: false, alias: null, recipientTypeDetails: 'User' }),
    ),
    verdict: 'notInList',
    findings: ['F34'],
    detail: 'china: notARecipient',
  },
  {
    what: 'a leaver whom the other tenant still shows',
    name: 'lars',
    // Somebody else's object under the anchor of the leaver.
    change: only('china', 'alice', (object) => ({ ...object, sourceAnchor: anchorOfName('lars') })),
    verdict: 'notFiltered',
    findings: ['gal/not-filtered'],
    detail: 'china: leaver',
  },
  {
    what: 'hidden in one tenant only (F36)',
    name: 'alice',
    change: only('china', 'alice', (object) => recipient(object, { hidden: true })),
    verdict: 'hiddenInOne',
    findings: ['F36'],
    detail: 'china: hides',
  },
  {
    what: 'shown in one tenant although AD hides it',
    name: 'vera',
    change: only('china', 'vera', (object) => recipient(object, { hidden: false })),
    verdict: 'hiddenInOne',
    findings: ['F36'],
    detail: 'china: shows',
  },
  {
    what: 'an address of somebody else in AD (F38)',
    name: 'alice',
    ad: ad('bob', 'proxyAddresses', ['SMTP:bob@contoso.com', 'smtp:ALICE@contoso.com']),
    verdict: 'duplicate',
    findings: ['F38'],
    detail: 'ALICE@contoso.com',
  },
  {
    what: 'a contact that stands for a colleague (F51)',
    name: 'petra.vogel',
    ad: ad('petra.vogel', 'targetAddress', 'SMTP:liwei@cn.contoso.com'),
    verdict: 'duplicate',
    findings: ['F51', 'T14'],
    detail: 'liwei@cn.contoso.com',
  },
  {
    what: 'an address in quarantine (T13)',
    name: 'alice',
    change: only('china', 'alice', (object) => ({
      ...object,
      quarantined: [{ attribute: 'proxyAddresses', value: 'smtp:a.berg@contoso.com' }],
    })),
    verdict: 'duplicate',
    findings: ['F38', 'T13'],
    detail: 'china: smtp:a.berg@contoso.com',
  },
  {
    what: 'another title in one tenant',
    name: 'alice',
    change: only('china', 'alice', (object) => synced(object, 'title', 'Intern')),
    verdict: 'differs',
    findings: ['gal/differs'],
    detail: 'title: global and china',
  },
  {
    what: 'another primary address in one tenant (F40)',
    name: 'liwei',
    change: only('china', 'liwei', (object) =>
      recipient(object, { primarySmtpAddress: 'liwei@contoso.partner.onmschina.cn' }),
    ),
    verdict: 'differs',
    findings: ['F40'],
    detail: 'primarySmtpAddress: china and global',
  },
  {
    what: 'a manager who exists in the tenant and got lost (T19)',
    name: 'liwei',
    change: only('global', 'liwei', (object) => synced(object, 'manager', null)),
    verdict: 'differs',
    findings: ['gal/differs'],
    detail: 'manager: china and global',
  },
  {
    what: 'a group that lost a member in one tenant (F53)',
    name: 'phoenix',
    change: only('china', 'phoenix', (object) => synced(object, 'member', null)),
    verdict: 'differs',
    findings: ['F53'],
    detail: 'china: 4 members missing',
  },
  {
    what: 'a target address that leads to somebody else (F43)',
    name: 'liwei',
    change: only('global', 'liwei', (object) =>
      synced(
        recipient(object, { externalEmailAddress: 'zhangwei@cn.contoso.com' }),
        'targetAddress',
        'SMTP:zhangwei@cn.contoso.com',
      ),
    ),
    verdict: 'unreachable',
    findings: ['F43'],
    detail: 'mail from global: elsewhere',
  },
  {
    what: 'a target address outside although there is a mailbox (F43)',
    name: 'liwei',
    change: only('global', 'liwei', (object) =>
      synced(
        recipient(object, { externalEmailAddress: 'liwei@fabrikam.example' }),
        'targetAddress',
        'SMTP:liwei@fabrikam.example',
      ),
    ),
    verdict: 'unreachable',
    findings: ['F43'],
    detail: 'mail from global: elsewhere',
  },
  {
    what: 'a contact whose address is in a domain accepted there (F52)',
    name: 'petra.vogel',
    change: only('global', 'petra.vogel', (object) =>
      synced(
        recipient(object, { externalEmailAddress: 'petra@contoso.onmicrosoft.com' }),
        'targetAddress',
        'SMTP:petra@contoso.onmicrosoft.com',
      ),
    ),
    verdict: 'unreachable',
    findings: ['F52'],
    detail: 'mail from global: 5.1.10',
  },
];

describe('what is wrong with a row', () => {
  it.each(cases)('$what', ({ name, change, ad: changeAd, verdict, findings, detail }) => {
    const { row } = contosoGal(change, undefined, changeAd);
    const found = row(name);
    expect({
      verdict: found.verdict,
      findings: found.findings,
      details: found.problems.map((one) => one.detail),
    }).toEqual({
      verdict,
      findings: expect.arrayContaining([...findings]),
      details: detail === '' ? [] : expect.arrayContaining([detail]),
    });
  });

  it('every verdict has a case', () => {
    const shown = new Set<string>(cases.map(({ verdict }) => verdict));
    expect(Object.keys(verdicts).filter((verdict) => !shown.has(verdict))).toEqual([]);
  });

  it('a finding names the object, its place, the failure mode and what to do', () => {
    const { row } = contosoGal(only('china', 'alice', () => null));
    const alice = row('alice');
    const object = { dn: 'CN=Alice', objectClass: 'user', attributes: new Map(), at: { file: 'people.yaml', line: 3 } };
    expect(rowFindings(alice, object)).toMatchObject([
      {
        check: 'gal/missing',
        severity: 'error',
        tenant: 'china',
        modes: ['F35'],
        objects: ['CN=Alice'],
        at: { file: 'people.yaml', line: 3 },
      },
    ]);
  });

  it('an undocumented point that a prediction rests on is on the row and on its finding (S-30)', () => {
    const { row } = contosoGal(only('china', 'bob', (object) => synced(object, 'targetAddress', null)));
    expect(row('bob').marks).toContain('S-30');
    expect(rowFindings(row('bob'), null)[0]?.marks).toEqual(['S-30']);
  });
});
