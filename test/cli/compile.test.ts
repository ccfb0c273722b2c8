import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeRuleXml } from '../../src/rule/codec/xml/write-rule.js';
import { projectFolder } from '../pipeline/case.js';
import { buildRule } from '../rule/build-rule.js';
import { inFolder, run } from './run.js';

const contoso = join(projectFolder, 'golden/contoso/workspace');

describe('onegal compile', () => {
  it('writes the folder, prints the summary, and exits 0', async () => {
    await inFolder(async (folder) => {
      const out = join(folder, 'out');
      const { code, stdout, stderr } = await run('compile', contoso, '--out', out);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('C (tenant china): 20 rules');
      expect(readdirSync(out)).toEqual(expect.arrayContaining(['C', 'G', 'manifest.json']));
      const again = await run('compile', contoso, '--out', out, '--json');
      expect(again.code).toBe(2);
      expect(again.stdout).toBe('');
      const forced = await run('compile', contoso, '--out', out, '--json', '--force');
      expect(forced.code).toBe(0);
      expect(JSON.parse(forced.stdout).propertiesHold).toBe(true);
    });
  });

  it('exits 2 on a workspace that is wrong, and writes nothing', async () => {
    await inFolder(async (folder) => {
      const out = join(folder, 'out');
      const workspace = join(projectFolder, 'test/fixtures/broken/unknown-home/input');
      const { code, stdout, stderr } = await run('compile', workspace, '--out', out);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).not.toBe('');
      expect(existsSync(out)).toBe(false);
    });
  });

  it('exits 1 when a property does not hold, and still writes what was compiled', async () => {
    await inFolder(async (folder) => {
      const workspace = join(folder, 'workspace');
      cpSync(contoso, workspace, { recursive: true });
      // A built-in server with one more rule: it enables everybody and wins over ours.
      const first = await run('compile', workspace, '--out', join(folder, 'first'));
      expect(first.code).toBe(0);
      const rules = join(workspace, 'servers/G/SynchronizationRules');
      mkdirSync(rules, { recursive: true });
      const shared = join(projectFolder, '../shared/contoso-server-config');
      if (!existsSync(shared)) return;
      for (const name of ['SynchronizationRules', 'Connectors', 'GlobalSettings'])
        cpSync(join(shared, name), join(workspace, 'servers/G', name), { recursive: true });
      const enabling = buildRule({
        name: 'Contoso - enable everybody',
        precedence: 1,
        connector: 'ae4db4cc-b16b-4eb2-acf5-837ca84e4d7d',
        flows: [{ kind: 'constant', target: 'accountEnabled', constant: 'True', merge: 'Update', applyOnce: false }],
      });
      writeFileSync(join(rules, 'enable.xml'), writeRuleXml(enabling));
      const out = join(folder, 'out');
      const { code, stdout } = await run('compile', workspace, '--out', out);
      expect(code).toBe(1);
      expect(stdout).toContain('FAILS  C.7.2');
      const { properties } = JSON.parse(readFileSync(join(out, 'G/properties.json'), 'utf8'));
      expect(properties.filter(({ holds }: { holds: boolean }) => !holds).map(({ id }: { id: string }) => id)).toEqual([
        'C.7.2',
      ]);
    });
  });
});
