import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../src/attribute/instant-text.js';
import { prepareGal } from '../../src/gal/gal.js';
import { deliver, type Hop, type MailPlatform, type MailWorld } from '../../src/gal/mail-flow.js';
import type { MailRecipient } from '../../src/gal/mail-recipient.js';
import { internet } from '../../src/gal/topology.js';
import { unifiedRows } from '../../src/gal/unified-row.js';
import { onPremises } from '../../src/model/workspace.js';
import { galFiles } from '../report/gal-files.js';
import { type Change, contosoGal, contosoInput } from './contoso.js';

const platforms = [onPremises, 'a', 'b', 'c'];
const domains = ['one.example', 'two.example', 'three.example'];
const addresses = domains.flatMap((domain) => ['x', 'y'].map((name) => `${name}@${domain}`));

const recipient = (): fc.Arbitrary<MailRecipient> =>
  fc.record({
    person: fc.constantFrom('p', 'q'),
    type: fc.constant('MailUser'),
    kind: fc.constantFrom('mailbox', 'forward', 'group'),
    external: fc.oneof(
      fc.constant({ kind: 'local' } as const),
      fc.record({ kind: fc.constant('address' as const), address: fc.constantFrom(...addresses) }),
      fc.record({ kind: fc.constant('none' as const), primary: fc.constantFrom(null, ...addresses) }),
    ),
    requiresAuthentication: fc.boolean(),
  });

/** Any directory, any connectors, any MX records: however badly they are configured. */
const world = (): fc.Arbitrary<MailWorld> =>
  fc
    .tuple(
      ...platforms.map((platform) =>
        fc.record({
          platform: fc.constant(platform),
          known: fc.dictionary(fc.constantFrom(...addresses), recipient()),
          accepted: fc.dictionary(fc.constantFrom(...domains), fc.constantFrom('authoritative', 'internalRelay')),
          next: fc.dictionary(fc.constantFrom(...domains), fc.constantFrom(...platforms, internet)),
        }),
      ),
      fc.dictionary(fc.constantFrom(...domains), fc.constantFrom(...platforms)),
    )
    .map((parts) => {
      const mx = new Map(Object.entries(parts.at(-1) as Record<string, string>));
      const sides = parts.slice(0, -1) as unknown as {
        platform: string;
        known: Record<string, MailRecipient>;
        accepted: Record<string, 'authoritative' | 'internalRelay'>;
        next: Record<string, string>;
      }[];
      return {
        platforms: new Map(
          sides.map(({ platform, known, accepted, next }): [string, MailPlatform] => [
            platform,
            {
              platform,
              accepted: new Map(Object.entries(accepted)),
              find: (address) => known[address] ?? null,
              next: (domain) => ({ to: next[domain] ?? mx.get(domain) ?? internet, by: 'connector' }),
            },
          ]),
        ),
        mx,
        hybrid: 'a',
        senderPolicies: new Map(),
        skipListing: new Set<string>(),
      };
    });

describe('mail flow', () => {
  it('always ends: delivered, rejected with a code, or reported as a loop', () => {
    fc.assert(
      fc.property(world(), fc.constantFrom(...platforms, internet), fc.constantFrom(...addresses), (any, from, to) => {
        const hops: Hop[] = [];
        const { outcome, code } = deliver(any, { platform: from, domain: null }, to, hops);
        expect(hops.length).toBeLessThanOrEqual(22);
        expect(outcome === 'delivered' ? code : code?.slice(0, 2)).toBe(outcome === 'delivered' ? null : '5.');
      }),
      { numRuns: 300 },
    );
  });
});

/** Takes things away from people in tenants, as wrong rules and data do. */
const damage = (): fc.Arbitrary<Change> =>
  fc
    .array(fc.tuple(fc.nat(200), fc.constantFrom('gone', 'hidden', 'noTarget', 'noAddresses', 'noMailbox')))
    .map((hits) => {
      const byPlace = new Map(hits);
      let place = 0;
      return (object) => {
        const { recipient: shown } = object;
        switch (byPlace.get(place++)) {
          case 'gone':
            return null;
          case 'hidden':
            return { ...object, recipient: { ...shown, hidden: true } };
          case 'noTarget': {
            const synced = new Map(object.synced);
            synced.delete('targetAddress');
            return { ...object, synced };
          }
          case 'noAddresses':
            return { ...object, recipient: { ...shown, emailAddresses: [] } };
          case 'noMailbox':
            return { ...object, recipient: { ...shown, hasMailbox: false } };
          default:
            return object;
        }
      };
    });

describe('the unified list', () => {
  it('a consistent row is delivered from every platform, but for dynamic groups, which cannot be', () => {
    fc.assert(
      fc.property(damage(), (change) => {
        for (const { verdict, mailFlow, population } of unifiedRows(contosoGal(change).gal))
          if (verdict === 'consistent' && population !== 'P18')
            expect([...mailFlow.values()].filter((result) => result !== 'delivered')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same whatever the order of objects and tenants', () => {
    const input = contosoInput();
    const { files } = galFiles(prepareGal(input));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...input.directory.objects], { minLength: input.directory.objects.length }),
        (objects) => {
          const turned = { ...input, directory: { objects }, tenants: [...input.tenants].reverse() };
          const again = galFiles(prepareGal(turned)).files;
          for (const path of ['gal/unified.json', 'gal/china.csv', 'mailflow.json', 'mailflow-matrix.json'])
            expect(again.get(path)).toBe(files.get(path));
        },
      ),
      { numRuns: 5 },
    );
  });

  it('the day decides about free/busy only', () => {
    const input = contosoInput();
    const later = instantOf('2027-05-01');
    if (later === null) throw new Error('a date');
    const [now, then] = [input, { ...input, asOf: later }].map((one) => galFiles(prepareGal(one)).files);
    const changed = [...(now?.keys() ?? [])].filter((path) => now?.get(path) !== then?.get(path));
    expect(changed).toEqual(['freebusy.json']);
  });
});
