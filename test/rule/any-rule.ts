import fc from 'fast-check';
import { type Flow, type SyncRule, scopeOperators } from '../../src/rule/sync-rule.js';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const awkward = fc.constantFrom(
  "'",
  '‘',
  '’',
  '‚',
  '‛',
  '`',
  '$(',
  '$true',
  '@(',
  '#',
  ': ',
  '- ',
  '"',
  '“',
  '&',
  '<',
  '>',
  ']]>',
  '\r\n',
  '\r',
  '\n',
  '\t',
  ' ',
  '&amp;',
  '\u202e',
  '😀',
  '--',
  '1e3',
  'é',
);

/** Text from all of Unicode, with what breaks XML made likely; what XML cannot hold is left out. */
export const anyText = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join('').replace(controls, ''));
const text = anyText;
export const someText = anyText.filter((value) => value !== '');

const guid = fc.uuid();
const optionalGuid = fc.option(guid.filter((id) => !/^[0-]+$/.test(id)));
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ');
const attribute = fc
  .tuple(letter, fc.array(fc.oneof(letter, fc.constantFrom(...'0189-_')), { maxLength: 12 }))
  .map(([first, rest]) => first + rest.join(''));

const common = {
  target: attribute,
  merge: fc.constantFrom('Update', 'Replace', 'Merge', 'MergeCaseInsensitive'),
  applyOnce: fc.boolean(),
} as const;
const flow: fc.Arbitrary<Flow> = fc.oneof(
  fc.record({ ...common, kind: fc.constant('direct' as const), source: attribute }),
  fc.record({ ...common, kind: fc.constant('constant' as const), constant: text }),
  fc.record({
    ...common,
    kind: fc.constant('expression' as const),
    expression: someText,
    sources: fc.array(attribute, { maxLength: 3 }),
  }),
);
const join = fc.record({ csAttribute: attribute, mvAttribute: attribute, caseSensitive: fc.boolean() });
const clause = fc.record({ attribute, operator: fc.constantFrom(...scopeOperators), value: text });
const groups = <T>(one: fc.Arbitrary<T>) => fc.array(fc.array(one, { maxLength: 3 }), { maxLength: 3 });

/** Any rule that a server can have, with texts that are hard on every format. */
export const anyRule: fc.Arbitrary<SyncRule> = fc.record({
  id: guid,
  internalId: guid,
  version: fc.nat(),
  name: someText,
  description: text,
  immutableTag: text,
  direction: fc.constantFrom('Inbound', 'Outbound'),
  disabled: fc.boolean(),
  connector: guid,
  sourceObjectType: attribute,
  targetObjectType: fc.oneof(attribute, fc.constant('*')),
  linkType: fc.constantFrom('Provision', 'Join', 'StickyJoin'),
  precedence: fc.nat(),
  precedenceAfter: optionalGuid,
  precedenceBefore: optionalGuid,
  softDeleteExpiryInterval: fc.constantFrom('00:00:00', '12:30:00', '1.00:00:00'),
  enablePasswordSync: fc.boolean(),
  flows: fc.uniqueArray(flow, { maxLength: 4, selector: ({ target }) => target.toLowerCase() }),
  joinGroups: groups(join),
  scopeGroups: groups(clause),
  unknown: fc.constant([]),
});
