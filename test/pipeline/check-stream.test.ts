import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { directory } from '../../bench/directory.js';
import { jsonLine, workspaceText } from '../../bench/generate.js';
import { invariant } from '../../src/base/assert-never.js';
import { type FileSet, type StreamSet, streamOf } from '../../src/base/files.js';
import { DirectoryRun } from '../../src/checks/directory-run.js';
import { directoryContext } from '../../src/checks/directory-subject.js';
import { loadChecks } from '../../src/checks/registry.js';
import { readPackageData } from '../../src/io/package-data.js';
import { streamDirectory } from '../../src/model/load/stream-directory.js';
import type { CheckChoices } from '../../src/pipeline/check-outcome.js';
import { checkWorkspace } from '../../src/pipeline/check-workspace.js';
import { checkJson } from '../../src/report/check-json.js';
import { countOf, countSeverities } from '../../src/report/check-report.js';
import { checkText } from '../../src/report/check-text.js';
import { openCase, schemaErrors } from './case.js';

const resources = { data: readPackageData(), version: '0.0.0' };

const reportOf = async (files: FileSet, choices: CheckChoices) => {
  const checked = await checkWorkspace(files, resources, choices);
  invariant(checked.ok, JSON.stringify(checked.diagnostics));
  return { ...checked.value.report, diagnostics: checked.diagnostics };
};
const inStream = (files: FileSet, kept = 1000, streams: StreamSet = new Map()) =>
  reportOf(files, { inStream: { kept }, streams });

/** People as the measurements generate them, in one file; every tenth without a display name. */
const generated = (users: number, settings = ''): FileSet => {
  const lines = [...directory(users)].map(jsonLine);
  return new Map([
    ['onegal.yaml', workspaceText + settings],
    ['directory/objects.jsonl', lines.map((line, i) => (i % 10 === 0 ? withoutName(line) : line)).join('')],
  ]);
};
const asContact = (line: string): string => line.replace('"objectClass":"user"', '"objectClass":"contact"');
const withoutName = (line: string): string => line.replace(/"displayName":"[^"]*",?/, '');

