import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { generateWorkspace } from '../../bench/generate.js';
import { projectFolder } from '../pipeline/case.js';
import { inFolder } from './run.js';

const main = join(projectFolder, 'dist/cli/main.js');

it.skipIf(!existsSync(main) || process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends a simulation at once with %d, nothing is left and nothing is lost (hardening OUT-4)',
  async (signal, code) => {
    await inFolder(async (folder) => {
      generateWorkspace(join(folder, 'workspace'), 'jsonl', 20_000);
      const out = join(folder, 'out');
      mkdirSync(out);
      writeFileSync(join(out, 'before.txt'), 'kept');
      const child = spawn(process.execPath, [main, 'simulate', join(folder, 'workspace'), '--out', out, '--force'], {
        stdio: 'ignore',
      });
      const ended = new Promise((done) => child.on('exit', (exitCode) => done(exitCode)));
      const isStaged = (): boolean => readdirSync(folder).some((name) => name.startsWith('.out.onegal-'));
      for (let waited = 0; !isStaged() && waited < 60_000; waited += 50) await pause(50);
      expect(isStaged()).toBe(true);
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(readdirSync(folder).sort()).toEqual(['out', 'workspace']);
      expect(readdirSync(out)).toEqual(['before.txt']);
    });
  },
);
