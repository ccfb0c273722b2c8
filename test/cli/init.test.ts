import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, run } from './run.js';

describe('onegal init writes a workspace that compiles at once', () => {
  it.each<[string, string[]]>([
    ['as it is', []],
    ['one tenant', ['--tenant', 'global:fabrikam.onmicrosoft.com:fabrikam.example']],
    [
      'three tenants',
      [
        '--forest',
        'corp.fabrikam.example',
        '--marker',
        'extensionAttribute7',
        '--tenant',
        'global:fabrikam.onmicrosoft.com:fabrikam.example',
        '--tenant',
        'china:fabrikam.partner.onmschina.cn:cn.fabrikam.example',
        '--tenant',
        'usgov:fabrikam.onmicrosoft.us:gov.fabrikam.example,us.fabrikam.example',
      ],
    ],
  ])('%s', (_, options) =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'workspace');
      const init = await run('init', workspace, '--yes', ...options);
      expect([init.code, init.stderr]).toEqual([0, '']);
      const compile = await run('compile', workspace, '--out', join(folder, 'rules'));
      expect([compile.code, compile.stderr]).toEqual([0, '']);
    }),
  );

  it.each([
    ['a cloud that is none', ['--tenant', 'mars:fabrikam.onmicrosoft.com']],
    ['a domain that is none', ['--tenant', 'global:fabrikam onmicrosoft']],
    ['a forest that is none', ['--forest', 'a"b']],
    ['an attribute that is none', ['--marker', '15: x']],
  ])('%s is refused and nothing is written', (_, options) =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'workspace');
      const { code, stderr } = await run('init', workspace, '--yes', ...options);
      expect([code, existsSync(workspace)]).toEqual([2, false]);
      expect(stderr).toMatch(/^error pipeline\/init .*\n {4}help: /);
    }),
  );

  it('a folder with something in it is left alone', () =>
    inFolder(async (folder) => {
      await run('init', join(folder, 'workspace'), '--yes');
      expect((await run('init', folder, '--yes')).code).toBe(2);
    }));
});
