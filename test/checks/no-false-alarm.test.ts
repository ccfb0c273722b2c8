import { describe, expect, it } from 'vitest';
import { loadAllChecks } from '../../src/checks/registry.js';
import { checkRules } from '../../src/pipeline/check-rules.js';
import { checkWorkspace } from '../../src/pipeline/check-workspace.js';
import { openCase } from '../pipeline/case.js';
import { needsRealExport, realExport } from '../rule/real-export.js';

describe('nothing is found where nothing is wrong', () => {
  it.skipIf(realExport === null)(`in the real export with its standard rules ${needsRealExport}`, async () => {
    const checked = await checkRules(realExport ?? new Map());
    expect(checked.ok && checked.value.report.findings).toEqual([]);
  });

  it('in the reference workspace, apart from what is true of its populations', async () => {
    const { files, resources } = openCase('contoso');
    const checked = await checkWorkspace(files, resources, {});
    const found = checked.ok ? checked.value.report.findings : [];
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    const own = (await loadAllChecks()).map(({ id }): string => id);
    expect([...new Set(found.map(({ check }) => check))].filter((check) => own.includes(check)).sort()).toEqual([
      'directory/cloud-archive', // P05
      'directory/dynamic-group', // P18
      'directory/group-domain', // P15 to P17: H14
      'directory/linked-mailbox', // P25
      'outcome/members-lost', // P20 and P21 are members, and filtered elsewhere
    ]);
  });

  it('has more than 120 checks', async () => {
    expect((await loadAllChecks()).length).toBeGreaterThan(120);
  });
});
