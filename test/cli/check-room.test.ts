import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { configuration, onePerson } from '../model/load/small-workspace.js';
import { inFolder, run } from './run.js';

const asked: number[] = [];
vi.mock('../../src/io/large-heap.js', async (original) => ({
  ...(await original<typeof import('../../src/io/large-heap.js')>()),
  runWithRoomFor: (_: string, bytes: number) => {
    asked.push(bytes);
    return null;
  },
}));

it('check asks for memory for what it holds: a directory that passes by in a stream is not', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'directory'));
    writeFileSync(join(folder, 'onegal.yaml'), configuration);
    writeFileSync(join(folder, 'directory/people.yaml'), onePerson);
    for (const options of [[], ['--stream']]) await run('check', folder, ...options);
    const { size } = statSync(join(folder, 'onegal.yaml'));
    expect(asked).toEqual([size + onePerson.length, size]);
  }));
