import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adSchema } from '../../src/attribute/catalogue.js';
import { AttributeNumbers, PackedAttributes } from '../../src/attribute/packed-attributes.js';
import { schemaOf } from '../../src/attribute/schema.js';
import { reference, type Value } from '../../src/attribute/value.js';
import { AttributeImport } from '../../src/engine/import-values.js';
import { SelectedAttributes } from '../../src/engine/selected-attributes.js';
import { Layout } from '../../src/engine/slot-layout.js';
import type { AdObject } from '../../src/model/directory.js';
import type { Connector } from '../../src/rule/server-export.js';

/** Differs from the catalogue in spelling (`MAIL`), type (`info`, `countryCode`) and number of values (`title`). */
const schema = schemaOf([
  { name: 'MAIL', type: 'string', multiValued: false },
  { name: 'info', type: 'binary', multiValued: false },
  { name: 'countryCode', type: 'string', multiValued: false },
  { name: 'title', type: 'string', multiValued: true },
  { name: 'proxyAddresses', type: 'string', multiValued: true },
  { name: 'manager', type: 'reference', multiValued: false },
  { name: 'department', type: 'string', multiValued: false },
  { name: 'x-own', type: 'string', multiValued: false },
]);
const selected = new Set(['MAIL', 'info', 'countryCode', 'title', 'proxyAddresses', 'manager', 'x-own']);
const connectors: readonly (readonly [string, Connector])[] = [
  ['a schema of its own', connector(schema, selected)],
  ['everything selected', connector(schema, null)],
  ['no known schema', connector(new Map(), null)],
];

function connector(of: Connector['schema'], some: ReadonlySet<string> | null): Connector {
  return { id: 'x', name: 'x', kind: 'ad', schema: of, selected: some, partitions: [], parameters: new Map() };
}

const text = fc.constantFrom('a', 'QQ==', 'b c');
const attributes = fc
  .record(
    {
      mail: text,
      info: text,
      countryCode: fc.constantFrom(1n, 49n),
      title: text,
      proxyAddresses: fc.array(text, { minLength: 1, maxLength: 2 }),
      manager: text.map(reference),
      department: text,
      sn: text,
      'x-own': fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 2 })),
    } satisfies Record<string, fc.Arbitrary<Value>>,
    { requiredKeys: [] },
  )
  .map((some) => new Map<string, Value>(Object.entries(some)));

const at = { file: 'f', line: 1 };
const objectOf = (of: AdObject['attributes']): AdObject => ({ dn: 'CN=x', objectClass: 'user', attributes: of, at });

it.each(connectors)('what a connector sees is the same with and without a copy: %s', (_, of) => {
  fc.assert(
    fc.property(fc.array(attributes, { maxLength: 5 }), (all) => {
      const numbers = new AttributeNumbers(adSchema);
      const [viewed, copied] = [new AttributeImport(of), new AttributeImport(of)];
      for (const one of all) {
        const entries = [...one].map(([name, value]) => [numbers.numberOf(name), value] as const);
        entries.sort(([a], [b]) => a - b);
        const key = numbers.keyOf(entries.map(([number]) => number));
        const view = viewed.read(
          objectOf(
            new PackedAttributes(
              numbers,
              key,
              entries.map(([, value]) => value),
            ),
          ),
        );
        const copy = copied.read(objectOf(one));
        expect(new Map(view)).toEqual(new Map(copy));
        expect(view.size).toBe(copy.size);
        for (const name of [...schema.keys(), 'mail', 'sn', 'nothing']) expect(view.get(name)).toEqual(copy.get(name));
        const layout = new Layout(of.schema, false);
        for (const name of ['MAIL', 'title', 'proxyAddresses', 'x-own', 'sn']) layout.slotOf(name);
        if (!(view instanceof SelectedAttributes)) continue;
        const slots = layout.empty();
        view.copyInto(slots, layout);
        expect(slots).toEqual(layout.names.map((name) => copy.get(name) ?? null));
        const stale: (Value | null)[] = layout.names.map(() => 'of another object');
        const even = layout.names.flatMap((_, slot) => (slot % 2 === 0 ? slot : []));
        view.copySome(stale, layout, even);
        expect(stale).toEqual(slots.map((value, slot) => (slot % 2 === 0 ? value : 'of another object')));
      }
      expect(viewed.unselected).toEqual(copied.unselected);
      expect(viewed.diagnostics).toEqual(copied.diagnostics);
    }),
  );
});
