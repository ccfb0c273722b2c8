import { describe, expect, it } from 'vitest';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { deliver, type Hop } from '../../src/gal/mail-flow.js';
import { routeOf } from '../../src/gal/person-routes.js';
import { rowFacts } from '../../src/gal/unified-row.js';
import type { AdObject } from '../../src/model/directory.js';
import { type Change, type ContosoGal, contosoGal } from './contoso.js';
import { simulated } from './simulated.js';

/** `global[MailUser connector] > china[UserMailbox] delivered`: every hop with what decides it, then the result. */
const pathOf = ({ gal }: ContosoGal, from: string, to: string): string => {
  const sender = gal.senders.find(({ platform }) => platform === from);
  if (sender === undefined) throw new Error(`no sender ${from}`);
  const hops: Hop[] = [];
  const { outcome, code, at, notes } = deliver(gal.mail, sender, to, hops);
  const path = hops.map(({ at: place, recipient, next }) => {
    const decides = [recipient?.type ?? 'nobody', next?.by].filter((word) => word !== undefined);
    return `${place}[${decides.join(' ')}]`;
  });
  const end = gal.mail.platforms.has(at) ? [] : [at];
  const result = outcome === 'delivered' ? outcome : outcome === 'loop' ? `loop ${code}` : (code ?? '');
  return [[...path, ...end].join(' > '), result, ...notes].join(' ');
};

/** The route that the unified list uses: the primary address the sender's own list shows. */
const routeTo = ({ gal, row }: ContosoGal, from: string, name: string) => {
  const { mail } = rowFacts(gal, gal.people.rowOf(row(name).person));
  const sent = mail[gal.senders.findIndex(({ platform }) => platform === from)] ?? null;
  if (sent === null) return null;
  const route = routeOf(from, sent);
  const path = [...route.hops.map(({ at }) => at), ...(route.at === 'internet' ? ['internet'] : [])];
  return `${path.join(' => ')} ${route.result}`;
};

const reference = contosoGal();

describe.each([
  ['by the target table', () => reference],
  ['simulated', () => simulated('contoso')],
])('E.1, cell by cell, %s', (_, galOf) => {
  // Rows: who sends. Columns: P01, P02, P03, shared and rooms of both clouds, external people, groups.
  const columns = {
    P01: 'alice',
    P02: 'bob',
    P03: 'liwei',
    P06: 'invoices',
    P08: 'hr-cn',
    P09: 'room-berlin-1',
    P10: 'room-shanghai-1',
    P13: 'pat',
    P14: 'petra.vogel',
    P15: 'sales',
    P16: 'finance',
  };
  const matrix: Readonly<Record<string, Readonly<Record<keyof typeof columns, string | null>>>> = {
    onPremises: {
      P01: 'onPremises => global',
      P02: 'onPremises',
      P03: 'onPremises => china',
      P06: 'onPremises => global',
      P08: 'onPremises => china',
      P09: 'onPremises => global',
      P10: 'onPremises => china',
      P13: 'onPremises => internet',
      P14: 'onPremises => internet',
      P15: 'onPremises',
      P16: 'onPremises',
    },
    global: {
      P01: 'global',
      P02: 'global => onPremises',
      P03: 'global => china',
      P06: 'global',
      P08: 'global => china',
      P09: 'global',
      P10: 'global => china',
      P13: 'global => internet',
      P14: 'global => internet',
      P15: 'global',
      P16: 'global',
    },
    china: {
      P01: 'china => global',
      P02: 'china => global => onPremises',
      P03: 'china',
      P06: 'china => global',
      P08: 'china',
      P09: 'china => global',
      P10: 'china',
      P13: 'china => internet',
      P14: 'china => internet',
      P15: 'china',
      P16: 'china',
    },
    internet: {
      P01: 'global',
      P02: 'global => onPremises',
      P03: 'china',
      P06: 'global',
      P08: 'china',
      P09: 'global',
      P10: 'china',
      P13: null,
      P14: null,
      P15: 'global',
      P16: 'global',
    },
  };
  const cells = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).map(([column, path]) => ({
      from,
      column,
      path,
      name: columns[column as keyof typeof columns],
    })),
  );
  it.each(cells)('$from to $column ($name)', ({ from, name, path }) => {
    expect(routeTo(galOf(), from, name)).toBe(path === null ? null : `${path} delivered`);
  });

  it.each([
    // The object that decides each hop, in brackets in the table.
    ['onPremises', 'alice@contoso.com', 'onPremises[RemoteUserMailbox connector] > global[UserMailbox] delivered'],
    ['onPremises', 'bob@contoso.com', 'onPremises[UserMailbox] delivered'],
    ['onPremises', 'liwei@cn.contoso.com', 'onPremises[MailUser connector] > china[UserMailbox] delivered'],
    ['onPremises', 'pat@fabrikam.example', 'onPremises[MailUser mx] > internet delivered'],
    ['global', 'bob@contoso.com', 'global[MailUser connector] > onPremises[UserMailbox] delivered'],
    ['global', 'liwei@cn.contoso.com', 'global[MailUser connector] > china[UserMailbox] delivered'],
    ['china', 'alice@contoso.com', 'china[MailUser connector] > global[UserMailbox] delivered'],
    ['china', 'bob@contoso.com', 'china[MailUser mx] > global[MailUser connector] > onPremises[UserMailbox] delivered'],
    ['internet', 'liwei@cn.contoso.com', 'china[UserMailbox] delivered'],
    // "to @contoso.com alias: => GL => CN [mail user in GL]"; without skip-listing SPF is judged on GL (F64).
    ['internet', 'liwei@contoso.com', 'global[MailUser connector] > china[UserMailbox] delivered relayedSender'],
    ['internet', 'sales@contoso.com', 'global[MailUniversalDistributionGroup] delivered'],
    ['china', 'nobody@contoso.com', 'china[nobody mx] > global[nobody] 5.4.1'],
    ['global', 'nobody@cn.contoso.com', 'global[nobody connector] > china[nobody] 5.4.1'],
    ['global', 'nobody@contoso.com', 'global[nobody] 5.1.10'],
    ['onPremises', 'nobody@contoso.com', 'onPremises[nobody] 5.1.10'],
    ['china', 'someone@elsewhere.example', 'china[nobody mx] > internet delivered'],
  ])('%s to %s: %s', (from, to, path) => {
    expect(pathOf(galOf(), from, to)).toBe(path);
  });

  it('with MX = on-premises, CN => OP', () => {
    const other = contosoGal(undefined, (yaml) => `${yaml}\nmail: { mx: { contoso.com: onPremises } }\n`);
    expect(routeTo(other, 'china', 'bob')).toBe('china => onPremises delivered');
  });
});

