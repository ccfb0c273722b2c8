import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/sha256.js';
import { uuidV5 } from '../../src/base/uuid.js';

describe('uuidV5', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

  it('gives the identifier of RFC 9562, appendix A.4', () => {
    expect(uuidV5('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('reads the namespace in any case and the name as UTF-8', () => {
    expect(uuidV5('www.example.com', dns.toUpperCase())).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(uuidV5('Ä', dns)).not.toBe(uuidV5('A\u0308', dns));
  });

  it('takes a namespace that is none for a mistake of ours', () => {
    expect(() => uuidV5('a', 'namespace')).toThrow(/invariant/);
  });
});

describe('sha256Hex', () => {
  // FIPS 180-4 examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(hash);
  });
});
