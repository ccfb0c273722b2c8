import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invariant } from '../../../../src/base/assert-never.js';
import { readPackageData } from '../../../../src/io/package-data.js';
import { compileWorkspace } from '../../../../src/pipeline/compile.js';
import { compileOutput } from '../../../../src/pipeline/compile-output.js';
import { psText } from '../../../../src/rule/codec/powershell/literal.js';
import { importScript, removeScript } from '../../../../src/rule/codec/powershell/server-scripts.js';
import { writeRuleScript } from '../../../../src/rule/codec/powershell/write-script.js';
import { readRuleFolder } from '../../../../src/rule/read-rule-folder.js';
import type { SyncRule } from '../../../../src/rule/sync-rule.js';
import { openCase, projectFolder } from '../../../pipeline/case.js';
import { needsPowerShell, powershell, runPowerShell } from '../../../powershell.js';
import { anyRule, anyText } from '../../any-rule.js';
import { buildRule } from '../../build-rule.js';

/** A few flows of each rule for users are enough here: a stand-in for a server takes a second for all of them. */
const inShort = (rules: readonly SyncRule[]): readonly SyncRule[] =>
  rules
    .filter(({ direction, sourceObjectType }) => direction === 'Inbound' && sourceObjectType === 'user')
    .map((one) => (one.name.endsWith('AccountEnabled') ? one : { ...one, flows: one.flows.slice(0, 5) }));

/** The reference case, with the built-in rules as if they had been exported from real servers, that of G in short. */
const opened = (() => {
  const contoso = openCase('contoso');
  const configurations = [...contoso.configurations].map(([name, one]) => {
    const rules = name === 'G' ? inShort(one.rules) : one.rules;
    return [name, { ...one, rules, origin: 'export' }] as const;
  });
  return { ...contoso, configurations: new Map(configurations) };
})();
const compiled = compileWorkspace(opened);
invariant(compiled.ok, `the case compiles: ${JSON.stringify(compiled.diagnostics)}`);
const output = compileOutput(opened, compiled.value, []);
const compiledFor = (name: string) => {
  const ours = compiled.value.find(({ server }) => server === name);
  const server = opened.configurations.get(name);
  invariant(ours !== undefined && server !== undefined, `the case has a server ${name}`);
  return { ours, server };
};
const { ours, server } = compiledFor('G');
const whole = compiledFor('C');
const ad = server.connectors.find(({ kind }) => kind === 'ad');
const aad = server.connectors.find(({ kind }) => kind === 'aad');
invariant(ad !== undefined && aad !== undefined, 'the server has both connectors');

interface Step {
  readonly Script?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Server?: Readonly<Record<string, unknown>>;
}

interface Outcome {
  readonly Output: readonly string[];
  readonly Warnings: readonly string[];
  readonly Error: string | null;
  readonly After: { readonly Folder: string; readonly SyncCycleEnabled: boolean; readonly Changes: readonly string[] };
}

interface Syntax {
  readonly Path: string;
  readonly Errors: readonly string[];
  readonly LaterTokens: readonly string[];
  readonly Expandable: readonly string[];
  readonly Formats: number;
  readonly HereStrings: number;
  readonly Commands: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'onegal-scripts-'));
const cases: { Name: string; Folder: string; Server: unknown; Steps: readonly Step[] }[] = [];
const scripts: string[] = [];
const texts: string[] = [];
let results: { Cases: Record<string, readonly Outcome[]>; Syntax: readonly Syntax[]; Texts: Record<string, string[]> };

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const checkedFile = (name: string, text: string): string => {
  const path = file(name, text);
  scripts.push(path);
  return path;
};

const adStub = { Name: ad.name, Identifier: ad.id, Type: 'AD', AttributeInclusionList: [...(ad.selected ?? [])] };
const aadStub = {
  Name: aad.name,
  Identifier: aad.id,
  Type: 'Extensible2',
  Subtype: 'Windows Azure Active Directory (Microsoft)',
};
const connectors = [adStub, aadStub];

