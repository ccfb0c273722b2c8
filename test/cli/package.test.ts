import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from './run.js';

const project = resolve(import.meta.dirname, '../..');
const isBuilt = existsSync(join(project, 'dist/chunks'));
const { files, version }: { files: string[]; version: string } = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8'),
);

it.skipIf(!isBuilt)('the built package needs nothing but Node and what it ships', async () => {
  await inFolder(async (folder) => {
    for (const name of ['package.json', ...files]) cpSync(join(project, name), join(folder, name), { recursive: true });
    const main = join(folder, 'dist/cli/main.js');
    const onegal = (...args: string[]) =>
      spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', cwd: folder });
    expect(onegal('--version').stdout.trim()).toBe(version);
    expect(onegal('init', 'workspace').status).toBe(0);
    expect(onegal('simulate', 'workspace', '--out', 'out')).toMatchObject({ status: 0, stderr: expect.any(String) });
    const script = "const api = await import('onegal'); process.stdout.write(typeof api.runEngine)";
    const imported = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: folder,
    });
    expect(imported.stdout).toBe('function');
  });
});

it.skipIf(!isBuilt)('what is bundled comes with its licence', () => {
  const licences = readdirSync(join(project, 'dist')).filter((name) => name.startsWith('licences-of-'));
  expect(licences).toHaveLength(2);
  const text = licences.map((name) => readFileSync(join(project, 'dist', name), 'utf8')).join('\n');
  for (const name of ['commander', 'saxes', '@noble/hashes', 'yaml']) expect(text).toContain(`${name} `);
});
