import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, run } from './run.js';

const vector = (id: string, expression: string, expected: unknown) => ({ id, expression, attributes: {}, expected });
const format = { version: 1 };

describe('onegal conformance', () => {
  it('runs the published vectors', async () => {
    const { code, stdout } = await run('conformance', 'test/vectors/expression-vectors.json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '210 passed, 0 failed\n' });
  });

  it('shows what fails and exits 1', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'v.json');
      const vectors = [
        vector('right', '1+1', 2),
        vector('wrong', '1+1', 3),
        vector('type', '"1"', 1),
        vector('message', 'Error("a")', { error: 'runtime', message: 'b' }),
        vector('any-message', 'Error("a")', { error: 'runtime' }),
        vector('malformed', '1', undefined),
      ];
      writeFileSync(file, JSON.stringify({ format, vectors }));
      const { code, stdout } = await run('conformance', file);
      expect(code).toBe(1);
      expect(stdout).toContain('wrong\n    expression "1+1"\n    expected 3\n    actual   2\n');
      expect(stdout).toContain('malformed');
      expect(stdout.endsWith('\n2 passed, 4 failed\n')).toBe(true);
      const json = await run('conformance', '--json', file);
      expect(JSON.parse(json.stdout)).toMatchObject({ passed: 2, failed: 4 });
    });
  });

  it.each([
    ['{', 'read-json'],
    ['{"vectors": []}', 'pipeline/vectors'],
    ['{"vectors": [{"id": "x"}]}', 'pipeline/vectors'],
  ])('a file that is %s exits 2', async (text, code) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'v.json');
      writeFileSync(file, text);
      const result = await run('conformance', file);
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code: 2, stdout: '' });
      expect(result.stderr).toContain(code.split('/').at(-1) === 'vectors' ? code : 'error');
    });
  });

  it('an absent file exits 2', async () => {
    expect((await run('conformance', 'absent.json')).code).toBe(2);
  });
});