const importPath = checkedFile('Import-SyncRules.ps1', output.get('G/Import-SyncRules.ps1') ?? '');
const removePath = checkedFile('Remove-SyncRules.ps1', output.get('G/Remove-SyncRules.ps1') ?? '');

let setups = 0;
/** Puts rules on the server by the script that the rules editor would export for them. */
const setUp = (...more: readonly SyncRule[]): Step => ({
  Script: file(`setup-${setups++}.ps1`, writeRuleScript([...server.rules, ...more])),
  Parameters: {},
});
const backup = (name: string): string => join(folder, 'backup', name);
const doImport = (name: string, more: Readonly<Record<string, unknown>> = {}, script = importPath): Step => ({
  Script: script,
  Parameters: { BackupPath: backup(name), Confirm: false, ...more },
});
const undo = (name: string, more: Readonly<Record<string, unknown>> = {}, script = removePath): Step => ({
  Script: script,
  Parameters: { BackupPath: backup(name), Confirm: false, ...more },
});
const scenario = (Name: string, Steps: readonly Step[], stub: Readonly<Record<string, unknown>> = {}): void => {
  cases.push({ Name, Folder: join(folder, 'after', Name), Server: { Connectors: connectors, ...stub }, Steps });
};

const rule = (part: string): SyncRule => {
  const found = ours.rules.find(({ name }) => name.includes(part));
  invariant(found !== undefined, `there is a rule ${part}`);
  return found;
};
/** What an earlier version of the workspace could have left: other texts, and numbers that hold each other's. */
const older = [
  { ...rule('G05'), precedence: 6, description: 'older' },
  { ...rule('G06'), precedence: 5 },
  { ...rule('G20'), flows: rule('G20').flows.slice(1), disabled: true },
];
const ownElsewhere = ours.ownIds.find((id) => !ours.rules.some((one) => one.id === id)) ?? '';
const staleRule = {
  ...rule('G30'),
  id: ownElsewhere,
  internalId: ownElsewhere,
  name: 'onegal G31 of an earlier version',
  precedence: 30,
};
const changed = server.rules.map((one) => (one.name === 'In from AD - User Common' ? { ...one, disabled: true } : one));
const custom = buildRule({ name: "Contoso's own ‘rule’ $(x)", connector: ad.id, precedence: 10 });

/** Texts that end strings, start expressions or hide themselves, in every place a rule has for text (PS-W1, PS-W2, PS-9). */
const hostile = [
  "'; Remove-ADSyncRule -Identifier x #",
  '’; throw 1; ‘ ‚ ‛ “ ” „ "',
  '$(throw 1) `n `0 $env:PATH $true',
  'line 1\r\nline 2\n# onegal:functions\r# onegal:data',
  "'@\n@'\n<# #> #Requires -Version 99",
  '\u202eright to left\u202c\u200b\u00ad 中文，北京 😀 Ñ Â ł Б т ё 兒',
  '{0} {{1}} %Connector.ID% \t tab',
].map((text, i) =>
  buildRule({
    id: `5b0d2c7e-3f41-4c86-9a2d-00000000f00${i}`,
    internalId: `5b0d2c7e-3f41-4c86-9a2d-00000000f00${i}`,
    name: `onegal ${text}`,
    description: text,
    connector: ad.id,
    precedence: 70 + i,
    flows: [
      { kind: 'constant', target: 'displayName', constant: text, merge: 'Update', applyOnce: true },
      { kind: 'expression', target: 'mail', expression: text, sources: ['mail'], merge: 'Update', applyOnce: false },
    ],
    scopeGroups: [[{ attribute: 'mail', operator: 'EQUAL', value: text }], []],
    joinGroups: [[{ csAttribute: 'mail', mvAttribute: 'mail', caseSensitive: true }]],
  }),
);
const hostileInput = {
  rules: hostile,
  connectors: { ad: ad.name, aad: aad.name },
  sourceAttributes: [],
  baseline: [],
  ownIds: [],
  data: readPackageData(),
};
const randomRules = fc.sample(anyRule, { numRuns: 40, seed: 7 }).map((one, i) => ({ ...one, precedence: i }));
const randomTexts = fc.sample(anyText, { numRuns: 400, seed: 8 });

