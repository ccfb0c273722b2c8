import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DocumentNode } from '../../../src/base/document.js';
import { readYaml } from '../../../src/base/read-yaml.js';
import { builtInConfiguration } from '../../../src/rule/out-of-box.js';
import type { SyncRule } from '../../../src/rule/sync-rule.js';
import { builtInNames, shippedRules } from '../shipped-files.js';

const schemaPath = 'schemas/out-of-box.schema.json';
const schemaText = readFileSync(resolve(import.meta.dirname, '../../..', schemaPath), 'utf8');

const read = (...texts: string[]) =>
  builtInConfiguration(
    new Map([
      [schemaPath, schemaText],
      ...texts.map((text, i): [string, string] => [`rules/out-of-box/${i}.yaml`, text]),
    ]),
    builtInNames,
  );

const rule = (...lines: string[]): string =>
  [
    'rules:',
    '  - name: In from AD - User X',
    '    tag: "001"',
    '    precedence: 100',
    '    types: user -> person',
    '    why: a reason',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

const only = (...texts: string[]): SyncRule => {
  const result = read(...texts);
  const found = result.ok ? result.value.rules[0] : undefined;
  if (found === undefined) throw new Error(JSON.stringify(result.diagnostics));
  return found;
};

const flowsOf = (...texts: string[]): string[] =>
  only(...texts).flows.map((flow) => {
    const source =
      flow.kind === 'direct' ? `[${flow.source}]` : flow.kind === 'constant' ? `'${flow.constant}'` : flow.expression;
    return `${flow.target} <- ${source}${flow.merge === 'Update' ? '' : ` ${flow.merge}`}`;
  });

describe('the notation', () => {
  it.each([
    ['direct: cn, l -> city', ['cn <- [cn]', 'city <- [l]']],
    ['direct: a9..11', ['a9 <- [a9]', 'a10 <- [a10]', 'a11 <- [a11]']],
    ['trim: mail', ['mail <- Trim([mail])']],
    ['cut: info', ['info <- Left(Trim([info]),448)']],
    ['first: url', ['url <- IIF(IsNullOrEmpty([url]),NULL,Left(Trim(Item([url],1)),448))']],
    ['keep: usageLocation', ['usageLocation <- IIF(IsNullOrEmpty([usageLocation]),IgnoreThisFlow,[usageLocation])']],
    ['constant: { accountEnabled: "True" }', ["accountEnabled <- 'True'"]],
    ['expression: { x: "%Connector.ID%" }', ['x <- %Connector.ID%']],
  ])('%s', (line, flows) => {
    expect(flowsOf(rule(line))).toEqual(flows);
  });

  it('takes sets from every file, used ones first, each once, with the merge type of the set itself', () => {
    const sets =
      'sets:\n  a: { use: "c", direct: "x" }\n  b: { use: "c", trim: "y", merge: Merge }\n  c: { direct: "z" }\n';
    expect(flowsOf(rule('use: a, b', 'direct: own'), sets)).toEqual([
      'z <- [z]',
      'x <- [x]',
      'y <- Trim([y]) Merge',
      'own <- [own]',
    ]);
  });

  it.each([
    ['ConvertToBase64([objectGUID])', ['objectGUID']],
    ['[b]&[a]&[b]', ['b', 'a']],
    ['IIF(InStr([cn], "[no]") > 0, ImportedValue("mail"), ValueCount("member"))', ['cn', 'mail', 'member']],
    ['"[no]"', []],
    ['[msDS-PhoneticDisplayName]', ['msDS-PhoneticDisplayName']],
  ])('finds the attributes of %s', (expression, sources) => {
    const [flow] = only(rule(`expression: { x: '${expression}' }`)).flows;
    expect(flow).toMatchObject({ kind: 'expression', sources });
  });

  it('names scope groups, join groups and join lists', () => {
    const joins = 'joins:\n  sid: [a = b, c = d]\n';
    const { scopeGroups, joinGroups } = only(
      rule('scope:', '  - a EQUAL True AND b ISNOTNULL', '  - c EQUAL %X.Y%', 'join: [e = f (case-sensitive), sid]'),
      joins,
    );
    expect(scopeGroups).toEqual([
      [
        { attribute: 'a', operator: 'EQUAL', value: 'True' },
        { attribute: 'b', operator: 'ISNOTNULL', value: '' },
      ],
      [{ attribute: 'c', operator: 'EQUAL', value: '%X.Y%' }],
    ]);
    expect(joinGroups).toEqual([
      [{ csAttribute: 'e', mvAttribute: 'f', caseSensitive: true }],
      [{ csAttribute: 'a', mvAttribute: 'b', caseSensitive: false }],
      [{ csAttribute: 'c', mvAttribute: 'd', caseSensitive: false }],
    ]);
  });

  it('reads direction, connector and tag from the name', () => {
    const out = only(rule().replace('In from AD - User X', 'Out to AAD - User X Y'));
    expect(out).toMatchObject({ direction: 'Outbound', immutableTag: 'Microsoft.OuttoAADUserXY.001' });
    expect(only(rule())).toMatchObject({ direction: 'Inbound', description: 'a reason', linkType: 'Join' });
  });
});

describe('mistakes', () => {
  it.each<[string, string[]]>([
    ['`a` is defined twice', [rule(), 'sets:\n  a: { direct: x }\n', 'sets:\n  a: { direct: y }\n']],
    ['there is no set `a`', [rule('use: a')]],
    ['the set `a` uses itself', [rule('use: a'), 'sets:\n  a: { use: b }\n  b: { use: a }\n']],
    ['there is no join list `a`', [rule('join: [a]')]],
    ['two flows go to `x`', [rule('direct: x', 'trim: x')]],
    ['`EQUALS` is no scope operator', [rule('scope: [a EQUALS b]')]],
    ['two rules have the precedence 100', [rule(), rule()]],
  ])('%s', (message, texts) => {
    const result = read(...texts);
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((d) => d.code)).toEqual(['rule/out-of-box']);
    expect(result.diagnostics[0]?.message).toContain(message);
  });

  it.each(['direct: [a]', 'direct: a b', 'direct: a ->b', 'scope: [a]', 'colour: red', 'feature: x', 'join: [A]'])(
    'the schema refuses %s',
    (line) => {
      const result = read(rule(line));
      expect(result.diagnostics.map((d) => d.code)).toEqual(['base/schema']);
    },
  );
});

describe('the schema', () => {
  it('is sound for ajv too, which accepts every shipped file', () => {
    const validate = new Ajv2020({ strict: true, strictTypes: false, coerceTypes: true, allErrors: true }).compile(
      JSON.parse(schemaText),
    );
    for (const [file, text] of shippedRules) {
      if (!file.endsWith('.yaml')) continue;
      const node = readYaml(text, file);
      const data = node.ok ? toData(node.value) : undefined;
      expect([file, validate(data), validate.errors]).toEqual([file, true, null]);
    }
  });
});

const toData = (node: DocumentNode): unknown =>
  node.kind === 'scalar'
    ? node.text
    : node.kind === 'list'
      ? node.items.map(toData)
      : Object.fromEntries([...node.entries].map(([name, { value }]) => [name, toData(value)]));
