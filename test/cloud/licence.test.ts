import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indexByDn, licencesOf } from '../../src/cloud/licence.js';
import type { ExportedObject } from '../../src/engine/cs-object.js';
import { readPackageData } from '../../src/io/package-data.js';
import type { Assignment } from '../../src/model/workspace.js';
import { openWorkspace } from '../../src/pipeline/open-workspace.js';
import { peopleOf, readTarget } from '../golden/contoso-target.js';
import { openCase } from '../pipeline/case.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const target = readTarget(read('golden/contoso/expected/target.yaml'), read('schemas/target.schema.json'));
const { workspace, directory } = openCase('contoso');
const find = indexByDn(directory.objects);
const dnOf = new Map(peopleOf(directory).map(({ name, dn }) => [name, dn]));

const now = { kind: 'instant', ticks: 0n } as const;

const exported = (dn: string, sourceAnchor = dn): ExportedObject => ({
  dn: '',
  objectType: 'user',
  sourceAnchor,
  attributes: new Map(),
  sources: [dn],
  passwordSync: false,
});

const of = (tenant: string, changes: { readonly licensing?: Assignment; readonly mailboxes?: Assignment } = {}) => {
  const configured = workspace.tenants.find(({ name }) => name === tenant);
  if (configured === undefined) throw new Error(tenant);
  return licencesOf(workspace, { ...configured, ...changes }, find, now);
};

describe('licences by home', () => {
  const cells = [...target.people].flatMap(([row, names]) =>
    names.flatMap((name) =>
      ['global', 'china'].flatMap((tenant) => {
        const cell = target.rows.get(row)?.get(tenant);
        if (cell === null || cell === undefined || cell.licensed === 'any') return [];
        return [{ name, row, tenant, licensed: cell.licensed }];
      }),
    ),
  );

  it('is decided for every population', () => expect(cells.length).toBeGreaterThan(100));

  it.each(cells)('$row $name in $tenant: $licensed', ({ name, tenant, licensed }) => {
    expect(of(tenant).licensed(exported(dnOf.get(name) ?? ''))).toBe(licensed);
  });
});

describe('mailboxes by home', () => {
  it.each([
    ['global', 'alice', true], // msExchRemoteRecipientType 4
    ['china', 'alice', false],
    ['global', 'bob', false],
    ['china', 'liwei', false], // its licence makes the mailbox
    ['global', 'hr-cn', false],
  ])('%s already has the mailbox of %s: %s', (tenant, name, expected) => {
    expect(of(tenant).mailboxHere(exported(dnOf.get(name) ?? ''))).toBe(expected);
  });
});

const byExpression = (expression: string): Assignment => ({
  kind: 'expression',
  expression,
  at: { file: 'onegal.yaml' },
});

describe('other assignments', () => {
  const alice = exported(dnOf.get('alice') ?? '', 'anchor of alice');

  it.each<[string, Assignment, boolean]>([
    ['none', { kind: 'none' }, false],
    ['an attribute', { kind: 'attribute', attribute: 'mailNickname', values: ['bob', 'alice'] }, true],
    ['an attribute, exactly', { kind: 'attribute', attribute: 'mailNickname', values: ['ALICE'] }, false],
    ['a number', { kind: 'attribute', attribute: 'userAccountControl', values: ['512'] }, true],
    ['an inventory of anchors', { kind: 'inventory', entries: new Set(['anchor of alice']) }, true],
    ['an inventory of names', { kind: 'inventory', entries: new Set(['alice@contoso.com']) }, true],
    ['an expression', byExpression('([mailNickname] = "alice") && (BitAnd([userAccountControl], 2) = 0)'), true],
    ['an expression that is NULL', byExpression('NULL'), false],
    ['an expression of the DN', byExpression('InStr([dn], "DC=internal") > 0'), true],
    ['an inventory without her', { kind: 'inventory', entries: new Set(['bob@contoso.com']) }, false],
  ])('%s', (_, licensing, expected) => {
    expect(of('global', { licensing }).licensed(alice)).toBe(expected);
  });

  it('an object of no AD object is only known by its anchor', () => {
    expect(of('global').licensed(exported('CN=nobody'))).toBe(false);
  });
});

describe('expressions', () => {
  const alice = exported(dnOf.get('alice') ?? '');

  it.each(['"yes"', 'Error("no")'])('%s says nothing: not assigned, and reported', (expression) => {
    const { licensed, problems } = of('global', { licensing: byExpression(expression) });
    expect(licensed(alice)).toBe(false);
    expect(problems()).toMatchObject([
      { check: 'cloud/assignment-failed', severity: 'error', objects: [dnOf.get('alice')] },
    ]);
  });

  it.each([
    ['licensing: { expression: "[mailNickname" }', 'error'],
    ['mailboxes: { expression: "[mailNicknam] = 1" }', 'warning'],
  ])('%s is a mistake of the workspace', (line, severity) => {
    const change = (files: Map<string, string>): void => {
      const text = files.get('onegal.yaml') ?? '';
      files.set(
        'onegal.yaml',
        text
          .replace(/ {4}(?:licensing|mailboxes): home\n/, `    ${line}\n`)
          .replace(/ {4}mailboxes: home\n/, line.startsWith('mail') ? '' : '    mailboxes: home\n'),
      );
    };
    const files = new Map<string, string>();
    openCase('contoso', '0.0.0', (all) => {
      for (const [path, text] of all) files.set(path, text);
    });
    change(files);
    const { diagnostics } = openWorkspace(files, { data: readPackageData(), version: '0.0.0' });
    const found = diagnostics.filter(({ at }) => at?.file === 'onegal.yaml');
    expect(found.map((diagnostic) => diagnostic.severity)).toContain(severity);
  });
});
