import { describe, expect, it } from 'vitest';
import { compileWorkspace } from '../../src/pipeline/compile.js';
import { compileOutput } from '../../src/pipeline/compile-output.js';
import { conversionJson, conversionText, convertRules } from '../../src/pipeline/convert-rules.js';
import { openCase, schemaErrors } from './case.js';

const opened = openCase('contoso');
const compiled = compileWorkspace(opened);
const output = compiled.ok ? compileOutput(opened, compiled.value, []) : new Map<string, string>();
const server = new Map(
  [...output].filter(([path]) => path.startsWith('C/')).map(([path, text]) => [path.slice(2), text]),
);
const rules = [...server].filter(([path]) => path.startsWith('SynchronizationRules/'));

const none = new Map<string, string>();
const convert = (files: ReadonlyMap<string, string>, to: string) => {
  const result = convertRules(files, to, none);
  expect(result.diagnostics).toEqual([]);
  if (!result.ok) throw new Error('converts');
  return result.value;
};

describe('converting rules', () => {
  it('takes the rule files of what compile wrote, and gives the same bytes as XML', () => {
    const { files, losses } = convert(server, 'xml');
    expect([...files].filter(([path]) => path !== 'loss.json').sort()).toEqual(rules.sort());
    expect(losses).toEqual([]);
  });

  it('goes through a script and back without a loss', () => {
    const script = convert(server, 'ps1').files;
    expect([...script.keys()]).toEqual(['SyncRules.ps1', 'loss.json']);
    const back = convert(new Map([...script].filter(([path]) => path !== 'loss.json')), 'xml');
    expect([...back.files].filter(([path]) => path !== 'loss.json').sort()).toEqual(rules.sort());
  });

  it('says what DSC loses, on the terminal, in JSON and in loss.json', () => {
    const conversion = convert(server, 'dsc');
    expect(conversion.losses.map(({ field }) => field)).toEqual(conversion.rules.map(() => 'id'));
    const written = conversion.files.get('loss.json') ?? '';
    expect(schemaErrors('loss', written)).toEqual([]);
    expect(JSON.parse(written).losses).toEqual(conversion.losses);
    expect(JSON.parse(conversionJson(conversion))).toMatchObject({ to: 'dsc', losses: conversion.losses });
    expect(conversionText(conversion)).toContain('20 rules to dsc: 1 files, 20 things are lost (loss.json)\n');
  });

  it.each([
    ['a format that is none', server, 'toml', 'pipeline/unknown-format'],
    ['a folder without rules', none, 'xml', 'pipeline/no-rules'],
    [
      'the same rules twice',
      new Map(
        rules.flatMap(([path, text]) => [
          [path, text],
          [`b/${path}`, text],
        ]),
      ),
      'ps1',
      'rule/duplicate-id',
    ],
    ['a script with something else in it', new Map([['a.ps1', 'Restart-Computer\n']]), 'xml', 'rule/ps-command'],
  ])('%s is refused', (_, files, to, code) => {
    const result = convertRules(files, to, none);
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});
