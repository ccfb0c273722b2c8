import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Spool, TextOutput } from '../../src/base/output.js';
import { SpoolFile } from '../../src/io/spool-file.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onegal-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const never = (error: unknown): never => {
  throw error;
};
const texts = [
  'a',
  'ü€😀',
  '',
  'x'.repeat(2_000_000),
  ...Array.from({ length: 3000 }, (_, i) => `${i} ${'üx'.repeat(400)}`),
];

const encoder = new TextEncoder();

/** Puts texts aside and says where each of them stands. */
const fill = (spool: Spool): readonly (readonly [start: number, length: number])[] =>
  texts.map((text) => {
    const start = spool.size;
    spool.append(encoder.encode(text));
    return [start, spool.size - start] as const;
  });

const readAll = (spool: Spool, places: ReturnType<typeof fill>): readonly string[] =>
  places
    .toReversed()
    .map(([start, length]) => {
      const bytes = new Uint8Array(length);
      expect(spool.read(start, bytes)).toBe(length);
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    })
    .reverse();

it('texts are read again in any order, from the disk and from memory', () => {
  for (const spool of [SpoolFile.create(join(root, 'spool'), never), new TextOutput().spool()])
    expect(readAll(spool, fill(spool))).toEqual(texts);
});

it('another thread reads what was closed', () => {
  const written = SpoolFile.create(join(root, 'spool'), never);
  const places = fill(written);
  written.close();
  const read = SpoolFile.open(join(root, 'spool'), never);
  expect(readAll(read, places)).toEqual(texts);
  read.close();
});

it('reading ends where the texts end', () => {
  for (const spool of [SpoolFile.create(join(root, 'spool'), never), new TextOutput().spool()]) {
    spool.append(encoder.encode('abc'));
    const into = new Uint8Array(10);
    expect([spool.read(1, into), ...into.subarray(0, 3)]).toEqual([2, 0x62, 0x63, 0]);
  }
});

it('what the disk refuses is told', () => {
  const errors: unknown[] = [];
  const spool = SpoolFile.create(join(root, 'no', 'such', 'folder'), (error) => errors.push(error));
  spool.append(encoder.encode('a'));
  spool.close();
  expect(errors).toHaveLength(1);
});
