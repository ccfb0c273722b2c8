import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { foldAscii } from '../../src/base/fold-case.js';
import type { CloudObject } from '../../src/cloud/tenant-directory.js';
import { adAddresses, hasAdAddress } from '../../src/gal/ad-recipient.js';
import { cloudAddresses, hasCloudAddress } from '../../src/gal/cloud-recipient.js';

/** Few, so that they meet; case, prefixes and other kinds of values differ. */
const bare = fc.constantFrom('a@x.com', 'A@x.com', 'b@x.com', 'ä@x.com', 'Ä@x.com', '');
const proxy = fc.tuple(fc.constantFrom('SMTP:', 'smtp:', 'X500:', 'sip:', ''), bare).map((parts) => parts.join(''));
const isAmong = (addresses: readonly string[], wanted: string): boolean =>
  addresses.some((address) => foldAscii(address) === foldAscii(wanted));

describe('whether an object has an address is the same question as which addresses it has (scenario E.1)', () => {
  it('of AD objects', () => {
    const attributes = fc.record(
      { proxyAddresses: fc.array(proxy, { minLength: 1, maxLength: 4 }), mail: bare, mailNickname: fc.constant('a') },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(attributes, bare, (values, wanted) => {
        const object = {
          dn: 'CN=A,DC=x',
          objectClass: 'user',
          attributes: new Map<string, Value>(Object.entries(values)),
          at: { file: 'a.yaml' },
        };
        expect(hasAdAddress(object, wanted)).toBe(isAmong(adAddresses(object), wanted));
      }),
    );
  });

  it('of objects in a tenant', () => {
    const recipient = fc.record({
      isRecipient: fc.boolean(),
      primarySmtpAddress: fc.oneof(fc.constant(null), bare),
      emailAddresses: fc.array(proxy, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(recipient, bare, (one, wanted) => {
        const object = { recipient: one } as unknown as CloudObject; // nothing else is asked for
        expect(hasCloudAddress(object, wanted)).toBe(isAmong(cloudAddresses(object), wanted));
      }),
    );
  });
});
