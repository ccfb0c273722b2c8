import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/attribute/value.js';
import { runEngine } from '../../src/engine/engine.js';
import type { Flow, SyncRule } from '../../src/rule/sync-rule.js';
import {
  aadId,
  codesOf,
  configuration,
  constant,
  direct,
  errorsOf,
  exported,
  flowInto,
  formula,
  type Given,
  inputOf,
  object,
  people,
  person,
  rule,
  run,
  skeleton,
} from './build-rule.js';

const flowed = (flow: Flow, attributes: Given = {}): Value | null =>
  person(flowInto([flow], attributes))[flow.target] ?? null;

const errorOf = (flow: Flow, attributes: Given = {}): string | null =>
  errorsOf(flowInto([flow], attributes))[0]?.replace('Anna ', '') ?? null;

describe('a DN with binary data or text beside it', () => {
  const given = (rules: readonly SyncRule[]) => {
    const known = configuration(rules);
    const connectors = known.connectors.map((one) => ({
      ...one,
      schema: new Map([
        ...one.schema,
        ['otherWellKnown', { name: 'otherWellKnown', type: 'string', multiValued: true, isCompound: true }],
      ] as const),
    }));
    return {
      ...inputOf(rules, { objects: [object('Anna', { employeeID: '1' })] }),
      configuration: { ...known, connectors },
    };
  };
  it.each([
    ['a direct flow', [direct('url', 'otherWellKnown')], ['engine/not-modelled']],
    [
      'an expression, once',
      [formula('url', '[otherWellKnown]'), formula('title', 'Item([otherWellKnown],1)')],
      ['engine/not-modelled'],
    ],
    ['nobody', [direct('title')], []],
  ])('%s reads it: the engine says that it is not modelled', (_, flows, codes) => {
    expect(codesOf(runEngine(given([...skeleton(), rule({ flows })])))).toEqual(codes);
  });
});

describe('FLOW-1: one flow per target in a rule', () => {
  it('FLOW-1: a second flow is a rule error and left out', () => {
    const output = flowInto([formula('title', 'NULL'), direct('title', 'department')], { department: 'HR' });
    expect(codesOf(output)).toContain('rule/duplicate-target');
    expect(person(output).title).toBeUndefined();
  });
});

describe('FLOW-2: the five outcomes of a flow', () => {
  // The value is there already: the cloud object was given it and a second rule set flows over it.
  const out = (expression: string) =>
    run([...skeleton(), rule({ direction: 'Outbound', precedence: 50, flows: [formula('title', expression)] })], {
      objects: [object('Anna', { employeeID: '1' })],
      cloud: [{ ...object('x', { title: 'old' }), dn: 'CN={31}' }],
    });

  it.each<[string, string, Value | undefined]>([
    ['a value contributes', '"new"', 'new'],
    ['NULL removes', 'NULL', undefined],
    ['an absent attribute is NULL', '[title]', undefined],
    ['AuthoritativeNull removes', 'AuthoritativeNull', undefined],
    ['IgnoreThisFlow keeps', 'IgnoreThisFlow', 'old'],
  ])('FLOW-2: %s', (_, expression, expected) => {
    expect(exported(out(expression))['1']?.title).toBe(expected);
  });

  it('FLOW-2: a failed flow puts the object in error', () => {
    const output = out('Error("no")');
    expect(errorsOf(output)).toEqual(['Anna sync-rule-error-function-triggered']);
    expect(output.errors[0]?.message).toBe('no');
  });
});

describe('FLOW-3: Direct', () => {
  it.each<[string, Flow, Given, Value | null]>([
    ['all values', direct('proxyAddresses'), { proxyAddresses: ['smtp:a', 'smtp:b'] }, ['smtp:a', 'smtp:b']],
    ['a single value becomes a list of one', direct('url', 'mail'), { mail: 'a@x' }, ['a@x']],
    ['a list of one becomes the value', direct('title', 'url'), { url: ['u'] }, 'u'],
    ['absent is NULL', direct('title'), {}, null],
  ])('FLOW-3: %s', (_, flow, attributes, expected) => {
    expect(flowed(flow, attributes)).toEqual(expected);
  });

  it('FLOW-3: two values do not fit one, unless the switch takes the first', () => {
    expect(errorOf(direct('title', 'url'), { url: ['u', 'v'] })).toBe('multiple-values-for-single-valued-target');
    const first = flowInto([direct('title', 'url')], { url: ['u', 'v'] }, { options: { multiToSingle: 'first' } });
    expect(person(first).title).toBe('u');
  });
});

describe('FLOW-4: constants', () => {
  it.each<[string, string, Value | null]>([
    ['accountEnabled', 'True', true],
    ['accountEnabled', 'false', false],
    ['countryCode', '156', 156n],
    ['title', '%Forest.FQDN%', '%Forest.FQDN%'],
    ['title', '[mail]', '[mail]'],
    ['url', 'http://x', ['http://x']],
    ['title', '', null],
  ])('FLOW-4: %s = "%s"', (target, text, expected) => {
    expect(flowed(constant(target, text))).toEqual(expected);
  });

  it('FLOW-4: text that does not convert is a rule error', () => {
    const output = flowInto([constant('countryCode', 'many')]);
    expect(codesOf(output)).toContain('engine/constant');
    expect(person(output).countryCode).toBeUndefined();
  });
});

