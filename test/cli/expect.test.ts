import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder, schemaErrors } from '../pipeline/case.js';
import { inFolder, run } from './run.js';

const contoso = join(projectFolder, 'golden/contoso/workspace');

/** The reference case with other expectations. */
const withExpectations = (text: string | null, ...more: readonly string[]) =>
  inFolder(async (folder) => {
    const expectations = join(folder, 'expectations');
    cpSync(contoso, folder, { recursive: true });
    rmSync(expectations, { recursive: true });
    if (text !== null) {
      mkdirSync(expectations);
      writeFileSync(join(expectations, 'own.yaml'), text);
    }
    return run('expect', folder, ...more);
  });

const statement = (who: string, must: string): string =>
  `expectations:\n  - { name: one, who: ${who}, in: [china], must: ${must} }\n`;

describe('onegal expect', () => {
  it('prints every statement and exits 0 when all hold', async () => {
    const { code, stdout, stderr } = await run('expect', contoso);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toContain(
      'expectations/china-home.yaml:42 holds: no target address leads away from home (C44) (china; 10 objects)',
    );
    expect(lines.at(-1)).toMatch(/^\d+ statements, all hold$/);
  });

  it.each([
    ['{ people: [alice] }', '{ accountEnabled: true }', '`one`: accountEnabled is `false`, not `true`'],
    ['{ people: [alice], types: [UserMailbox] }', '{ hidden: false }', 'no object is concerned, so it says nothing'],
    ['{ people: [nobody] }', '{ hidden: false }', 'there is nobody called `nobody`'],
  ])('exits 1 when %s must %s', async (who, must, message) => {
    const { code, stdout } = await withExpectations(statement(who, must));
    expect(code).toBe(1);
    expect(stdout).toContain('own.yaml:2 does not hold: one (china; ');
    expect(stdout).toContain(message);
    expect(stdout).toContain('1 statements, 1 do not hold');
  });

  it.each([
    ['expects nothing', null, 'the workspace expects nothing'],
    ['has expectations that are none', 'expectations: 1\n', 'expectations'],
  ])('exits 2 when the workspace %s', async (_, text, message) => {
    const { code, stdout, stderr } = await withExpectations(text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says what nobody looks at', async () => {
    const { stdout } = await withExpectations(
      statement('{ people: [alice] }', '{ accountEnabled: false }'),
      '--coverage',
    );
    expect(stdout).toContain('exercised: 1 of 33 custom rules, 1 of 137 flows, ');
    const lines = stdout.split('\n');
    const at = lines.indexOf('server C, rule onegal C10 In from AD - User foreign identity');
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '  flows that win nothing that is stated: userPrincipalName',
      '  nobody is kept out by `extensionAttribute15 NOTSTARTSWITH 21V` in group 1 alone',
      '  nobody is kept out by `mailNickname ISNOTNULL` in group 1 alone',
    ]);
  });

  it.each([[[]], [['--coverage']]])('its JSON is what the schema says: %j', async (more) => {
    const { code, stdout } = await run('expect', contoso, '--json', ...more);
    expect(code).toBe(0);
    expect(schemaErrors('expect', stdout)).toEqual([]);
    expect(JSON.parse(stdout).coverage === undefined).toBe(more.length === 0);
    const failing = await withExpectations(statement('{ people: [alice] }', '{ hidden: true }'), '--json', ...more);
    expect(schemaErrors('expect', failing.stdout)).toEqual([]);
  });
});