describe('a directory that is checked in a stream', () => {
  it.each<[string, () => FileSet]>([
    ['contoso', () => openCase('contoso').files],
    ['three-tenants', () => openCase('three-tenants').files],
    ['generated people', () => generated(400)],
  ])('%s: what does not need a simulation is the same as for one that is held', async (_, read) => {
    const files = read();
    const [whole, streamed] = [await reportOf(files, {}), await inStream(files)];
    const without = new Set(streamed.notChecked.map(({ check }) => check));
    expect(streamed.findings).toEqual(whole.findings.filter(({ check }) => !without.has(check)));
    expect(streamed.findings.some(({ check }) => check.startsWith('directory/'))).toBe(true);
    expect(streamed.checks.filter(({ subject }) => subject === 'outcome')).toEqual([]);
  });

  it('is read in pieces as well as from a text', async () => {
    const files = generated(100);
    const text = files.get('directory/objects.jsonl') ?? '';
    const small = new Map([...files].filter(([path]) => path === 'onegal.yaml'));
    const streams = new Map([['directory/objects.jsonl', streamOf(text)]]);
    expect((await inStream(small, 1000, streams)).findings).toEqual((await inStream(files)).findings);
  });

  it('says what was not checked, as text and as JSON', async () => {
    const report = await inStream(generated(20));
    const missing = report.notChecked
      .filter(({ reason }) => reason.startsWith('not simulated'))
      .map(({ check }) => check);
    expect(missing).toEqual(expect.arrayContaining(['gal/missing', 'outcome/expectation', 'outcome/members-lost']));
    expect(checkText(report)).toContain('not checked: not simulated');
    expect(schemaErrors('check-report', checkJson(report))).toEqual([]);
  });

  it('leaves out what is switched off, and blames no suppression of what it could not check', async () => {
    const settings =
      'checks: { severity: { gal/missing: off }, suppress: [{ check: gal/differs, reason: agreed }, { check: directory/mail-length, reason: agreed }] }\n';
    const { notChecked, diagnostics } = await inStream(generated(20, settings));
    expect(notChecked.map(({ check }) => check)).not.toContain('gal/missing');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the suppression of `directory/mail-length` suppresses nothing',
    ]);
  });

  it('lists so many findings of one check and counts the others', async () => {
    const files = generated(400);
    const [all, some] = [await inStream(files, Number.POSITIVE_INFINITY), await inStream(files, 5)];
    expect(countSeverities(some.findings)).toEqual(countSeverities(all.findings));
    const check = 'directory/display-name-missing';
    const [many, few] = [all, some].map(({ findings }) => findings.filter((finding) => finding.check === check));
    expect(few?.slice(0, 5)).toEqual(many?.slice(0, 5));
    expect(few?.slice(5)).toEqual([
      {
        ...many?.[5],
        message: `and ${(many?.length ?? 0) - 5} more from here on, which are not listed`,
        standsFor: (many?.length ?? 0) - 5,
      },
    ]);
    expect(checkText(some)).toContain(`and ${(many?.length ?? 0) - 5} more from here on`);
    expect(schemaErrors('check-report', checkJson(some))).toEqual([]);
  });

  it('says as text how many are listed elsewhere, and how many there are', async () => {
    const report = await inStream(generated(1000), 60);
    const count = countOf(report.findings.filter(({ check }) => check === 'directory/display-name-missing'));
    expect(checkText(report)).toContain(
      `directory/display-name-missing: and ${count - 50} more; --format json shows 60\n`,
    );
  });

  it('counts what is suppressed apart, listed or not', async () => {
    const check = 'directory/display-name-missing';
    const settings = `checks: { suppress: [{ check: ${check}, reason: agreed, object: "*" }] }\n`;
    const [all, some] = [await inStream(generated(400), 5), await inStream(generated(400, settings), 5)];
    const count = countOf(all.findings.filter((finding) => finding.check === check));
    expect(some.findings.filter((finding) => finding.check === check)).toEqual([]);
    expect(countOf(some.suppressed.map(({ finding }) => finding))).toBe(count);
    expect(JSON.parse(checkJson(some)).summary.suppressed).toBe(count);
  });

  it('tells homes by groups that come after their members', async () => {
    const guid = (end: number): string => `5b0d2c7e-3f41-4c86-9a2d-00000000000${end}`;
    const [member, group] = ['CN=Li Wei,OU=A,DC=contoso,DC=internal', 'CN=Z,OU=Z,DC=contoso,DC=internal'];
    const objects = [
      {
        dn: member,
        objectClass: 'user',
        objectGUID: guid(1),
        sAMAccountName: 'li',
        mailNickname: 'li',
        mail: 'li@contoso.com',
        proxyAddresses: ['SMTP:li@contoso.com'],
        userPrincipalName: 'li@contoso.com',
      },
      { dn: group, objectClass: 'group', objectGUID: guid(2), sAMAccountName: 'z', member: [member] },
    ];
    const yaml = workspaceText.replace(/^home: .*$/m, `home: { by: group, values: { china: ["${group}"] } }`);
    const own = new Map([
      ['onegal.yaml', yaml],
      ['directory/a.jsonl', objects.map((object) => `${JSON.stringify(object)}\n`).join('')],
    ]);
    const [whole, streamed] = [await reportOf(own, {}), await inStream(own)];
    const ofDirectory = ({ findings }: typeof whole) => findings.filter(({ check }) => check.startsWith('directory/'));
    expect(ofDirectory(streamed)).toEqual(ofDirectory(whole));
    expect(ofDirectory(streamed)).toContainEqual(
      expect.objectContaining({ check: 'directory/primary-domain', tenant: 'china' }),
    );
  });

  it('keeps no object', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const { workspace } = openCase('contoso');
    const run = new DirectoryRun(await loadChecks.directory(), directoryContext(workspace), {});
    const seen: WeakRef<object>[] = [];
    const people = [...directory(500)].map(jsonLine).map((line, i) => (i % 5 === 0 ? asContact(line) : line));
    const files = new Map([['directory/objects.jsonl', people.reverse().join('')]]);
    streamDirectory({ files, streams: new Map() }, workspace, (object) => {
      run.take(object);
      seen.push(new WeakRef(object));
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    expect(seen.length).toBeGreaterThan(500);
    // The last ones may still be held by the stack.
    expect(seen.filter((object) => object.deref() !== undefined).length).toBeLessThan(5);
    expect(run.end().findings.length).toBeGreaterThan(0);
  });
});
