import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf } from '../../../src/expression/certificate/der.js';
import { nameText } from '../../../src/expression/certificate/name.js';
import { readCertificate } from '../../../src/expression/certificate/read-certificate.js';
import { exampleCertificate } from '../../../src/expression/functions/example-certificate.js';
import { isoText } from '../../../src/expression/instant.js';
import { runVector } from '../../../src/expression/run-vector.js';

const der = new Uint8Array(Buffer.from(exampleCertificate, 'base64'));
const give = (name: string) =>
  runVector({ expression: `${name}([c])`, attributes: { c: { base64: exampleCertificate } } });

describe('a certificate read here and by the platform (expression-language 15)', () => {
  const platform = new X509Certificate(der);
  it('names, dates, serial number and thumbprint agree', () => {
    const ours = readCertificate(der);
    expect(ours).not.toBeNull();
    if (ours === null) return;
    // The platform writes the most general component first, a line each.
    expect(nameText(ours.subject)).toBe(platform.subject.split('\n').reverse().join(', '));
    expect(nameText(ours.issuer)).toBe(platform.issuer.split('\n').reverse().join(', '));
    expect(hexOf(ours.serialNumber)).toBe(platform.serialNumber);
    expect(isoText(ours.notBefore)).toBe(new Date(platform.validFrom).toISOString().replace('.000', ''));
    expect(isoText(ours.notAfter)).toBe(new Date(platform.validTo).toISOString().replace('.000', ''));
    expect(give('CertThumbprint')).toBe(platform.fingerprint.replaceAll(':', ''));
  });

  it.each([
    ['base64', exampleCertificate],
    ['PEM', platform.toString()],
  ])('is read as %s text, too', (_, text) => {
    expect(readCertificate(new TextEncoder().encode(text))?.der).toEqual(der);
  });
});

it('what the platform refuses is refused, and no bytes throw', () => {
  const changed = fc
    .tuple(fc.nat(der.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(der.length))
    .map(([at, byte, length]) => {
      const bytes = der.slice(0, length % 3 === 0 ? length : der.length);
      if (at < bytes.length) bytes[at] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 60 })), (bytes) => {
      readCertificate(bytes);
      if (bytes.length < der.length) expect(readCertificate(bytes)).toBeNull();
    }),
    { numRuns: 2000 },
  );
});
