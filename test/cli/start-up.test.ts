import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const cli = resolve(import.meta.dirname, '../../src/cli');

/** What a file loads before it does anything: imports that are neither types nor asked for later. */
const loadedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)';/gms)]
    .filter(([statement]) => !/^import \{\s*(?:type [\w$]+,?\s*)+\} from/.test(statement))
    .map(([, specifier]) => specifier ?? '');

it('`--help` loads commander and the table of commands, nothing heavier (design 8: 1.4 times an empty process)', () => {
  const open = [resolve(cli, 'main.ts')];
  const seen = new Set(open);
  const packages = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop())
    for (const specifier of loadedBy(file)) {
      if (!specifier.startsWith('.')) {
        packages.add(specifier);
        continue;
      }
      const next = resolve(dirname(file), specifier.replace(/\.js$/, '.ts'));
      expect(existsSync(next), next).toBe(true);
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  expect([...seen].filter((file) => !file.startsWith(cli))).toEqual([]);
  expect([...packages].filter((name) => name !== 'commander' && !/^node:(?:fs|path|process)$/.test(name))).toEqual([]);
});
