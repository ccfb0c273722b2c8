import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TextOutput } from '../../src/base/output.js';
import { StagedFolder } from '../../src/io/staged-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onegal-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const opened = (): StagedFolder => {
  const staged = StagedFolder.open(join(root, 'out'), { force: false, inputs: [] });
  if (!staged.ok) throw new Error(staged.diagnostics[0]?.message);
  return staged.value;
};

const large = 1024 * 1024;

it.each([
  { what: 'short', pieces: ['a', 'ü€😀', '', 'b\n'] },
  { what: 'about a kilobyte', pieces: Array.from({ length: 3000 }, (_, index) => `${index} ${'üx'.repeat(400)}\n`) },
  { what: 'larger than a buffer', pieces: ['a', 'x'.repeat(large), 'b', '€'.repeat(large), 'c'] },
  { what: 'surrogates without a partner', pieces: ['a\ud83d', 'b\ude00'] },
])('pieces that are $what are the same as texts, as bytes and in memory', ({ pieces }) => {
  const staged = opened();
  const memory = new TextOutput();
  const encoder = new TextEncoder();
  const reused = new Uint8Array(4 * large);
  for (const [index, piece] of pieces.entries()) {
    const bytes = reused.subarray(0, encoder.encodeInto(piece, reused).written);
    for (const output of [staged, memory]) {
      output.write('texts/a.txt', piece);
      output.writeBytes('bytes.txt', bytes);
      if (index % 2 === 0) output.write('both.txt', piece);
      else output.writeBytes('both.txt', bytes);
    }
  }
  expect([...staged.hashes()]).toEqual([...memory.hashes()]);
  expect(new Set(staged.hashes().values()).size).toBe(1);
  expect(staged.finish().ok).toBe(true);
  const expected = Buffer.from(pieces.map((piece) => Buffer.from(piece).toString()).join(''));
  for (const path of memory.files().keys()) expect(readFileSync(join(root, 'out', path)).equals(expected)).toBe(true);
});
