import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/attribute/value.js';
import type { ImportedObject } from '../../src/engine/cs-object.js';
import { type EngineInput, type EngineOutput, runEngine } from '../../src/engine/engine.js';
import type { LinkType, SyncRule } from '../../src/rule/sync-rule.js';
import {
  adObject,
  builtIn,
  contact,
  dn,
  group,
  mailbox,
  real,
  serverInput,
  sid,
  withSecondForest,
} from './baseline.js';
import { aadId, adId, direct, formula, inputOf, object, otherAdId, type RuleGiven, rule, to } from './build-rule.js';

/** Runs twice on the same input, the second time from what the first left: nothing new may come of it. */
const expectNothingNew = (input: EngineInput): void => {
  const first = runEngine(input);
  if (first.diagnostics.some(({ code }) => code === 'engine/loop')) return; // it never came to rest
  const second = runEngine({ ...input, previous: first.state() });
  expect(resultOf(second)).toEqual(resultOf(first));
  for (const { adds, updates, deletes } of second.pending.exports.values())
    expect({ adds, updates, deletes }).toEqual({ adds: [], updates: [], deletes: [] });
};

const resultOf = ({ errors, exports }: EngineOutput) => ({
  errors: errors.map(({ dn: name, error }) => [name, error]),
  exports: [...exports].map(([id, objects]) => [
    id,
    objects.map(({ dn: name, attributes, sources, passwordSync }) => [name, [...attributes], sources, passwordSync]),
  ]),
});

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const letter = fc.option(pick('a', 'b', 'c', 'd', 'e', 'f'), { nil: undefined });

describe('a run that goes on from the one before, on unchanged input', { timeout: 60_000 }, () => {
  const scope = pick<RuleGiven['scope'] & object>(
    [],
    [['title ISNOTNULL']],
    [['title ISNULL']],
    [['department ISNOTNULL']],
    [['mail ISNOTNULL']],
    [['manager ISNOTNULL']],
  );
  const linkType = pick<LinkType>('Provision', 'Join', 'StickyJoin');
  const join = pick<RuleGiven['join'] & object>(
    [['mail = mail']],
    [['employeeID = employeeID']],
    [['cn = employeeID'], ['mail = mail']],
    [],
  );
  const link = fc.record({ scope, linkType, join });
  const outward = fc.record({ scope, linkType, join: pick([['mail = mail']], [['sourceAnchor = sourceAnchor']], []) });
  const ends = [direct('mail'), direct('title'), direct('manager')];
  const whole = [direct('employeeID'), direct('sourceAnchor', 'cn'), ...ends];

  /** Link rules that agree or do not, values that come back from the cloud and change scopes, outbound joins in AD. */
  const rules = fc
    .record({ ours: fc.tuple(link, link), theirs: fc.tuple(link, link), out: outward, back: fc.tuple(scope, scope) })
    .map(({ ours, theirs, out, back }): SyncRule[] => [
      ...ours.map((given, i) => rule({ ...given, precedence: 10 + i, flows: whole })),
      rule({ connector: otherAdId, ...theirs[0], precedence: 20, flows: [...whole, direct('department')] }),
      rule({
        connector: otherAdId,
        ...theirs[1],
        precedence: 21,
        flows: [direct('mail'), formula('title', 'IIF(IsPresent([department]),"q",NULL)', { applyOnce: true })],
      }),
      rule({
        connector: aadId,
        precedence: 30,
        join: [['sourceAnchor == sourceAnchor']],
        flows: [direct('cloudAnchor'), formula('department', 'IIF(IsPresent([title]),"z",NULL)')],
      }),
      rule({
        direction: 'Outbound',
        linkType: 'Provision',
        precedence: 40,
        scope: [['sourceAnchor ISNOTNULL']],
        join: [['sourceAnchor = sourceAnchor']],
        flows: [direct('sourceAnchor'), formula('dn', '"CN={" & [sourceAnchor] & "}"'), ...ends],
      }),
      rule({ direction: 'Outbound', ...out, precedence: 41, flows: [direct('department')] }),
      ...[adId, otherAdId].map((connector, i) =>
        rule({
          direction: 'Outbound',
          connector,
          targetObjectType: 'user',
          precedence: 50 + i,
          scope: back[i] ?? [],
          join: [[i === 0 ? 'mail = mail' : 'employeeID = employeeID']],
          flows:
            i === 0
              ? [direct('department'), direct('url')]
              : [formula('title', 'IIF(IsPresent([cloudAnchor]),IgnoreThisFlow,"w")')],
        }),
      ),
    ]);
  const person = fc.record({ employeeID: letter, mail: letter, title: letter, cn: letter, boss: fc.nat(4) });
  const people = (name: string, given: readonly Of<typeof person>[]) =>
    given.map(({ boss, ...one }, i) => object(`${name}${i}`, { ...one, manager: to(`A${boss}`) }));

  it('has nothing pending and says what was said before (ERR-1), whatever the rules', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(person, { maxLength: 4 }),
        fc.array(person, { maxLength: 3 }),
        (all, ours, theirs) => {
          const others = people('B', theirs).map((one) => ({ ...one, dn: one.dn.replace('DC=a,', 'DC=b,') }));
          expectNothingNew(inputOf(all, { objects: people('A', ours), others }));
        },
      ),
      { numRuns: 500 },
    );
  });

  const recipient = fc.record({
    kind: pick('user', 'mailbox', 'contact', 'group', 'inetOrgPerson'),
    mail: letter,
    sid: fc.option(fc.nat(3), { nil: undefined }),
    master: fc.option(fc.nat(3), { nil: undefined }),
    filtered: fc.boolean(),
    disabled: fc.boolean(),
    boss: fc.nat(5),
  });
  const recipientObject = (
    { kind, mail, sid: own, master, filtered, disabled, boss }: Of<typeof recipient>,
    n: number,
  ): ImportedObject => {
    const [name, manager] = [`n${n}`, reference(dn(`n${boss}`))];
    const address = { mail: mail === undefined ? undefined : `${mail}@contoso.example`, manager };
    if (kind === 'group') return group(name, n + 1, { member: [manager] });
    if (kind === 'contact') return contact(name, n + 1, address);
    const account = {
      ...address,
      ...(own === undefined ? {} : { objectSid: sid(own) }),
      ...(master === undefined ? {} : { msExchMasterAccountSid: sid(master) }),
      ...(filtered ? { adminDescription: 'User_x' } : {}),
      ...(disabled ? { userAccountControl: 514n } : {}),
    };
    return kind === 'mailbox' ? mailbox(name, n + 1, account) : adObject(name, n + 1, account, kind);
  };

  it.for([
    ['built-in', builtIn()],
    ['real', real()],
  ] as const)('is like that with %s rules on two forests', ([, configuration], { skip }) => {
    if (configuration === null) return skip('the server export is not there');
    const server = withSecondForest(configuration);
    const some = (length: number) => fc.array(recipient, { maxLength: length });
    fc.assert(
      fc.property(some(6), some(4), (ours, theirs) => {
        const first = ours.map(recipientObject);
        expectNothingNew(
          serverInput(
            server,
            first,
            theirs.map((one, i) => recipientObject(one, i + 10)),
          ),
        );
      }),
      { numRuns: 20 },
    );
  });
});
