import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSarif } from '../../src/report/check-sarif.js';
import { inFolder, run } from '../cli/run.js';
import { projectFolder } from '../pipeline/case.js';
import { hostileReport } from './hostile-report.js';
import { sarifErrors } from './sarif-schema.js';

const golden = (name: string): string => join(projectFolder, 'golden', name);

/** A workspace with a finding of every subject but rules, one of them suppressed. */
const troubled = () =>
  inFolder(async (folder) => {
    cpSync(golden('contoso/workspace'), folder, { recursive: true });
    appendFileSync(
      join(folder, 'onegal.yaml'),
      'checks: { suppress: [{ check: directory/cloud-archive, reason: "known: a, b%" }] }\n',
    );
    writeFileSync(
      join(folder, 'companion.yaml'),
      'version: 1\nonPremises: { acceptedDomains: [{ domain: cn.contoso.com, type: authoritative }] }\n',
    );
    writeFileSync(
      join(folder, 'directory/broken 100%.yaml'),
      'people:\n  - { name: Al, upn: alice@contoso.com, population: P01, mail: alice@contoso.com }\n',
    );
    return run('check', folder, '--format', 'sarif');
  });

describe('SARIF is what the schema of OASIS says', () => {
  it.each(['contoso/workspace', 'three-tenants/workspace', 'contoso/expected/output/compile/G'])(
    'check golden/%s',
    async (path) => {
      const { stdout } = await run('check', golden(path), '--format', 'sarif', '--severity', 'error');
      expect(sarifErrors(stdout)).toEqual([]);
    },
  );

  it('findings of every subject, suppressed ones, and checks that could not look', async () => {
    const { code, stdout, stderr } = await troubled();
    expect(code, stderr).toBe(1);
    expect(sarifErrors(stdout)).toEqual([]);
    const [{ results, invocations }] = JSON.parse(stdout).runs;
    const subjects = results.map(({ ruleId }: { ruleId: string }) => ruleId.split('/')[0]);
    expect([...new Set(subjects)].sort()).toEqual([
      'cloud',
      'directory',
      'engine',
      'freebusy',
      'gal',
      'outcome',
      'topology',
    ]);
    expect(results.filter((one: object) => 'suppressions' in one).length).toBeGreaterThan(0);
    expect(invocations[0].toolExecutionNotifications.length).toBeGreaterThan(0);
  });

  it('names that try to break out', () => {
    expect(sarifErrors(checkSarif(hostileReport(), '1.2.3'))).toEqual([]);
  });

  it.each([
    ['a level that is none', '"level": "note"', '"level": "info"'],
    ['a key that is none', '"columnKind"', '"columnKinds"'],
    ['a path with blanks', '%20b%2C', ' b,'],
    ['a region without a start', '"startLine": 3,', ''],
  ])('and that schema refuses %s', (_, from, to) => {
    const text = checkSarif(hostileReport(), '1.2.3');
    expect(text).toContain(from);
    expect(sarifErrors(text.replaceAll(from, to))).not.toEqual([]);
  });
});
