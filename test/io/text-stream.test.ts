import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/io/decode-text.js';
import { TextPieces } from '../../src/io/text-pieces.js';
import { textStream } from '../../src/io/text-stream.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Form = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be';
const forms: readonly Form[] = ['utf-8', 'utf-8 with BOM', 'utf-16le', 'utf-16be'];

/** Bytes of a text; `folds` are put in at byte offsets that do not cut a unit of the encoding. */
const encoded = (text: string, form: Form, folds: readonly number[] = [], end = '\n'): Buffer => {
  const unit = form.startsWith('utf-16') ? 2 : 1;
  const little = (part: string) => Buffer.from(part, unit === 2 ? 'utf16le' : 'utf8');
  const bytes = little(text);
  const places = [...new Set(folds.map((fold) => (fold * unit) % (bytes.length + unit)))]
    .sort((a, b) => a - b)
    .filter((place, i, all) => i === 0 || place - (all[i - 1] ?? 0) >= 8);
  const parts = [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
  const folded = Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [little(`${end} `), part])));
  if (form === 'utf-16be') return Buffer.concat([Buffer.from([0xfe, 0xff]), folded.swap16()]);
  const mark = form === 'utf-16le' ? [0xff, 0xfe] : form === 'utf-8' ? [] : [0xef, 0xbb, 0xbf];
  return Buffer.concat([Buffer.from(mark), folded]);
};

const inBlocks = (bytes: Uint8Array, sizes: readonly number[], unfolds: boolean): string | null => {
  const pieces = new TextPieces(unfolds);
  let text = '';
  const take = (piece: string): void => {
    text += piece;
  };
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    if (!pieces.push(bytes.subarray(at, at + size), take)) return null;
    at += size;
  }
  return pieces.end(take) ? text : null;
};

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', ' ', 'é', '李', '𝄞', '\ufeff'), maxLength: 30 });

describe('IN-2 bytes become text piece by piece', () => {
  it.each(forms)('%s: the same as read whole, whatever the blocks', (form) => {
    fc.assert(
      fc.property(text, sizes, fc.boolean(), (whole, blocks, unfolds) => {
        // A byte order mark at the start of UTF-8 is one, whoever wrote it.
        fc.pre(form !== 'utf-8' || !whole.startsWith('\ufeff'));
        expect(inBlocks(encoded(whole, form), blocks, unfolds)).toBe(whole);
      }),
    );
  });

  it('refuses what is refused whole', () => {
    const bytes = fc
      .uint8Array({ maxLength: 12 })
      .map((some) => Uint8Array.from(some, (byte) => (byte < 128 ? (byte % 3 === 0 ? 10 : 97) : byte)));
    fc.assert(
      fc.property(bytes, sizes, (some, blocks) => {
        const whole = decodeText(some, 'f');
        const isEncoding = !whole.ok && whole.diagnostics[0]?.code === 'io/encoding';
        expect(inBlocks(some, blocks, false) === null).toBe(isEncoding);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(forms)('LDIF in %s: a fold may cut a character in two', (form) => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(), { maxLength: 6 }),
        sizes,
        fc.constantFrom('\n', '\r\n'),
        (whole, folds, blocks, end) => {
          const line = whole.replace(/[\r\n \ufeff]/g, 'x');
          const read = inBlocks(encoded(line, form, folds, end), blocks, true);
          expect(read?.replace(/\r?\n /g, '')).toBe(line);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a file read piece by piece', () => {
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const read = (path: string) => {
    const stream = textStream(path, 'shown.csv');
    let whole = '';
    const diagnostics = stream.read((piece) => {
      whole += piece;
    });
    return { whole, diagnostics, sha256: stream.sha256() };
  };
  const long = 'é,"李 𝄞"\r\n'.repeat(40_000);

  it.each(forms)('%s of several blocks; the hash is that of the text in UTF-8', (form) => {
    const { whole, diagnostics, sha256 } = read(put('a.csv', encoded(long, form)));
    expect(diagnostics).toEqual([]);
    expect(whole === long).toBe(true);
    expect(sha256).toBe(createHash('sha256').update(long, 'utf8').digest('hex'));
  });

  it.each([
    {
      name: 'a code page (IN-2)',
      content: Buffer.concat([Buffer.from(long), Buffer.from([0xe4, 0x0a])]),
      code: 'io/encoding',
      line: 40_001,
    },
    { name: 'NUL (IN-3)', content: `${long}\nx\0`, code: 'io/nul', line: 40_002 },
    { name: 'NUL in UTF-16 (IN-3)', content: encoded('a\nb\0', 'utf-16le'), code: 'io/nul', line: 2 },
    { name: 'a file cut in a character', content: Buffer.from(long).subarray(0, 1), code: 'io/encoding', line: 1 },
    { name: 'a lone surrogate', content: Buffer.from([0xff, 0xfe, 0x00, 0xd8]), code: 'io/encoding', line: undefined },
    { name: 'nothing (IN-4)', content: '', code: 'io/empty', line: undefined },
    { name: 'blanks (IN-4)', content: ' \n'.repeat(100_000), code: 'io/empty', line: undefined },
  ])('refuses $name', ({ content, code, line }) => {
    const { diagnostics, sha256 } = read(put('a.csv', content));
    expect(diagnostics.map((d) => [d.code, d.at?.file, d.at?.line])).toEqual([[code, 'shown.csv', line]]);
    expect(sha256).toBeNull();
  });

  it('says why a file cannot be read, without throwing (IN-1)', () => {
    expect(read(join(folder, 'nowhere')).diagnostics[0]?.message).toContain('it does not exist');
    expect(read(folder).diagnostics[0]?.message).toBe('it is not a regular file');
  });

  it('lets mistakes of our own through', () => {
    const stream = textStream(put('a.csv', 'x'), 'a.csv');
    expect(() =>
      stream.read(() => {
        throw new TypeError('ours');
      }),
    ).toThrow('ours');
  });
});