/** The object of one person in one tenant, with other values; CloudObjects of tests are plain and may be copied. */
const changed =
  (tenant: string, name: string, change: (object: CloudObject) => CloudObject | null): Change =>
  (object, here, who) =>
    here === tenant && who === name ? change(object) : object;

const recipient = (object: CloudObject, given: Partial<CloudObject['recipient']>): CloudObject => ({
  ...object,
  recipient: { ...object.recipient, ...given },
});

const synced = (object: CloudObject, attribute: string, value: string | boolean | null): CloudObject => {
  const attributes = new Map(object.synced);
  attributes.delete(attribute);
  if (value !== null) attributes.set(attribute, value);
  return { ...object, synced: attributes };
};

/** Without a target address Exchange Online shows the primary one as external (S-30). */
const withoutTarget = (object: CloudObject): CloudObject =>
  synced(recipient(object, { externalEmailAddress: object.recipient.primarySmtpAddress }), 'targetAddress', null);

const target = (object: CloudObject, address: string): CloudObject =>
  synced(recipient(object, { externalEmailAddress: address }), 'targetAddress', `SMTP:${address}`);

/** The domain mode of the seed: contoso.com in both tenants. */
const dual =
  (type: string, more = '') =>
  (yaml: string): string =>
    yaml
      .replace('verifiedDomains: [cn.contoso.com]', 'verifiedDomains: [cn.contoso.com, contoso.com]')
      .replace(
        'acceptedDomains: [cn.contoso.com]',
        `acceptedDomains: [cn.contoso.com, { domain: contoso.com, type: ${type} }]`,
      )
      .replace('domainMode: split', 'domainMode: dual')
      .concat(`\n${more}\n`);

const requireAuthentication = (object: CloudObject): CloudObject => synced(object, 'msExchRequireAuthToSendTo', true);

