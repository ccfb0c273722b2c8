import { describe, expect, it } from 'vitest';
import { invariant } from '../../../src/base/assert-never.js';
import { type Diagnostic, hasErrors } from '../../../src/base/diagnostic.js';
import { streamOf } from '../../../src/base/files.js';
import { sortedBy } from '../../../src/base/order.js';
import type { AdObject } from '../../../src/model/directory.js';
import { loadDirectory } from '../../../src/model/load/load-directory.js';
import type { Selection } from '../../../src/model/load/selection.js';
import { homeGroups, streamDirectory } from '../../../src/model/load/stream-directory.js';
import { configuration, load, onePerson } from './small-workspace.js';

const loaded = load({});
invariant(loaded.ok, 'the configuration is sound');
const { workspace } = loaded.value;

const guid = (number: number): string => `5b0d2c7e-3f41-4c86-9a2d-${String(number).padStart(12, '0')}`;
const line = (dn: string, number: number, more: Readonly<Record<string, unknown>> = {}): string =>
  `${JSON.stringify({ dn, objectClass: 'user', objectGUID: guid(number), ...more })}\n`;
const named = (name: string): string => `CN=${name},OU=People,DC=contoso,DC=internal`;

const sorted = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  sortedBy(diagnostics, (diagnostic) => JSON.stringify(diagnostic));

const both = (files: Readonly<Record<string, string>>) => {
  const texts = new Map(Object.entries(files));
  const taken: AdObject[] = [];
  const whole = loadDirectory(texts, workspace);
  const streams = new Map([...texts].map(([path, text]) => [path, streamOf(text)]));
  const streamed = streamDirectory({ files: new Map(), streams }, workspace, (object) => taken.push(object));
  return { whole, streamed, taken };
};

describe('a directory that is read in a stream', () => {
  it.each([
    ['sound objects', line(named('a'), 1) + line(named('b'), 2), 0],
    ['a DN twice', line(named('a'), 1) + line(named('a'), 2), 1],
    ['a DN in other case', line(named('a'), 1) + line(named('A').replace('OU', 'ou'), 2), 1],
    ['a DN with blanks', line(named('a'), 1) + line(named('a').replaceAll(',', ', '), 2), 1],
    ['a DN with escapes', line(named('a\\,b'), 1) + line(named('a\\2Cb'), 2), 1],
    ['a needless escape', line(named('abc'), 1) + line(named('a\\62c'), 2), 1],
    ['an objectGUID twice', line(named('a'), 7) + line(named('b'), 8) + line(named('c'), 7), 1],
    ['both three times', line(named('a'), 1).repeat(3), 4],
    ['a marker that is none', line(named('a'), 1, { extensionAttribute15: '21v' }), 1],
    ['a damaged object', line(named('a'), 1) + line('CN=b', 2) + line('nobody', 3), 1],
    ['nothing', '', 1],
  ])('%s: the same objects and problems', (_, text, atLeast) => {
    const { whole, streamed, taken } = both({ 'directory/a.jsonl': text });
    expect(sorted(streamed.diagnostics)).toEqual(sorted(whole.diagnostics));
    expect(streamed.diagnostics.length).toBeGreaterThanOrEqual(atLeast);
    expect(streamed.ok).toBe(!hasErrors(whole.diagnostics));
    if (whole.ok && streamed.ok) {
      expect(sortedBy(taken, ({ dn }) => dn)).toEqual(sortedBy(whole.value.objects, ({ dn }) => dn));
      expect(streamed.value).toEqual(whole.value.reports);
    }
  });

  it('tells twins of several files and formats by file and line', () => {
    const yaml = `objects:\n  - { dn: "${named('x')}", objectClass: user, objectGUID: ${guid(3)} }\n`;
    const { whole, streamed } = both({
      'directory/a.jsonl': line(named('a'), 1) + line(named('x'), 2),
      'directory/b.yaml': yaml,
      'directory/c.jsonl': line(named('c'), 3),
      'directory/d.yaml': onePerson,
    });
    expect(sorted(streamed.diagnostics)).toEqual(sorted(whole.diagnostics));
    expect(streamed.diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ['model/duplicate-dn', 'The first is at directory/a.jsonl:2; keep one.'],
      ['model/duplicate-guid', 'The first is at directory/b.yaml:2; keep one.'],
    ]);
  });

  it('reads the groups that are homes, and nothing else, beforehand', () => {
    const group = 'CN=China,OU=Groups,DC=contoso,DC=internal';
    const home = `home: { by: group, values: { china: ["${group}"] } }`;
    const text =
      line(named('a'), 1) +
      line(group.toUpperCase(), 2, { objectClass: 'group', member: [named('a')] }) +
      line(named('g'), 3, { objectClass: 'group' });
    const by = load({ 'directory/a.jsonl': text }, configuration.replace(/^home: .*$/m, home));
    invariant(by.ok, JSON.stringify(by.diagnostics));
    const input = { files: new Map([['directory/a.jsonl', text]]), streams: new Map() };
    expect(homeGroups(input, by.value.workspace).map(({ dn }) => dn)).toEqual([group.toUpperCase()]);
    expect(homeGroups(input, workspace)).toEqual([]);
  });
});

describe('a selection of the records', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const formats: Readonly<Record<string, string>> = {
    jsonl: names.map((name, i) => line(named(name), i)).join(''),
    yaml: `objects:\n${names.map((name, i) => `  - { dn: "${named(name)}", objectClass: user, objectGUID: ${guid(i)} }\n`).join('')}`,
    csv: `"DistinguishedName","ObjectClass","objectGUID"\r\n${names.map((name, i) => `"${named(name)}","user","${guid(i)}"\r\n`).join('')}`,
    ldif: names.map((name, i) => `dn: ${named(name)}\r\nobjectClass: user\r\nobjectGUID: ${guid(i)}\r\n\r\n`).join(''),
  };
  const third = (rest: number, checksOthers: boolean): Selection => {
    let records = 0;
    return { isNextWanted: () => records++ % 3 === rest, checksOthers };
  };
  const read = (files: Readonly<Record<string, string>>, selection?: Selection) => {
    const taken: string[] = [];
    const input = { files: new Map(Object.entries(files)), streams: new Map() };
    const result = streamDirectory(input, workspace, ({ dn }) => taken.push(dn), selection && { selection });
    return { taken, result };
  };

  it.each(Object.keys(formats))(
    'gives its own objects of a %s file, whether or not the others are checked',
    (format) => {
      const files = { [`directory/a.${format}`]: formats[format] ?? '', 'directory/b.yaml': onePerson };
      const all = read(files).taken;
      expect(all.length).toBe(8);
      for (const checksOthers of [true, false])
        for (const rest of [0, 1, 2])
          expect(read(files, third(rest, checksOthers)).taken).toEqual(all.filter((_, i) => i % 3 === rest));
    },
  );

  it.each(Object.keys(formats))('finds what is wrong with the others of a %s file, or does not look', (format) => {
    const text = (formats[format] ?? '').replace(guid(1), guid(0)).replace(guid(4), 'nobody');
    const files = { [`directory/a.${format}`]: text };
    const whole = read(files).result;
    expect(whole.diagnostics.length).toBeGreaterThan(1);
    expect(read(files, third(2, true)).result).toEqual(whole);
    expect(read(files, third(2, false)).result.diagnostics).toEqual([]);
  });

  it('may be empty', () => {
    const files = { 'directory/a.jsonl': formats.jsonl ?? '' };
    const { taken, result } = read(files, { isNextWanted: () => false, checksOthers: false });
    expect([taken, result.ok]).toEqual([[], true]);
  });
});