scenario('import, again, undo', [
  setUp(),
  doImport('plain', { WhatIf: true }),
  doImport('plain'),
  doImport('plain again'),
  undo('plain', { WhatIf: true }),
  undo('plain'),
  undo('plain'),
]);
const importC = checkedFile('Import-C.ps1', output.get('C/Import-SyncRules.ps1') ?? '');
scenario(
  'a whole server',
  [
    { Script: file('whole.ps1', writeRuleScript(whole.server.rules)), Parameters: {} },
    doImport('whole', {}, importC),
    doImport('whole again', {}, importC),
    undo('whole', {}, checkedFile('Remove-C.ps1', output.get('C/Remove-SyncRules.ps1') ?? '')),
  ],
  { Connectors: whole.server.connectors.map((one) => (one.kind === 'ad' ? adStub : { ...aadStub, Name: one.name })) },
);
scenario('a number is taken', [setUp(custom), doImport('taken')]);
scenario('a rule is refused in the middle', [setUp(), { Server: { FailOn: 'G20' } }, doImport('failure')]);
scenario('a replaced rule is refused', [setUp(...older), { Server: { FailOn: 'G26' } }, doImport('failure 2')]);
scenario('the server changes what it was given', [setUp(), { Server: { Spoil: 'G20' } }, doImport('spoilt')]);
scenario('older rules', [setUp(...older), doImport('older'), doImport('older again'), undo('older'), undo('older')]);
scenario('a rule of an earlier version', [
  setUp(staleRule),
  doImport('stale'),
  doImport('stale', { RemoveStale: true }),
  undo('stale'),
]);
scenario('another tenant', [setUp(), doImport('tenant')], {
  Connectors: [adStub, { ...aadStub, Name: 'contoso.partner.onmschina.cn - AAD' }],
});
const renamed = [
  { ...adStub, Name: 'forest’s' },
  { ...aadStub, Name: 'tenant' },
];
const map = { ConnectorMap: { ad: 'forest’s', aad: 'tenant' } };
scenario(
  'connectors of other names',
  [setUp(), doImport('names'), doImport('names', map), undo('names', { ...map, ConnectorMap: { aad: 'tenant' } })],
  {
    Connectors: renamed,
  },
);
scenario('two connectors of one name', [setUp(), doImport('twice')], { Connectors: [...connectors, adStub] });
scenario(
  'a production server',
  [setUp(), doImport('production'), doImport('production', { AllowProductionServer: true })],
  {
    StagingModeEnabled: false,
  },
);
scenario('a paused scheduler', [setUp(), doImport('paused'), undo('paused')], { SyncCycleEnabled: false });
scenario('a busy server', [setUp(), { Server: { BusyChecks: 1000 } }, doImport('busy', { WaitMinutes: 0 })]);
scenario('attributes are not selected', [setUp(), doImport('selected')], {
  Connectors: [{ ...adStub, AttributeInclusionList: ['mail', 'extensionAttribute15'] }, aadStub],
});
scenario('standard rules were changed', [
  { Script: file('changed.ps1', writeRuleScript(changed)), Parameters: {} },
  doImport('changed'),
]);
scenario('a rule of somebody else has an identifier of ours', [
  setUp({ ...custom, id: rule('G05').id, internalId: rule('G05').id, precedence: 90 }),
  doImport('owner'),
]);
mkdirSync(backup('full'), { recursive: true });
writeFileSync(join(backup('full'), 'x'), '');
scenario('the backup folder is not empty', [setUp(), doImport('full')]);
scenario('hostile texts', [
  { Script: file('nothing.ps1', ''), Parameters: {} },
  doImport('hostile', {}, checkedFile('Import-hostile.ps1', importScript(hostileInput))),
  doImport('hostile again', {}, join(folder, 'Import-hostile.ps1')),
  undo('hostile', {}, checkedFile('Remove-hostile.ps1', removeScript(hostileInput))),
  { Script: file('editor.ps1', writeRuleScript(hostile)), Parameters: {} },
]);
scenario('any rules in a script of the rules editor', [
  { Script: file('random.ps1', writeRuleScript(randomRules)), Parameters: {} },
]);
texts.push(file('texts.ps1', `\ufeff@(\r\n${randomTexts.map((text) => `    ${psText(text)}`).join('\r\n')}\r\n)\r\n`));

