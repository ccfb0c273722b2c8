import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCheck } from '../../src/cli/run-check.js';
import { writeRuleXml } from '../../src/rule/codec/xml/write-rule.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { cleared, direct, formula, rule } from '../checks/build.js';
import { projectFolder } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const workspace = join(projectFolder, 'golden/contoso/workspace');
const fixtures = resolve(projectFolder, 'test/fixtures/broken');

/** A folder of rule files with these rules. */
const withRules = <T>(rules: readonly SyncRule[], work: (folder: string) => Promise<T>): Promise<T> =>
  inFolder((folder) => {
    for (const one of rules) writeFileSync(join(folder, `${one.id}.xml`), writeRuleXml(one));
    return work(folder);
  });

const doubtful = () => rule({ name: 'Contoso - title', flows: [formula('title', 'lcase([title])')] });

describe('onegal check', () => {
  it('is clean on the reference workspace and says what it could not check', async () => {
    const { code, stdout } = await run('check', workspace);
    expect([code, stdout]).toEqual([0, expect.stringContaining('not checked: ')]);
  });

  it('points at the place inside the expression', () =>
    withRules([doubtful()], async (folder) => {
      const { code, stdout } = await run('check', folder);
      expect(code).toBe(1);
      const [, line, column] = /:(\d+):(\d+) error rule-set\/expression-unknown-function/.exec(stdout) ?? [];
      const [file = ''] = readdirSync(folder);
      const text = readFileSync(join(folder, file), 'utf8').split(/\r?\n/)[Number(line) - 1] ?? '';
      expect(text.slice(Number(column) - 1)).toMatch(/^lcase\(/);
      expect(stdout).toMatch(/\| +\^\n/);
    }));

  it('exits 1 from the asked severity on', () =>
    withRules([rule({ description: '', flows: [direct('title')] })], async (folder) => {
      expect((await run('check', folder)).code).toBe(0);
      expect((await run('check', folder, '--severity', 'warning')).code).toBe(0);
      expect((await run('check', folder, '--severity', 'info')).code).toBe(1);
    }));

  it.each(readdirSync(fixtures))('places every problem of the broken input %s', async (name) => {
    const expected: { file: string }[] = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
    const { code, stdout, stderr } = await run('check', join(fixtures, name, 'input'));
    // What cannot be read ends the run; an expression that cannot be read is a finding (hardening, "Refuse").
    expect(code).toBe(name === 'unparsable-expression' ? 1 : 2);
    // The lines themselves are compared for `simulate`, which reads with the same readers.
    for (const { file } of expected)
      expect(
        `${stdout}\n${stderr}`
          .split('\n')
          .some((line) => /^:\d+/.test(line.slice(file.length)) && line.startsWith(file)),
      ).toBe(true);
  });

  it.each([
    ['--format', 'xml'],
    ['--severity', 'fatal'],
  ])('refuses %s %s', async (option, word) => {
    const { code, stderr } = await run('check', workspace, option, word);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`\`${word}\``)]);
  });

  it('refuses a folder without rules, and a path that is not there', () =>
    inFolder(async (folder) => {
      expect((await run('check', folder)).code).toBe(2);
      expect((await run('check', join(folder, 'nowhere'))).code).toBe(2);
      expect((await run('check')).code).toBe(2);
    }));

  it('checks what compile wrote for every server, and rules in other formats', () =>
    inFolder(async (folder) => {
      await run('compile', workspace, '--out', join(folder, 'out'));
      expect((await run('check', join(folder, 'out'))).code).toBe(0);
      const yaml = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).find((path) =>
        path.endsWith('AADSyncRules.yml'),
      );
      expect((await run('check', join(folder, 'out', yaml ?? ''))).code).toBe(0);
    }));

  it('keeps known findings apart with a baseline, and shows new ones', () =>
    withRules([doubtful()], async (folder) => {
      const baseline = join(folder, 'baseline.json');
      expect((await run('check', folder, '--write-baseline', baseline)).code).toBe(0);
      const again = await run('check', folder, '--baseline', baseline);
      expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('1 suppressed')]);
      const other = rule({ name: 'Contoso - mail', flows: [formula('mail', 'ucase([mail])')] });
      writeFileSync(join(folder, 'other.xml'), writeRuleXml(other));
      expect((await run('check', folder, '--baseline', baseline)).code).toBe(1);
    }));

  it('shows a repair first and makes it only with --yes', () =>
    withRules([doubtful()], async (folder) => {
      const [file = ''] = readdirSync(folder);
      const before = readFileSync(join(folder, file), 'utf8');
      const shown = await run('check', folder, '--fix');
      expect([shown.code, shown.stdout]).toEqual([
        1,
        expect.stringContaining('+      <expression>LCase([title])</expression>'),
      ]);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(before);
      expect((await run('check', folder, '--fix', '--yes')).code).toBe(0);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(before.replace('lcase(', 'LCase('));
    }));

  it('leaves a file alone that the product did not write', () =>
    withRules([doubtful()], async (folder) => {
      const [file = ''] = readdirSync(folder);
      const text = `${readFileSync(join(folder, file), 'utf8')}\n<!-- by hand -->\n`;
      writeFileSync(join(folder, file), text);
      const { stderr } = await run('check', folder, '--fix', '--yes');
      expect(stderr).toContain('is left as it is');
      expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    }));

  it('takes severities and suppressions from --config', () =>
    withRules([doubtful()], async (folder) => {
      mkdirSync(join(folder, 'settings'));
      const config = join(folder, 'settings', 'checks.yaml');
      const check = (text: string) => {
        writeFileSync(config, text);
        return run('check', folder, '--config', config);
      };
      const rules = readdirSync(folder).filter((name) => name.endsWith('.xml'));
      expect(rules).toHaveLength(1);
      const id = 'rule-set/expression-unknown-function';
      expect((await check(`checks: { severity: { ${id}: off } }\n`)).code).toBe(0);
      expect((await check(`checks: { suppress: [{ check: ${id}, reason: known, rule: "Contoso - *" }] }\n`)).code).toBe(
        0,
      );
      const unused = await check(`checks: { suppress: [{ check: ${id}, reason: known, rule: Fabrikam }] }\n`);
      expect([unused.code, unused.stderr]).toEqual([1, expect.stringContaining('checks/unused-suppression')]);
      expect((await check(`checks: { suppress: [{ check: ${id} }] }\n`)).stderr).toContain('gives no reason');
      expect((await check('checks: { severity: { rule-set/nothing: off } }\n')).code).toBe(2);
    }));

  it.each([
    ['gal/missing', 0],
    ['rule/merge-single-valued', 0],
    ['expression/unknown-function', 0],
    ['gal/mising', 2],
    ['cloud/nothing', 2],
  ])('knows the findings of a simulation by name: %s', (id, code) =>
    inFolder(async (folder) => {
      cpSync(workspace, folder, { recursive: true });
      const file = join(folder, 'onegal.yaml');
      writeFileSync(file, `${readFileSync(file, 'utf8')}\nchecks: { severity: { ${id}: off } }\n`);
      const { code: exit, stdout, stderr } = await run('check', folder);
      expect([exit, stderr.includes('checks/unknown-check')]).toEqual([code, code === 2]);
      if (id === 'gal/missing') expect(stdout).not.toContain('gal/missing');
    }),
  );

  it('takes them from onegal.yaml in a workspace', () =>
    inFolder(async (folder) => {
      cpSync(workspace, folder, { recursive: true });
      const settings =
        '\nchecks:\n  suppress:\n    - { check: directory/linked-mailbox, reason: connected in May, object: "*,OU=Partners,*" }\n';
      const file = join(folder, 'onegal.yaml');
      writeFileSync(file, readFileSync(file, 'utf8') + settings);
      const { stdout } = await run('check', folder);
      expect(stdout).not.toContain('directory/linked-mailbox');
      expect(stdout).toContain('2 suppressed');
      expect(existsSync(file)).toBe(true);
    }));

  it('lists and explains', async () => {
    expect((await run('check', '--list')).stdout).toMatch(/^directory\/alias-missing +error /m);
    expect((await run('check', '--explain', 'directory/alias-missing')).stdout).toContain('F34');
    expect((await run('check', '--explain', 'directory/alias-mising')).stderr).toContain(
      'Did you mean `directory/alias-missing`',
    );
  });

  it('says the same whatever the order of files', () =>
    withRules([doubtful(), rule({ name: 'a', flows: [cleared('mail')], precedence: 100 })], async (folder) => {
      const first = (await run('check', folder, '--json')).stdout;
      await inFolder(async (other) => {
        for (const [i, name] of readdirSync(folder).reverse().entries())
          cpSync(join(folder, name), join(other, name), { recursive: i > -1 });
        expect((await run('check', other, '--json')).stdout).toBe(first);
      });
    }));

  it('checks a directory in a stream when asked to, or when it is large', async () => {
    const asked = await run('check', workspace, '--stream');
    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining('not checked: not simulated')]);
    expect((await run('check', workspace)).stdout).not.toContain('not simulated');
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await runCheck(workspace, { format: 'text', severity: 'error' }, 1000);
      expect(written.mock.calls.join('')).toContain('not checked: not simulated');
    } finally {
      written.mockRestore();
    }
  });

  it('refuses names that are used twice in a stream, too', () =>
    inFolder(async (folder) => {
      cpSync(workspace, folder, { recursive: true });
      const line = (guid: number) =>
        `{"dn":"CN=X,DC=contoso,DC=internal","objectClass":"user","objectGUID":"5b0d2c7e-3f41-4c86-9a2d-00000000000${guid}"}\n`;
      writeFileSync(join(folder, 'directory/twice.jsonl'), line(1) + line(2));
      const { code, stdout, stderr } = await run('check', folder, '--stream');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/directory\/twice\.jsonl:2:1.*model\/duplicate-dn/);
    }));

  it('writes a baseline of a stream that covers everything it finds', () =>
    inFolder(async (folder) => {
      const baseline = join(folder, 'baseline.json');
      expect((await run('check', workspace, '--stream', '--write-baseline', baseline)).code).toBe(0);
      const again = await run('check', workspace, '--stream', '--baseline', baseline);
      expect(again.stdout).toContain('\n0 errors, 0 warnings, 0 remarks, ');
    }));
});
