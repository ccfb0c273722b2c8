import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, run } from './run.js';

describe('onegal eval', () => {
  it.each([
    ['Left("Anna Berg",4)', '{}', '"Anna"\ntype: str\n'],
    ['[userAccountControl]', '{"useraccountcontrol": 514}', '514\ntype: num\n'],
    ['[proxyAddresses]', '{"proxyAddresses": "SMTP:a@x"}', '["SMTP:a@x"]\ntype: mvstr\n'],
    ['[ours]', '{"ours": ["a", "b"]}', '["a", "b"]\ntype: mvstr\n'],
    ['[ours]', '{"ours": "5"}', '"5"\ntype: str\n'],
    ['[ours]', '{"ours": 5}', '5\ntype: num\n'],
    ['[ours]', '{"ours": true}', 'True\ntype: bool\n'],
    ['[manager]', '{"manager": "CN=B,DC=x"}', 'reference "CN=B,DC=x"\ntype: ref\n'],
    ['[manager]', '{"manager": {"ref": "CN=B,DC=x"}}', 'reference "CN=B,DC=x"\ntype: ref\n'],
    ['IsNull([msExchHideFromAddressLists])', '{"msExchHideFromAddressLists": null}', 'True\ntype: bool\n'],
    ['[msExchHideFromAddressLists]', '{"msExchHideFromAddressLists": true}', 'True\ntype: bool\n'],
    ['AuthoritativeNull', '{}', 'AuthoritativeNull\ntype: AuthoritativeNull\n'],
    ['ItemOrNull([url],2)', '{"url": ["a"]}', 'NULL\ntype: NULL\n'],
  ])('%s on %s', async (expression, object, stdout) => {
    expect(await run('eval', expression, '--object', object)).toMatchObject({ code: 0, stdout });
  });

  it('reads the object from YAML and from a directory file', async () => {
    await inFolder(async (folder) => {
      const yaml = join(folder, 'anna.yaml');
      writeFileSync(yaml, 'objects:\n  - dn: CN=Anna,DC=x\n    ours: 0123\n    proxyAddresses: [SMTP:a@x, smtp:b@x]\n');
      expect((await run('eval', '[dn] & [ours] & Count([proxyAddresses])', '--object', yaml)).stdout).toBe(
        '"CN=Anna,DC=x01232"\ntype: str\n',
      );
    });
  });

  it('takes parameters and a clock', async () => {
    const text = '%Domain.FQDN% & FormatDateTime(Now(),"yyyy-MM-dd")';
    const { stdout } = await run('eval', text, '--parameter', 'Domain.FQDN=a=b', '--as-of', '2030-02-03');
    expect(stdout).toBe('"a=b2030-02-03"\ntype: str\n');
  });

  it('marks where evaluation failed and exits 1', async () => {
    const { code, stdout, stderr } = await run('eval', '"a" & Item([url],2)', '--object', '{"url": ["x"]}');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('there is no item 2 among 1 values\n    "a" & Item([url],2)\n          ^^^^^^^^^^^^^\n');
  });

  it('marks every mistake of the text and exits 2', async () => {
    const { code, stdout, stderr } = await run('eval', 'Lefft([cn],2) &\n  true', '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('    Lefft([cn],2) &\n    ^^^^^\n    help: Did you mean `Left`?');
    expect(stderr).toContain('      true\n      ^^^^\n');
  });

  it('explains with the value of every node', async () => {
    const { stdout } = await run(
      'eval',
      'IIF(IsNull([cn]),Error("x"),Len([cn]))',
      '--object',
      '{"cn":"ab"}',
      '--explain',
    );
    expect(stdout.split('\n')).toEqual([
      'IIF(IsNull([cn]), Error("x"), Len([cn]))  ->  2',
      '  IsNull([cn])  ->  False',
      '    [cn]  ->  "ab"',
      '  Error("x")  ->  not evaluated',
      '  Len([cn])  ->  2',
      '    [cn]  ->  "ab"',
      '2',
      'type: num',
      '',
    ]);
  });

  it('gives JSON in the encoding of test vectors', async () => {
    const { stdout } = await run('eval', 'CBin(32,2)', '--json', '--explain');
    expect(JSON.parse(stdout)).toMatchObject({ value: { base64: 'IAA=' }, type: 'bin', explanation: { end: 10 } });
    const failing = await run('eval', '1 + Error("no")', '--json');
    expect(failing.code).toBe(1);
    expect(JSON.parse(failing.stdout)).toMatchObject({ error: 'runtime', message: 'no', start: 4, end: 15 });
  });

  it.each([
    ['an object that is not there', ['1', '--object', 'absent.json']],
    ['an object that cannot be', ['1', '--object', '{"userAccountControl": "x"}']],
    ['an object of a list', ['1', '--object', '{"a": {"b": {}}}']],
    ['a parameter without a value', ['1', '--parameter', 'x']],
    ['no date', ['1', '--as-of', 'soon']],
    ['no expression and no terminal', []],
  ])('%s exits 2', async (_, args) => {
    const { code, stdout, stderr } = await run('eval', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error');
  });
});