/** The rules on the server behind a step, without what a server counts itself. */
const rulesAfter = (outcome: Outcome | undefined): readonly SyncRule[] => {
  invariant(outcome !== undefined, 'the step was run');
  const rules = join(outcome.After.Folder, 'SynchronizationRules');
  const files = readdirSync(rules).map((name) => [name, readFileSync(join(rules, name), 'utf8')] as const);
  const read = readRuleFolder(new Map(files));
  expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return read.ok ? read.value.rules.map((one) => ({ ...one, version: 1 })) : [];
};
const expected = (...rules: readonly SyncRule[]): readonly SyncRule[] =>
  rules
    .map((one) => ({ ...one, version: 1, internalId: one.id, unknown: [] }))
    .sort((a, b) => a.precedence - b.precedence || (a.id < b.id ? -1 : 1));
const before = (...more: readonly SyncRule[]): readonly SyncRule[] => expected(...server.rules, ...more);

const of = (name: string): readonly Outcome[] => results.Cases[name] ?? [];
const at = (name: string, step: number): Outcome => {
  const outcome = of(name)[step];
  invariant(outcome !== undefined, `${name} has a step ${step}`);
  return outcome;
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(powershell === null)(`the import and undo scripts in a real PowerShell ${needsPowerShell}`, () => {
  beforeAll(() => {
    const resultsPath = join(folder, 'results.json');
    const casesPath = file('cases.json', JSON.stringify({ Cases: cases, Scripts: scripts, Texts: texts }));
    runPowerShell(join(projectFolder, 'test/fixtures/adsync/run-cases.ps1'), casesPath, resultsPath);
    results = JSON.parse(readFileSync(resultsPath, 'utf8'));
  }, 600_000);

  it('all cases start from what they were given', () => {
    for (const { Name, Steps } of cases) {
      expect({ Name, steps: of(Name).length }).toEqual({ Name, steps: Steps.length });
      expect({ Name, error: at(Name, 0).Error }).toEqual({ Name, error: null });
    }
    expect(rulesAfter(at('import, again, undo', 0))).toEqual(before());
  });

  it('-WhatIf says what would change and changes nothing (IMP-3)', () => {
    const outcome = at('import, again, undo', 1);
    expect(outcome.Error).toBeNull();
    expect(outcome.Output).toEqual([
      ...ours.rules.map(({ precedence, name }) => `add ${precedence} ${name}`),
      `Nothing was changed; ${ours.rules.length} rules would be.`,
    ]);
    expect(outcome.After.Changes).toEqual([]);
    expect(readdirSync(join(folder, 'backup'))).not.toContain('plain again');
  });

  it('import adds exactly the compiled rules, pauses the scheduler and backs up', () => {
    const outcome = at('import, again, undo', 2);
    expect(outcome.Error).toBeNull();
    expect(rulesAfter(outcome)).toEqual(before(...ours.rules));
    expect(outcome.After.SyncCycleEnabled).toBe(false);
    expect(outcome.After.Changes).toEqual(['scheduler False', ...ours.rules.map(({ id }) => `add ${id}`)]);
    expect(outcome.Output).toContain(`${ours.rules.length} added, 0 replaced, 0 removed, 0 unchanged.`);
    const saved = readdirSync(join(backup('plain'), 'configuration/SynchronizationRules'));
    expect(saved).toHaveLength(server.rules.length);
  });

  it('import again changes nothing', () => {
    const outcome = at('import, again, undo', 3);
    expect(outcome).toMatchObject({
      Error: null,
      Output: [`All ${ours.rules.length} rules are in place; nothing to change.`],
    });
    expect(outcome.After.Changes).toEqual([]);
  });

  it('undo restores exactly the state before, once', () => {
    expect(at('import, again, undo', 4).After.Changes).toEqual([]);
    const outcome = at('import, again, undo', 5);
    expect(outcome.Error).toBeNull();
    expect(rulesAfter(outcome)).toEqual(before());
    expect(outcome.After.SyncCycleEnabled).toBe(true);
    expect(at('import, again, undo', 6)).toMatchObject({ Error: null, Output: ['Nothing to undo.'] });
    expect(at('import, again, undo', 6).After.Changes).toEqual([]);
  });

  it('works on a whole server as on one in short', () => {
    expect(of('a whole server').map(({ Error: error }) => error)).toEqual([null, null, null, null]);
    expect(rulesAfter(at('a whole server', 1))).toEqual(expected(...whole.server.rules, ...whole.ours.rules));
    expect(at('a whole server', 2).After.Changes).toEqual([]);
    expect(rulesAfter(at('a whole server', 3))).toEqual(expected(...whole.server.rules));
  });

  it.each([
    ['a number is taken', 1, /Number 10 of 'onegal G10 .*' is used by 'Contoso's own ‘rule’ \$\(x\)'/],
    ['another tenant', 1, /is 'contoso\.partner\.onmschina\.cn - AAD', expected is 'contoso\.onmicrosoft\.com - AAD'/],
    ['connectors of other names', 1, /Entra connector of this server is 'tenant'/],
    ['two connectors of one name', 1, /There are 2 AD connectors named 'contoso\.internal'/],
    ['a production server', 1, /not in staging mode/],
    ['a busy server', 2, /A synchronisation is running/],
    [
      'attributes are not selected',
      1,
      /Select these attributes on the connector 'contoso\.internal' first: .*mailNickname/,
    ],
    [
      'standard rules were changed',
      1,
      /'In from AD - User Common' \(106\) is new or was changed[\s\S]*is not on this server/,
    ],
    [
      'a rule of somebody else has an identifier of ours',
      1,
      /has the identifier of 'onegal G05 .*' but is not of onegal/,
    ],
    ['a rule of an earlier version', 1, /Number 30 of 'onegal G30 .*' is used by 'onegal G31 .*pass -RemoveStale/],
    ['the backup folder is not empty', 1, /is not empty/],
  ])('%s: refused before the first change', (name, step, message) => {
    const outcome = at(name, step);
    expect(outcome.Error).toMatch(message);
    expect(outcome.After.Changes).toEqual([]);
    expect(rulesAfter(outcome)).toEqual(rulesAfter(at(name, 0)));
  });

  it.each([
    ['a rule is refused in the middle', before(), 'the server refused the rule'],
    ['a replaced rule is refused', before(...older), 'the server refused the rule'],
    ['the server changes what it was given', before(), 'does not hold'],
  ])('%s: everything is put back', (name, rules, reason) => {
    const outcome = at(name, 2);
    expect(outcome.Error).toContain('was undone; the rules are as before');
    expect(outcome.Error).toContain(reason);
    expect(outcome.After.Changes.length).toBeGreaterThan(2);
    expect(rulesAfter(outcome)).toEqual(rules);
    expect(outcome.After.SyncCycleEnabled).toBe(true);
  });

  it('replaces older rules whatever numbers they hold, and undo brings them back', () => {
    const outcome = at('older rules', 1);
    expect(outcome.Error).toBeNull();
    expect(outcome.Output).toContain(`${ours.rules.length - 3} added, 3 replaced, 0 removed, 0 unchanged.`);
    expect(rulesAfter(outcome)).toEqual(before(...ours.rules));
    expect(at('older rules', 2).After.Changes).toEqual([]);
    expect(rulesAfter(at('older rules', 3))).toEqual(before(...older));
    expect(at('older rules', 4).After.Changes).toEqual([]);
  });

  it('removes stale rules when asked, and undo brings them back', () => {
    const outcome = at('a rule of an earlier version', 2);
    expect(outcome.Error).toBeNull();
    expect(rulesAfter(outcome)).toEqual(before(...ours.rules));
    expect(rulesAfter(at('a rule of an earlier version', 3))).toEqual(before(staleRule));
  });

  it('takes other connector names and a production server when told so', () => {
    expect(at('connectors of other names', 2).Error).toBeNull();
    expect(rulesAfter(at('connectors of other names', 2))).toEqual(before(...ours.rules));
    expect(rulesAfter(at('connectors of other names', 3))).toEqual(before());
    expect(at('a production server', 2).Error).toBeNull();
  });

  it('leaves a scheduler paused that was paused', () => {
    expect(at('a paused scheduler', 1).After.Changes).not.toContain('scheduler False');
    expect(at('a paused scheduler', 2).After.SyncCycleEnabled).toBe(false);
  });

  it('hostile texts stay inert and exact', () => {
    expect(at('hostile texts', 1).Error).toBeNull();
    expect(rulesAfter(at('hostile texts', 1))).toEqual(expected(...hostile));
    expect(at('hostile texts', 2).After.Changes).toEqual([]);
    expect(rulesAfter(at('hostile texts', 3))).toEqual([]);
    expect(at('hostile texts', 4).Error).toBeNull();
    expect(rulesAfter(at('hostile texts', 4))).toEqual(expected(...hostile));
  });

  it('any rule survives the script of the rules editor', () => {
    expect(at('any rules in a script of the rules editor', 0).Error).toBeNull();
    expect(rulesAfter(at('any rules in a script of the rules editor', 0))).toEqual(expected(...randomRules));
  });

  it('any text is one literal and nothing else (PS-W1, PS-W2)', () => {
    const decoded = Object.values(results.Texts)[0]?.map((text) => Buffer.from(text, 'base64').toString('utf16le'));
    expect(decoded).toEqual(randomTexts);
  });

  it('use only what Windows PowerShell 5.1 knows, and no text that is computed', () => {
    expect(results.Syntax).toHaveLength(scripts.length);
    for (const { Path: _, Commands, ...syntax } of results.Syntax) {
      expect(syntax).toEqual({ Errors: [], LaterTokens: [], Expandable: [], Formats: 0, HereStrings: 0 });
      expect(Commands).not.toContain('Invoke-Expression');
      expect(Commands).not.toContain('Set-ADSyncRule');
    }
  });
});

describe('the bytes of the scripts', () => {
  it('are ASCII behind a BOM, with CRLF and a line end at the end (PS-W2, PS-W3)', () => {
    for (const text of [
      output.get('G/Import-SyncRules.ps1') ?? '',
      output.get('C/Remove-SyncRules.ps1') ?? '',
      importScript(hostileInput),
    ]) {
      expect(text.startsWith('\ufeff#Requires -Version 5.1\r\n')).toBe(true);
      expect(text.slice(1)).toMatch(/^[\x20-\x7e\r\n]*\r\n$/);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('hold no comment with data: comments are the same for any workspace (PS-W4)', () => {
    const comments = (text: string): readonly string[] => text.match(/^ *#.*$/gm) ?? [];
    expect(comments(importScript(hostileInput))).toEqual(comments(output.get('G/Import-SyncRules.ps1') ?? ''));
  });
});
