import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDirectoryChecks } from '../../src/checks/directory-run.js';
import { directoryContext } from '../../src/checks/directory-subject.js';
import { policiesOfModule } from '../../src/checks/policies/policy-module.js';
import { readPolicies } from '../../src/checks/policies/read-policies.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { inFolder, run } from '../cli/run.js';
import { projectFolder } from '../pipeline/case.js';
import { globalUser, user, workspace } from './build.js';

const schema = readFileSync(join(projectFolder, 'schemas/policies.schema.json'), 'utf8');
const read = (text: string) => readPolicies(new Map([['policies/own.yaml', text]]), schema, defaultAsOf);

const department = `policies:
  - id: department
    subject: directory
    objects: [user]
    when: IsPresent([mailNickname])
    condition: IsPresent([department])
    message: a recipient has no department
`;

describe('policies in YAML', () => {
  it('speak about the objects they mean, and are broken where the condition is not True', () => {
    const policies = read(department);
    expect(policies.diagnostics).toEqual([]);
    const checks = policies.ok ? policies.value.directory : [];
    const objects = [globalUser('anna'), globalUser('berta', { department: 'Sales' }), user()];
    const { findings } = runDirectoryChecks(checks, directoryContext(workspace()), objects);
    expect(findings.map(({ finding }) => [finding.check, finding.severity, finding.objects])).toEqual([
      ['policy/department', 'warning', [globalUser('anna').dn]],
    ]);
  });

  it.each([
    ['an expression that cannot be read', department.replace('IsPresent([department])', 'IsPresent([department]'), 6],
    ['an attribute that does not exist', department.replace('[department]', '[departement]'), 6],
    ['a key that does not exist', department.replace('message:', 'mesage:'), 7],
    ['the same id twice', department + department.replace('policies:\n', ''), 8],
  ])('report %s in its line', (_, text, line) => {
    const policies = read(text);
    expect(policies.ok).toBe(false);
    expect(policies.diagnostics.map(({ at }) => at?.line)).toContain(line);
  });
});

describe('policies that are modules', () => {
  const good = { id: 'policy/x', subject: 'topology', severity: 'info', summary: 'x', run: () => [] };

  it.each([
    ['one', good, true],
    ['a list', [good, { ...good, id: 'policy/y' }], true],
    ['nothing', undefined, false],
    ['a foreign id', { ...good, id: 'rule-set/x' }, false],
    ['no function', { ...good, run: 1 }, false],
    ['an unknown subject', { ...good, subject: 'x' }, false],
  ])('are accepted or refused: %s', (_, exported, accepted) => {
    expect(policiesOfModule(exported, 'policies/x.mjs').ok).toBe(accepted);
  });

  it('make a finding of what they throw', () => {
    const broken = {
      ...good,
      subject: 'directory',
      run: () => ({
        object: () => {
          throw new Error('no such thing');
        },
      }),
    };
    const policies = policiesOfModule(broken, 'policies/x.mjs');
    const { findings } = runDirectoryChecks(
      policies.ok ? policies.value.directory : [],
      directoryContext(workspace()),
      [user()],
    );
    expect(findings.map(({ finding }) => finding.message)).toEqual(['the policy fails: no such thing']);
  });
});

it('onegal check runs both, code only when asked to', () =>
  inFolder(async (folder) => {
    cpSync(join(projectFolder, 'golden/contoso/workspace'), folder, { recursive: true });
    mkdirSync(join(folder, 'policies'));
    writeFileSync(
      join(folder, 'policies/own.yaml'),
      [
        'policies:',
        '  - { id: alias, subject: export, tenant: china, objects: [user], condition: "IsPresent([alias])", message: no alias }',
        '  - { id: disabled, subject: export, tenant: china, objects: [user], severity: error,',
        '      condition: "[accountEnabled] = False", message: somebody is enabled in China }',
      ].join('\n'),
    );
    writeFileSync(
      join(folder, 'policies/code.mjs'),
      "export default { id: 'policy/servers', subject: 'topology', severity: 'error', summary: 'There are servers.', *run({ workspace }) { for (const { name } of workspace.servers) yield { message: ['server', name].join(' ') }; } };\n",
    );
    const without = await run('check', folder);
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('--run-policies')]);
    expect(without.stdout).toContain('error policy/disabled [china] somebody is enabled in China');
    expect(without.stdout).not.toContain('policy/servers');
    const { stdout } = await run('check', folder, '--run-policies');
    expect(stdout).toContain('error policy/servers server C');
  }));
