import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeRuleXml } from '../../src/rule/codec/xml/write-rule.js';
import { buildRule } from '../rule/build-rule.js';
import { inFolder, run } from './run.js';

describe('onegal rules', () => {
  it('converts a single file and a folder, and says what is lost', async () => {
    await inFolder(async (folder) => {
      const rule = buildRule({ name: 'Contoso - 中文’', version: 7 });
      const xml = join(folder, 'rule.xml');
      writeFileSync(xml, writeRuleXml(rule));
      const out = join(folder, 'ps1');
      const script = await run('rules', xml, '--to', 'ps1', '--out', out);
      expect(script.code).toBe(0);
      expect(script.stdout).toContain('1 rules to ps1: 1 files, 1 things are lost (loss.json)\n');
      expect(script.stdout).toContain('Contoso - 中文’: version 7 becomes 1');
      expect(readFileSync(join(out, 'SyncRules.ps1')).subarray(0, 3).toString('hex')).toBe('efbbbf');
      const back = await run('rules', out, '--to', 'xml', '--out', join(folder, 'xml'), '--json');
      expect(back.code).toBe(0);
      expect(JSON.parse(back.stdout)).toMatchObject({ to: 'xml', losses: [], rules: [{ id: rule.id }] });
      const [name = ''] = readdirSync(join(folder, 'xml/SynchronizationRules'));
      expect(readFileSync(join(folder, 'xml/SynchronizationRules', name), 'utf8')).toBe(
        writeRuleXml({ ...rule, version: 1 }),
      );
    });
  });

  it('exits 2 and writes nothing when the input, the format or the path is wrong', async () => {
    await inFolder(async (folder) => {
      const script = join(folder, 'a.ps1');
      writeFileSync(script, 'Restart-Computer\n');
      const out = join(folder, 'out');
      for (const args of [
        [script, '--to', 'xml'],
        [script, '--to', 'toml'],
        [join(folder, 'absent'), '--to', 'xml'],
      ]) {
        const { code, stdout, stderr } = await run('rules', ...args, '--out', out);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain('error');
        expect(existsSync(out)).toBe(false);
      }
    });
  });
});
