import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.js';
import { withLines } from '../../src/io/lines.js';
import { writePieces } from '../../src/io/write-file.js';
import { inFolder } from '../cli/run.js';

const linesIn = (path: string) => withLines(path, (lines) => ok([...{ [Symbol.iterator]: () => lines }]));

describe('lines of a file', () => {
  it('are those that were written, also where blocks cut characters', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.jsonl');
      const lines = Array.from({ length: 40_000 }, (_, i) => `${i} 李伟 ${'ä'.repeat(i % 90)}`);
      const written = writePieces(
        path,
        lines.map((line) => `${line}\n`),
      );
      expect(written.ok).toBe(true);
      const read = linesIn(path);
      expect(read.ok && read.value).toEqual(lines);
    });
  });

  it('a last line without an end is one, too; an empty file has none', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'a'), 'one\ntwo');
      writeFileSync(join(folder, 'b'), '');
      const [two, none] = [linesIn(join(folder, 'a')), linesIn(join(folder, 'b'))];
      expect(two.ok && two.value).toEqual(['one', 'two']);
      expect(none.ok && none.value).toEqual([]);
    });
  });

  it('what is missing, a folder or no text is told with its path', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'folder'));
      writeFileSync(join(folder, 'bytes'), Uint8Array.of(0xff, 0xfe, 0x00));
      for (const [name, message] of [
        ['missing', 'it does not exist'],
        ['folder', 'it is not a regular file'],
        ['bytes', 'it is not UTF-8 text'],
      ] as const) {
        const [diagnostic] = linesIn(join(folder, name)).diagnostics;
        expect(diagnostic?.message).toContain(message);
        expect(diagnostic?.at?.file).toBe(join(folder, name));
      }
    });
  });

  it('a mistake of ours is not blamed on the file', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'a'), 'one\n');
      const broken = () => {
        throw new TypeError('ours');
      };
      expect(() => withLines(join(folder, 'a'), broken)).toThrow('ours');
    });
  });
});
