import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/io/decode-text.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

const utf16 = (text: string, littleEndian: boolean): number[] =>
  [...text].flatMap((char) => {
    const unit = char.charCodeAt(0);
    return littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  });

describe('IN-2 bytes become text in one place', () => {
  it.each([
    { name: 'UTF-8', input: bytes('李伟'), text: '李伟' },
    { name: 'UTF-8 with BOM', input: bytes([0xef, 0xbb, 0xbf], 'a,b'), text: 'a,b' },
    { name: 'UTF-16LE with BOM', input: bytes([0xff, 0xfe], utf16('李a', true)), text: '李a' },
    { name: 'UTF-16BE with BOM', input: bytes([0xfe, 0xff], utf16('李a', false)), text: '李a' },
  ])('$name', ({ input, text }) => {
    expect(decodeText(input, 'f')).toMatchObject({ ok: true, value: text });
  });

  it.each([
    { name: 'a code page', input: bytes('a\nb\n', [0xe4]), code: 'io/encoding', line: 3 },
    { name: 'NUL (IN-3)', input: bytes('a\nb\0'), code: 'io/nul', line: 2 },
    { name: 'nothing (IN-4)', input: bytes(' \r\n'), code: 'io/empty', line: undefined },
    { name: 'a lone UTF-16 unit', input: bytes([0xff, 0xfe, 0x00, 0xd8]), code: 'io/encoding', line: undefined },
  ])('refuses $name', ({ input, code, line }) => {
    const result = decodeText(input, 'data.csv');
    expect(result.ok).toBe(false);
    expect(result.diagnostics[0]).toMatchObject({ code, severity: 'error', at: { file: 'data.csv' } });
    expect(result.diagnostics[0]?.at?.line).toBe(line);
  });
});
