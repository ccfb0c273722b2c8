import { describe, expect, it } from 'vitest';
import type { EngineOutput } from '../../src/engine/engine.js';
import { builtIn, cloud, group, real, synchronise } from './baseline.js';
import {
  direct,
  dnOf,
  errorsOf,
  exported,
  formula,
  type Given,
  object,
  people,
  type RunGiven,
  rule,
  run,
  skeleton,
  to,
} from './build-rule.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** People by number, each with the anchor that the skeleton asks for. */
const crowd = (count: number, attributes: (i: number) => Given = () => ({})) =>
  numbers(count).map((i) => object(`P${i}`, { employeeID: String(i), ...attributes(i) }));

/** What the run had to do for each object, in all its passes. */
const stepsEach = ({ effort }: EngineOutput, count: number): number =>
  (effort.objects + effort.candidates + effort.references + effort.links) / count;

/** A handful of steps for every object, whatever the number of objects: a quadratic run would need thousands. */
const handful = 16;

/** Groups with their members, and managers of people. */
const withReferences = () => [
  ...skeleton(),
  rule({ precedence: 101, flows: [direct('manager')] }),
  rule({ direction: 'Outbound', precedence: 121, flows: [direct('manager')] }),
  rule({
    sourceObjectType: 'group',
    targetObjectType: 'group',
    linkType: 'Provision',
    join: [['employeeID = employeeID']],
    flows: [direct('employeeID'), direct('sourceAnchor', 'employeeID'), direct('member')],
  }),
  rule({
    direction: 'Outbound',
    sourceObjectType: 'group',
    targetObjectType: 'group',
    linkType: 'Provision',
    join: [['sourceAnchor = sourceAnchor']],
    flows: [direct('sourceAnchor'), formula('dn', '"CN={" & [sourceAnchor] & "}"'), direct('member')],
  }),
];

const runAll = (given: RunGiven): EngineOutput => run(withReferences(), given);

describe('directories that are large in one place (IN-6)', { timeout: 30_000 }, () => {
  const size = 250_000;
  it('a group with 250 000 members: each that is there is a member in the cloud (REF-1)', () => {
    const member = numbers(size).map((i) => to(`P${i}`));
    const output = runAll({
      objects: [...crowd(size), object('G', { employeeID: 'all', member }, 'group')],
    });
    expect(output.errors).toEqual([]);
    expect(exported(output).all?.member).toHaveLength(size);
    expect(stepsEach(output, size)).toBeLessThan(handful);
  });

  it('a group with 250 000 members of whom nobody is imported: no member, no error (REF-2)', () => {
    const member = numbers(size).map((i) => to(`P${i}`));
    const output = runAll({ objects: [object('G', { employeeID: 'all', member }, 'group')] });
    expect(output.errors).toEqual([]);
    expect(exported(output)).toEqual({ all: { sourceAnchor: 'all' } });
    expect(stepsEach(output, size)).toBeLessThan(handful);
  });

  it.for([
    ['built-in', builtIn()],
    ['real', real()],
  ] as const)('%s rules: their own guard keeps a group with 250 000 members out', ([, configuration], { skip }) => {
    if (configuration === null) return skip('the server export is not there');
    const member = numbers(size).map((i) => to(`P${i}`));
    const output = synchronise(configuration, [
      group('small', 1, { member: member.slice(0, 9) }),
      group('all', 2, { member }),
    ]);
    expect(output.errors).toEqual([]);
    expect(Object.keys(cloud(output))).toEqual(['small']);
  });

  it('a chain of 10 000 managers: everybody keeps theirs, whoever comes first (REF-3)', () => {
    const length = 10_000;
    const chain = crowd(length, (i) => ({ manager: i + 1 < length ? to(`P${i + 1}`) : undefined }));
    for (const order of ['sorted', 'reversed'] as const) {
      const output = runAll({ objects: chain, options: { order } });
      expect(output.errors).toEqual([]);
      expect(Object.values(exported(output)).filter(({ manager }) => manager !== undefined)).toHaveLength(length - 1);
      expect(stepsEach(output, length)).toBeLessThan(handful);
    }
  });

  it('a ring of 10 000 managers, and somebody who is their own: the run settles (REF-1)', () => {
    const length = 10_000;
    const ring = crowd(length, (i) => ({ manager: to(`P${(i + 1) % length}`) }));
    const output = runAll({ objects: [...ring, object('Self', { employeeID: 'self', manager: to('Self') })] });
    expect(output.diagnostics).toEqual([]);
    expect(output.passes).toBeLessThan(5);
    expect(Object.values(exported(output)).every(({ manager }) => manager !== undefined)).toBe(true);
    expect(stepsEach(output, length)).toBeLessThan(handful);
  });

  const many = 50_000;
  const sameMail = () => crowd(many, () => ({ mail: 'info@contoso.example' }));
  const [, out] = skeleton();
  const joinOnMail = (flows = [direct('mail'), direct('sourceAnchor', 'employeeID')]) =>
    rule({ linkType: 'Provision', join: [['mail = mail']], flows });

  it('50 000 people with one mail, joined on it: the first stays healthy, all others are in error (JOIN-22)', () => {
    const output = run([joinOnMail(), out ?? rule()], { objects: sameMail() });
    expect(errorsOf(output)).toHaveLength(many - 1);
    expect(new Set(output.errors.map(({ error }) => error))).toEqual(
      new Set(['ambiguous-import-flow-from-multiple-connectors']),
    );
    expect(Object.keys(exported(output))).toEqual(['0']);
    expect(stepsEach(output, many)).toBeLessThan(handful);
  });

  it('50 000 people with one mail, joined on something else: a mail that many have joins nobody (JOIN-2)', () => {
    const contact = { ...object('C', { employeeID: 'c', mail: 'info@contoso.example' }, 'contact') };
    const joins = rule({
      sourceObjectType: 'contact',
      linkType: 'Provision',
      join: [['mail = mail']],
      flows: [direct('mail')],
    });
    const [inbound, outbound] = skeleton();
    const flow = rule({ flows: [direct('mail')] });
    const output = run([inbound ?? rule(), flow, joins, outbound ?? rule()], {
      objects: sameMail(),
      others: numbers(many).map((i) => ({ ...contact, dn: dnOf(`C${i}`) })),
    });
    expect(output.errors).toEqual([]);
    expect(Object.keys(exported(output))).toHaveLength(many);
    expect(stepsEach(output, many)).toBeLessThan(handful);
  });

  it('50 000 people who give nothing join one person (JOIN-11)', () => {
    const first = rule({
      scope: [['employeeID EQUAL 0']],
      linkType: 'Provision',
      join: [['mail = mail']],
      flows: [direct('mail'), direct('sourceAnchor', 'employeeID')],
    });
    const rest = rule({ scope: [['employeeID NOTEQUAL 0']], join: [['mail = mail']] });
    const output = run([first, rest, out ?? rule()], { objects: sameMail() });
    expect(output.errors).toEqual([]);
    expect(people(output).map(({ links }) => links.length)).toEqual([many]);
    expect(stepsEach(output, many)).toBeLessThan(handful);
    const again = run([first, rest, out ?? rule()], { objects: sameMail(), previous: output.state() });
    expect(again.pending.exports.values().next().value?.updates).toEqual([]);
    expect(stepsEach(again, many)).toBeLessThan(handful);
  });
});