describe('what breaks when one thing is missing (E.1)', () => {
  interface Break {
    readonly missing: string;
    readonly change?: Change;
    readonly yaml?: (text: string) => string;
    readonly ad?: (object: AdObject, name: string) => AdObject;
    readonly from: string;
    readonly to: string;
    readonly sound: string;
    readonly broken: string;
    /** The person whose row says so, and the failure mode it names. */
    readonly row?: readonly [name: string, verdict: string, mode: string];
  }
  const breaks: readonly Break[] = [
    {
      missing: 'G20 targetAddress for P03, primary address in its own domain',
      change: changed('global', 'liwei', withoutTarget),
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser] 5.1.10',
      row: ['liwei', 'unreachable', 'F37'],
    },
    {
      missing: 'G20 targetAddress for P03, primary address in the brand domain',
      change: changed('global', 'liwei', (object) =>
        withoutTarget(recipient(object, { primarySmtpAddress: 'liwei@contoso.com' })),
      ),
      from: 'global',
      to: 'liwei@contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser] loop 5.4.14',
      row: ['liwei', 'unreachable', 'F37'],
    },
    {
      missing: 'targetAddress user@contoso.com on P03 in GL',
      change: changed('global', 'liwei', (object) => target(object, 'liwei@contoso.com')),
      yaml: (text) => `${text}\nmail: { connectors: { global: [] } }\n`,
      from: 'global',
      to: 'liwei@contoso.com',
      sound: 'global[MailUser mx] > china[UserMailbox] delivered',
      broken: 'global[MailUser mx] > global[MailUser] loop 5.4.14',
      row: ['liwei', 'unreachable', 'F42'],
    },
    {
      missing: '@CR proxy on the 21V mailbox',
      change: changed('china', 'liwei', (object) =>
        recipient(object, {
          emailAddresses: object.recipient.emailAddresses.filter(
            (value) => !value.includes('partner.mail.onmschina.cn'),
          ),
        }),
      ),
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser connector] > china[nobody] 5.4.1',
      row: ['liwei', 'unreachable', 'F45'],
    },
    {
      missing: '21V mailbox unlicensed, both sides mail users',
      change: changed('china', 'liwei', (object) =>
        target(
          recipient(object, { recipientTypeDetails: 'MailUser', hasMailbox: false }),
          'liwei@contoso.partner.mail.onmschina.cn',
        ),
      ),
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser connector] > china[MailUser mx] > china[MailUser] loop 5.4.14',
      row: ['liwei', 'unreachable', 'F44'],
    },
    {
      missing: 'the same after C44, which leaves no target address at home',
      change: changed('china', 'liwei', (object) =>
        withoutTarget(recipient(object, { recipientTypeDetails: 'MailUser', hasMailbox: false })),
      ),
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser connector] > china[MailUser] loop 5.4.14',
      row: ['liwei', 'unreachable', 'F37'],
    },
    {
      missing: 'C23',
      change: changed('china', 'bob', withoutTarget),
      from: 'china',
      to: 'bob@contoso.com',
      sound: 'china[MailUser mx] > global[MailUser connector] > onPremises[UserMailbox] delivered',
      broken: 'china[MailUser] 5.1.10',
      row: ['bob', 'unreachable', 'F37'],
    },
    {
      missing: 'dual mode, contoso.com Authoritative in CN: a group that only Global has',
      yaml: dual('authoritative'),
      from: 'china',
      to: 'all-global@contoso.com',
      sound: 'china[nobody mx] > global[MailUniversalDistributionGroup] delivered',
      broken: 'china[nobody] 5.1.10',
      row: ['all-global', 'unreachable', 'F59'],
    },
    {
      missing: 'dual mode, InternalRelay without connector',
      yaml: dual('internalRelay', 'mail: { connectors: { china: [] } }'),
      from: 'china',
      to: 'all-global@contoso.com',
      sound: 'china[nobody mx] > global[MailUniversalDistributionGroup] delivered',
      broken: 'china[nobody mx] > global[MailUniversalDistributionGroup] delivered',
      row: ['all-global', 'consistent', ''],
    },
    {
      missing: 'the same, but MX contoso.com = CN',
      yaml: dual('internalRelay', 'mail: { connectors: { china: [] }, mx: { contoso.com: china } }'),
      from: 'china',
      to: 'all-global@contoso.com',
      sound: 'china[nobody mx] > global[MailUniversalDistributionGroup] delivered',
      broken: 'china[nobody mx] > china[nobody] loop 5.4.14',
      row: ['all-global', 'unreachable', 'F60'],
    },
    {
      missing: 'hybrid connector set to MX routing while MX = EOP',
      yaml: (text) => `${text}\nmail: { connectors: { global: [{ domains: [contoso.com], to: mx }] } }\n`,
      from: 'global',
      to: 'bob@contoso.com',
      sound: 'global[MailUser connector] > onPremises[UserMailbox] delivered',
      broken: 'global[MailUser connector] > global[MailUser] loop 5.4.14',
      row: ['bob', 'unreachable', 'F42'],
    },
    {
      missing: 'msExchRequireAuthToSendTo on a P03 mailbox',
      change: changed('china', 'liwei', requireAuthentication),
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken: 'global[MailUser connector] > china[UserMailbox] 5.7.134',
      row: ['liwei', 'unreachable', 'F55'],
    },
    {
      missing: 'msExchRequireAuthToSendTo on a P01 mailbox',
      change: changed('global', 'alice', requireAuthentication),
      from: 'china',
      to: 'alice@contoso.com',
      sound: 'china[MailUser connector] > global[UserMailbox] delivered',
      broken: 'china[MailUser connector] > global[UserMailbox] 5.7.134',
      row: ['alice', 'unreachable', 'F55'],
    },
    {
      missing: 'the same, but the sender is on-premises and the connection a hybrid one',
      change: changed('global', 'alice', requireAuthentication),
      from: 'onPremises',
      to: 'alice@contoso.com',
      sound: 'onPremises[RemoteUserMailbox connector] > global[UserMailbox] delivered',
      broken: 'onPremises[RemoteUserMailbox connector] > global[UserMailbox] delivered',
    },
    {
      missing: 'msExchRequireAuthToSendTo on a group',
      change: changed('global', 'all-global', requireAuthentication),
      from: 'china',
      to: 'all-global@contoso.com',
      sound: 'china[nobody mx] > global[MailUniversalDistributionGroup] delivered',
      broken: 'china[nobody mx] > global[MailUniversalDistributionGroup] 5.7.133',
      row: ['all-global', 'unreachable', 'F55'],
    },
    {
      missing: 'msExchRequireAuthToSendTo on a mail user',
      change: changed('global', 'bob', requireAuthentication),
      from: 'china',
      to: 'bob@contoso.com',
      sound: 'china[MailUser mx] > global[MailUser connector] > onPremises[UserMailbox] delivered',
      broken: 'china[MailUser mx] > global[MailUser] 5.7.136',
      row: ['bob', 'unreachable', 'F55'],
    },
    {
      missing: 'SPF of CU without spf.protection.partner.outlook.cn',
      yaml: (text) => `${text}\nmail: { senderPolicies: { cn.contoso.com: [] } }\n`,
      from: 'china',
      to: 'alice@contoso.com',
      sound: 'china[MailUser connector] > global[UserMailbox] delivered',
      broken: 'china[MailUser connector] > global[UserMailbox] delivered senderPolicy',
    },
    {
      missing: 'Internet -> GL -> CN relay without skip-listing in CN (sound: with it)',
      yaml: (text) => `${text}\nmail: { skipListing: [china] }\n`,
      from: 'internet',
      to: 'liwei@contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered relayedSender',
      broken: 'global[MailUser connector] > china[UserMailbox] delivered',
    },
    {
      missing: 'RouteAllMessagesViaOnPremises',
      yaml: (text) => `${text}\nmail: { centralizedTransport: true }\n`,
      from: 'global',
      to: 'liwei@cn.contoso.com',
      sound: 'global[MailUser connector] > china[UserMailbox] delivered',
      broken:
        'global[MailUser centralizedTransport] > onPremises[MailUser connector] > china[UserMailbox] delivered detour',
    },
  ];
  it.each(breaks)('$missing', ({ change, yaml, ad, from, to, sound, broken, row }) => {
    const before =
      from === 'global' && broken.startsWith('global[MailUser mx]') ? contosoGal(undefined, yaml) : reference;
    expect(pathOf(before, from, to)).toBe(sound);
    const after = contosoGal(change, yaml, ad);
    expect(pathOf(after, from, to)).toBe(broken);
    if (row === undefined) return;
    const [name, verdict, mode] = row;
    const { verdict: found, findings } = after.row(name);
    expect(found).toBe(verdict);
    expect(findings).toEqual(mode === '' ? [] : expect.arrayContaining([mode]));
  });
});
