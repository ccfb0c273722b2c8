import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference, type Value } from '../../src/attribute/value.js';
import { invariant } from '../../src/base/assert-never.js';
import { sortedBy } from '../../src/base/order.js';
import { readTenantState } from '../../src/cloud/read-tenant-state.js';
import { runTenant, type TenantInput, type TenantResult } from '../../src/cloud/run-tenant.js';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { tenantStateLines } from '../../src/cloud/tenant-state-lines.js';
import type { ExistingCloudObject } from '../../src/model/existing-cloud-object.js';
import { dnOf, exported, tenant } from './exported.js';

const names = fc.constantFrom('a', 'B', 'b', 'c');
const domains = fc.constantFrom(
  'contoso.com',
  'Contoso.com',
  'fabrikam.com',
  'contoso.onmicrosoft.com',
  'contoso.mail.onmicrosoft.com',
);
const address = fc.tuple(names, domains).map(([name, domain]) => `${name}@${domain}`);
const prefix = fc.constantFrom('SMTP:', 'smtp:', 'Smtp:', 'X500:/o=', 'SIP:', '');
const proxies = fc.uniqueArray(
  fc.tuple(prefix, address).map(([before, value]) => `${before}${value}`),
  { maxLength: 4 },
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A small world, in which people want the same things. */
const object = fc.record({
  objectType: fc.constantFrom('user', 'user', 'user', 'contact', 'group'),
  licensed: fc.boolean(),
  mailboxHere: fc.boolean(),
  attributes: fc.record({
    userPrincipalName: maybe(fc.oneof(address, fc.constantFrom('bad', 'b b@contoso.com'))),
    alias: maybe(names),
    mail: maybe(address),
    proxyAddresses: maybe(proxies.filter((list) => list.length > 0)),
    targetAddress: maybe(address.map((value) => `SMTP:${value}`)),
    msExchRemoteRecipientType: maybe(fc.constantFrom(1n, 4n, 8n, 97n)),
    msExchRecipientTypeDetails: maybe(fc.constantFrom(1n, 128n, 2147483648n, 34359738368n)),
    msExchMailboxGuid: maybe(fc.constant(Uint8Array.of(1))),
    securityEnabled: maybe(fc.boolean()),
    accountEnabled: maybe(fc.boolean()),
    manager: maybe(fc.constantFrom('o0', 'o1', 'o99').map((anchor) => reference(dnOf(anchor)))),
  }),
});

const existing: fc.Arbitrary<ExistingCloudObject> = fc.record({
  key: fc.constantFrom('k1', 'k2', 'k3'),
  class: fc.constantFrom('user' as const, 'group' as const),
  source: fc.constantFrom('cloud' as const, 'sync' as const),
  userPrincipalName: address,
  proxyAddresses: address.map((value) => [`SMTP:${value}`]),
  roles: fc.constantFrom([], ['Global Administrator']),
});

/** A tenant has no value twice, and only users have sign-in names. */
const consistent = (inventory: readonly ExistingCloudObject[]): readonly ExistingCloudObject[] => {
  const seen = new Set<string>();
  const isNew = (value: string): boolean => seen.size !== seen.add(value.toLowerCase()).size;
  return inventory.map(({ userPrincipalName = '', proxyAddresses, ...one }) => ({
    ...one,
    proxyAddresses: proxyAddresses.filter(isNew),
    ...(one.class === 'user' && isNew(userPrincipalName) ? { userPrincipalName } : {}),
  }));
};

const world = fc.record({
  objects: fc.array(object, { minLength: 1, maxLength: 12 }),
  inventory: fc.uniqueArray(existing, { maxLength: 3, selector: ({ key }) => key }).map(consistent),
  groups: fc.constantFrom('keep' as const, 'initialDomain' as const),
  resiliency: fc.constantFrom(true, true, true, false),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const inputOf = ({ objects, inventory, groups, resiliency }: World): TenantInput => ({
  tenant,
  exported: objects.map(({ objectType, attributes }, i) => {
    const present: Record<string, Value> = {};
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) present[name] = value;
    return exported(`o${i}`, objectType, present);
  }),
  licensed: ({ sourceAnchor }) => objects[Number(sourceAnchor.slice(1))]?.licensed === true,
  mailboxHere: ({ sourceAnchor }) => objects[Number(sourceAnchor.slice(1))]?.mailboxHere === true,
  previous: null,
  inventory,
  options: { groupUnverifiedPrimary: groups, features: { duplicateAttributeResiliency: resiliency } },
});

const shown = ({ directory, failures, findings }: TenantResult) => ({
  objects: directory.objects.map((one) => ({
    ...{ anchor: one.sourceAnchor, class: one.class, upn: one.userPrincipalName, mail: one.mail },
    ...{ nickname: one.mailNickname, proxies: one.proxyAddresses, quarantined: one.quarantined },
    ...{ discarded: one.discarded, errors: one.errors, recipient: one.recipient, marks: one.marks },
    synced: sortedBy(one.synced, ([name]) => name),
  })),
  failures,
  findings,
});

const remembered = ({ state }: TenantResult) => {
  const { verifiedDomains, objects } = state();
  return { verifiedDomains, objects: objects.map(({ shadow, ...one }) => ({ ...one, shadow: [...shadow] })) };
};

const smtpOf = ({ proxyAddresses }: CloudObject): readonly string[] =>
  proxyAddresses.filter((value) => /^smtp:/i.test(value)).map((value) => value.slice(5).toLowerCase());

const holds = (check: (result: TenantResult, input: TenantInput) => void): void =>
  fc.assert(
    fc.property(world, (generated) => {
      const input = inputOf(generated);
      check(runTenant(input), input);
    }),
    { numRuns: 200 },
  );

describe('for every export', () => {
  it('an address belongs to one object, a sign-in name to one user', () =>
    holds(({ directory: { objects } }) => {
      const addresses = objects.flatMap(smtpOf);
      expect(new Set(addresses).size).toBe(addresses.length);
      const upns = objects.flatMap((one) => one.userPrincipalName?.toLowerCase() ?? []);
      expect(new Set(upns).size).toBe(upns.length);
    }));

  it('there is at most one primary address; it stands first and is mail', () =>
    holds(({ directory }) => {
      for (const one of directory.objects) {
        const primaries = one.proxyAddresses.filter((value) => value.startsWith('SMTP:'));
        expect(primaries.length).toBeLessThanOrEqual(1);
        expect(primaries).toEqual(one.proxyAddresses.slice(0, primaries.length));
        if (primaries[0] !== undefined) expect(one.mail).toBe(primaries[0].slice(5));
      }
    }));

  it('a quarantined value belongs to somebody else of the tenant', () =>
    holds(({ directory: { objects } }, { inventory }) => {
      for (const one of objects)
        for (const { attribute, value } of one.quarantined) {
          const isName = attribute === 'userPrincipalName';
          const wanted = (isName ? value : value.slice(5)).toLowerCase();
          const has = (other: CloudObject): boolean =>
            other !== one &&
            (isName ? other.userPrincipalName?.toLowerCase() === wanted : smtpOf(other).includes(wanted));
          const hasExisting = (other: ExistingCloudObject): boolean =>
            isName
              ? other.userPrincipalName?.toLowerCase() === wanted
              : other.proxyAddresses.some((proxy) => proxy.slice(5).toLowerCase() === wanted);
          expect(objects.some(has) || inventory.some(hasExisting)).toBe(true);
        }
    }));

  it('every exported object is in the tenant or has failed, with an error', () =>
    holds(({ directory, failures }, input) => {
      expect(directory.objects.length + failures.length).toBe(input.exported.length);
      for (const { errors } of failures) expect(errors.length).toBeGreaterThan(0);
    }));

  it('a user mailbox and a mail user in need of verified domains have nothing else', () =>
    holds(({ directory }) => {
      for (const one of directory.objects)
        if (one.licensed || one.recipient.hasMailbox)
          for (const value of smtpOf(one))
            expect(value).toMatch(/@contoso\.(?:com|onmicrosoft\.com|mail\.onmicrosoft\.com)$/);
    }));

  it('a second run with the state of the first changes nothing', () =>
    holds((first, input) => {
      const second = runTenant({ ...input, previous: first.state() });
      expect(shown(second)).toEqual(shown(first));
      expect(remembered(second)).toEqual(remembered(first));
    }));

  it('a state that was written and read is the same state', () =>
    holds((first, input) => {
      const lines = [...tenantStateLines(first.state())];
      const read = readTenantState(lines.map((text, i) => ({ text, line: i + 1 })).values(), 'state');
      invariant(read.ok, JSON.stringify(read.diagnostics));
      expect([...tenantStateLines(read.value)]).toEqual(lines);
      const second = runTenant({ ...input, previous: read.value });
      expect(shown(second)).toEqual(shown(first));
      expect([...tenantStateLines(second.state())]).toEqual(lines);
    }));

  it('the order of the export does not matter', () =>
    fc.assert(
      fc.property(world, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (generated, keys) => {
        const input = inputOf(generated);
        const order = new Map(input.exported.map((one, i) => [one, keys[i] ?? 0]));
        const shuffled = [...input.exported].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect(shown(runTenant({ ...input, exported: shuffled }))).toEqual(shown(runTenant(input)));
      }),
    ));
});
