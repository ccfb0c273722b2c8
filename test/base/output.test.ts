import { expect, it } from 'vitest';
import { TextOutput } from '../../src/base/output.js';
import { sha256Hex } from '../../src/base/sha256.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it('keeps texts and bytes of a file in the order they came', () => {
  const output = new TextOutput();
  output.write('b.txt', 'Müller ');
  output.writeBytes('a.txt', utf8('\ufeffother'));
  output.writeBytes('b.txt', utf8('Łukasz 😀 '));
  output.write('b.txt', 'end');
  expect([...output.files()]).toEqual([
    ['b.txt', 'Müller Łukasz 😀 end'],
    ['a.txt', '\ufeffother'],
  ]);
  expect([...output.hashes()]).toEqual([
    ['b.txt', sha256Hex('Müller Łukasz 😀 end')],
    ['a.txt', sha256Hex('\ufeffother')],
  ]);
});

it('takes bytes that end within a character', () => {
  const output = new TextOutput();
  for (const byte of utf8('ü€😀')) output.writeBytes('a.txt', Uint8Array.of(byte));
  expect(output.files().get('a.txt')).toBe('ü€😀');
});

it('holds nobody to bytes that were written', () => {
  const output = new TextOutput();
  const bytes = utf8('one');
  output.writeBytes('a.txt', bytes);
  bytes.set(utf8('two'));
  output.writeBytes('a.txt', bytes);
  expect(output.files().get('a.txt')).toBe('onetwo');
});
