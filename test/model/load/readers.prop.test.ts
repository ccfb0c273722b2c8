import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adSchema } from '../../../src/attribute/catalogue.js';
import { guidText } from '../../../src/attribute/guid-bytes.js';
import type { AttributeDefinition } from '../../../src/attribute/schema.js';
import { reference, type Scalar, type Value } from '../../../src/attribute/value.js';
import { encodeBase64 } from '../../../src/base/base64.js';
import type { TextStream } from '../../../src/base/files.js';
import type { AdObject } from '../../../src/model/directory.js';
import { loadDirectory } from '../../../src/model/load/load-directory.js';
import { load } from './small-workspace.js';

const workspace = (() => {
  const loaded = load({});
  if (!loaded.ok) throw new Error('the small workspace loads');
  return loaded.value.workspace;
})();

interface Plain {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, Value>;
}

/** Texts that formats find hard; a blank at the ends is legal in AD and must stay. */
const text = fc
  .string({
    unit: fc.constantFrom(
      ...'aB1',
      ' ',
      ';',
      ',',
      '"',
      "'",
      '=',
      ':',
      '<',
      '#',
      '-',
      '\n',
      '\r\n',
      '\t',
      'é',
      '李',
      '𝄞',
      '{',
      '}',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((value) => !/^(?:\?+|System\.|Microsoft\.)/.test(value));
const scalarOf = (definition: AttributeDefinition): fc.Arbitrary<Scalar> => {
  switch (definition.type) {
    case 'number':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'boolean':
      return fc.boolean();
    case 'binary':
      return fc.uint8Array({ minLength: 16, maxLength: 16 });
    case 'reference':
      return fc.constantFrom('CN=a\\, b,DC=x', 'CN=李,OU=;,DC=x').map(reference);
    default:
      return text;
  }
};

const names = [
  'displayName',
  'info',
  'description',
  'proxyAddresses',
  'userAccountControl',
  'pwdLastSet',
  'msExchHideFromAddressLists',
  'member',
  'manager',
  'msExchMailboxGuid',
  'userCertificate',
  'otherMobile',
];
const definitions = names.map((name) => adSchema.get(name) ?? { name, type: 'string' as const, multiValued: false });
const anyValue = (definition: AttributeDefinition): fc.Arbitrary<Value> =>
  definition.multiValued ? fc.array(scalarOf(definition), { minLength: 1, maxLength: 3 }) : scalarOf(definition);
const attributes = fc.record(
  Object.fromEntries(definitions.map((definition) => [definition.name, fc.option(anyValue(definition))])),
);
const objects: fc.Arbitrary<readonly Plain[]> = fc.array(attributes, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map((some, i) => {
    const guid = new Uint8Array(16).fill(i + 1);
    const entries = Object.entries(some).filter((entry): entry is [string, Value] => entry[1] !== null);
    return {
      dn: `CN=P${i},OU=a\\, b,DC=contoso,DC=internal`,
      attributes: new Map<string, Value>([['objectGUID', guid], ...entries]),
    };
  }),
);

const textOf = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  return value.kind === 'reference' ? value.dn : '';
};
const list = (value: Value): readonly Scalar[] => (Array.isArray(value) ? value : [value as Scalar]);
const utf8 = (value: string): string => encodeBase64(new TextEncoder().encode(value));

/** As the tools write, in a way of their own for each value and line. */
const writers: Readonly<Record<string, (objects: readonly Plain[], end: string) => string>> = {
  ldif: (all, end) =>
    all
      .map(({ dn, attributes: of }) =>
        [
          `dn: ${dn}`,
          'changetype: add',
          'objectClass: user',
          ...[...of].flatMap(([name, value]) =>
            list(value).map((one) => {
              const raw = textOf(one);
              if (one instanceof Uint8Array) return `${name}:: ${raw}`;
              const isSafe = /^[!-9;=-~][ -~]*$/.test(raw) && !raw.endsWith(' ') && !raw.startsWith('<');
              return isSafe ? `${name}: ${raw}` : `${name}:: ${utf8(raw)}`;
            }),
          ),
        ]
          .map((line) => line.replace(/.{40}(?=.)/g, `$&${end} `))
          .join(end),
      )
      .join(end + end) + end,
  csv: (all, end) => {
    const columns = ['objectGUID', ...names];
    const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const rows = all.map(({ dn, attributes: of }) => [
      dn,
      'user',
      ...columns.map((name) => {
        const value = of.get(name);
        if (value === undefined) return '';
        if (name === 'objectGUID') return guidText(value as Uint8Array) ?? '';
        return Array.isArray(value)
          ? value.map((one) => textOf(one).replaceAll(';', '\\;')).join(';')
          : textOf(value as Scalar);
      }),
    ]);
    return [['DistinguishedName', 'ObjectClass', ...columns], ...rows].map((row) => quoted(row) + end).join('');
  },
  jsonl: (all, end) =>
    all
      .map(
        ({ dn, attributes: of }) =>
          JSON.stringify({
            dn,
            objectClass: 'user',
            ...Object.fromEntries(
              [...of].map(([name, value]) => [
                name,
                Array.isArray(value) ? value.map(textOf) : textOf(value as Scalar),
              ]),
            ),
          }) + end,
      )
      .join(''),
};

const cut = (whole: string, size: number): TextStream => ({
  read(push) {
    for (let i = 0; i < whole.length; i += size) push(whole.slice(i, i + size), false);
    return [];
  },
  sha256: () => null,
});

const plain = (all: readonly AdObject[]): Plain[] =>
  all.map(({ dn, attributes: of }) => ({ dn, attributes: new Map([...of].sort(([a], [b]) => (a < b ? -1 : 1))) }));
const sorted = (all: readonly Plain[]): Plain[] =>
  all.map(({ dn, attributes: of }) => ({ dn, attributes: new Map([...of].sort(([a], [b]) => (a < b ? -1 : 1))) }));

const readStreams = (streams: ReadonlyMap<string, TextStream>): Plain[] => {
  const result = loadDirectory(new Map(), workspace, streams);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return plain(result.value.objects);
};

describe('what was written is read back', () => {
  it.each(Object.keys(writers))('from %s, whatever the pieces and line ends', (format) => {
    const write = writers[format] ?? (() => '');
    fc.assert(
      fc.property(objects, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 40 }), (all, end, size) => {
        const written = write(all, end);
        expect(readStreams(new Map([[`directory/a.${format}`, cut(written, size)]]))).toEqual(sorted(all));
      }),
      { numRuns: 300 },
    );
  });

  it('the same from any distribution over files and formats, in any order (DET-1)', () => {
    fc.assert(
      fc.property(
        objects,
        fc.array(fc.constantFrom(...Object.keys(writers)), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (all, formats, backwards) => {
          const streams = all.map((one, i): [string, TextStream] => {
            const format = formats[i] ?? 'csv';
            return [
              `directory/${backwards ? 9 - i : i}.${format}`,
              cut((writers[format] ?? (() => ''))([one], '\n'), 7),
            ];
          });
          expect(readStreams(new Map(backwards ? streams.reverse() : streams))).toEqual(sorted(all));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        'dn: CN=a,DC=contoso,DC=internal\n',
        'objectClass: user\n',
        'member;range=0-1: x\n',
        '::',
        ':<',
        '\n',
        '\n ',
        '#',
        '"',
        ',',
        ';',
        "X'",
        'DN,',
        '\u0000',
        '\ud800',
        '\u202e',
        '{"a":',
        '}',
      ),
      fc.string({ maxLength: 2 }),
    ),
  });
  it.each(['ldif', 'csv', 'jsonl'])('as %s gives a result or placed problems, never an exception', (format) => {
    fc.assert(
      fc.property(hostile, (whole) => {
        const { diagnostics, ok } = loadDirectory(new Map([[`directory/a.${format}`, whole]]), workspace);
        expect(ok || diagnostics.length > 0).toBe(true);
        for (const { at } of diagnostics) expect(at?.file.startsWith('directory')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