describe('values at the boundary', () => {
  it.each<[string, Flow, Given, string]>([
    ['FLOW-5: a number into text', formula('title', '[countryCode]'), { countryCode: 1n }, 'sync-rule-flow-failed'],
    ['FLOW-5: text into a number', formula('countryCode', '[title]'), { title: '1' }, 'sync-rule-flow-failed'],
    ['FLOW-5: text into a Boolean', formula('isHidden', '"True"'), {}, 'sync-rule-flow-failed'],
    ['FLOW-5: Direct is checked, too', direct('sid', 'title'), { title: 'x' }, 'sync-rule-flow-failed'],
    [
      'FLOW-7: 449 characters in an indexable attribute',
      direct('short', 'title'),
      { title: 'x'.repeat(449) },
      'value-too-long',
    ],
  ])('%s fails', (_, flow, attributes, error) => {
    expect(errorOf(flow, attributes)).toBe(error);
  });

  it.each<[string, Flow, Given, Value | null]>([
    ['FLOW-6: empty text is NULL', formula('title', '""'), {}, null],
    ['FLOW-6: also of a Direct flow', direct('title'), { title: '' }, null],
    ['FLOW-6: empty members are dropped', direct('url'), { url: ['', 'u', ''] }, ['u']],
    ['FLOW-6: nothing left is NULL', direct('url'), { url: ['', ''] }, null],
    ['FLOW-7: 448 characters fit', direct('short', 'title'), { title: 'x'.repeat(448) }, 'x'.repeat(448)],
    ['FLOW-7: other attributes are not limited', direct('title'), { title: 'x'.repeat(449) }, 'x'.repeat(449)],
    [
      'FLOW-8: the list of sources is only a hint',
      formula('title', 'IIF(IsPresent([mail]),[department],NULL)'),
      { mail: 'a', department: 'HR' },
      'HR',
    ],
  ])('%s', (_, flow, attributes, expected) => {
    expect(flowed(flow, attributes)).toEqual(expected);
  });
});

describe('values on their way out of the metaverse', () => {
  const sent = (flow: Flow, attributes: Given) => {
    const inbound = rule({ precedence: 50, flows: [direct('title'), direct('url')] });
    const outbound = rule({ direction: 'Outbound', precedence: 60, flows: [flow] });
    return run([...skeleton(), inbound, outbound], {
      objects: [object('Anna', { employeeID: '1', ...attributes })],
    });
  };

  it('FLOW-7: what is longer than the target takes is an error there, too', () => {
    const flow = direct('alias', 'title');
    expect(exported(sent(flow, { title: 'x'.repeat(448) }))['1']?.alias).toHaveLength(448);
    expect(errorsOf(sent(flow, { title: 'x'.repeat(449) }))).toEqual(['Anna value-too-long']);
  });

  it('FLOW-3: a list is taken as it is by a list, and not by a single value', () => {
    expect(exported(sent(direct('url'), { url: ['u', 'v'] }))['1']?.url).toEqual(['u', 'v']);
    expect(exported(sent(direct('url', 'title'), { title: 't' }))['1']?.url).toEqual(['t']);
    const several = errorsOf(sent(direct('title', 'url'), { url: ['u', 'v'] }));
    expect(several).toEqual(['Anna multiple-values-for-single-valued-target']);
  });
});

describe('FLOW-9: apply once', () => {
  const once = (rules = skeleton()) => [
    ...rules,
    rule({ direction: 'Outbound', precedence: 50, flows: [formula('title', '"once"', { applyOnce: true })] }),
  ];

  it('FLOW-9: runs on creation, and the value stays', () => {
    const inbound = rule({ precedence: 51, flows: [constant('department', 'first', { applyOnce: true })] });
    const output = run([...once(), inbound], { objects: [object('Anna', { employeeID: '1' })] });
    expect(exported(output)['1']?.title).toBe('once');
    expect(person(output).department).toBe('first');
    expect(output.passes).toBeGreaterThan(1);
  });

  it('FLOW-9: not when the object is joined to one that existed', () => {
    const cloud = [{ ...object('x', {}), dn: 'CN={31}' }];
    const output = run(once(), { objects: [object('Anna', { employeeID: '1' })], cloud });
    expect(exported(output)['1']?.title).toBeUndefined();
  });
});

describe('targets that cannot be written', () => {
  it('FLOW-10: what the connector does not select is dropped and reported', () => {
    const rules = [
      ...skeleton(),
      rule({ direction: 'Outbound', precedence: 50, flows: [constant('title', 'x'), constant('mail', 'a@x')] }),
    ];
    const { connectors, ...rest } = configuration(rules);
    const selecting = connectors.map((one) =>
      one.id === aadId ? { ...one, selected: new Set(['mail', 'sourceAnchor']) } : one,
    );
    const output = runEngine({
      ...inputOf([], { objects: [object('Anna', { employeeID: '1' })] }),
      configuration: { ...rest, connectors: selecting },
    });
    expect(exported(output)).toEqual({ 1: { sourceAnchor: '1', mail: 'a@x' } });
    expect(codesOf(output)).toContain('rule/attribute-not-selected');
  });

  it('FLOW-11: a target that the schema does not have is a rule error', () => {
    const output = flowInto([direct('titel', 'title'), direct('mail')], { title: 'x', mail: 'a@x' });
    expect(codesOf(output)).toContain('rule/unknown-attribute-name');
    expect(people(output)[0]?.values).toMatchObject({ mail: 'a@x' });
  });
});
