import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnKey, domainOfDn, escapeDnValue, parseDn } from '../../src/model/dn.js';

describe('distinguished names', () => {
  it.each([
    ['CN=Ann,DC=contoso,DC=internal', 'cn=ANN,dc=Contoso,dc=INTERNAL', true],
    ['CN=Berg\\, Ann,DC=x', 'CN=Berg\\2C Ann,DC=x', true],
    ['CN=李伟,DC=x', 'CN=\\E6\\9D\\8E\\E4\\BC\\9F,DC=x', true],
    ['CN=a,CN=b', 'CN=a\\,CN\\=b', false],
  ])('%s and %s are equal: %s', (a, b, equal) => expect(dnKey(a) === dnKey(b)).toBe(equal));

  it.each(['', 'Ann', 'CN=', '=a', 'CN=a,', ',CN=a', 'CN=a\\', 'CN=a\\FF', 'CN=a"b', 'C N=a'])('%s is none', (dn) => {
    expect(parseDn(dn)).toBeNull();
  });

  it('any value survives escaping', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (value) => {
        const parts = parseDn(`CN=${escapeDnValue(value)},DC=contoso,DC=internal`);
        expect(parts?.[0]?.value).toBe(value);
        expect(parts && domainOfDn(parts)).toBe('contoso.internal');
      }),
    );
  });
});
