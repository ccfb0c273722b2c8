import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFound } from '../../src/expression/regex/search.js';

describe('14.2 RegexIsMatch', () => {
  it.each([
    ['CN={6f9619ff}', 'CN=[{]*6F9619FF[}]*', 'IgnoreCase', true],
    ['abc', '^b', null, false],
    ['a\nb', '^b', 'Multiline', true],
    ['a\n', 'a$', null, true], // QUIRK: the end is also before a last line feed
    ['a\r', 'a.', null, true],
    ['a\n', 'a.', null, false],
    ['a\n', 'a.', 'Singleline', true],
    ['٣', '^\\d$', null, true], // QUIRK: digits of every script
    ['é_9', '^\\w+$', null, true],
    ['a-b', '\\bb\\b', null, true],
    ['aaa', '^a{2}$', null, false],
    ['aaa', '^a{2,}$', null, true],
    ['ac', '^a(b|c)?$', null, true],
    ['a{x}', 'a{x}', null, true],
    ['x]', '^x[]]$', null, true],
    ['foo', '(?<name>o+)$', null, true],
  ])('%j has %s (%s): %s', (text, pattern, options, expected) => {
    expect(isFound(text, pattern, options)).toBe(expected);
  });

  it.each([
    '(',
    ')',
    '[a',
    'a**',
    '*a',
    'a{3,2}',
    '\\',
    '[b-a]',
    '\\p{L}',
    '\\A',
    '\\1',
    '(?=a)',
    '(?i)a',
    '[a-[b]]',
    '(?<a-b>x)',
  ])('%s is refused', (pattern) =>
    expect(isFound('a', pattern, null)).toMatchObject({ kind: 'failure', error: 'runtime' }),
  );

  it('ends in linear time where backtracking does not', () => {
    expect(isFound(`${'a'.repeat(20_000)}b`, '^(a+)+$', null)).toBe(false);
    expect(isFound('a', `${'('.repeat(50)}a${'{20})'.repeat(50)}`, null)).toMatchObject({ kind: 'failure' });
  });

  it('agrees with the platform on the patterns that both read alike', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'ab',
      'a*',
      'b+',
      '(a|b)',
      '[ab]',
      '[^a]',
      'a?',
      '(ab)*',
      '^',
      '$',
      '|',
      'b{1,2}',
    );
    const pattern = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, input) => {
        expect(isFound(input, source, null)).toBe(new RegExp(source).test(input));
      }),
      { numRuns: 3000 },
    );
  });
});
