import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../src/base/assert-never.js';
import type { Placement } from '../../src/compiler/placement.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { builtIn } from '../rule/shipped-files.js';
import { clause, compileFor, configurationOf, errorsOf, reference, serverRule, standardRules } from './reference.js';

const compile = (server: string, custom: readonly SyncRule[]) =>
  compileFor(server, reference(), { configuration: configurationOf({ rules: [...standardRules(), ...custom] }) });
const placementOf = (custom: readonly SyncRule[], server = 'C'): Placement => {
  const result = compile(server, custom);
  invariant(result.ok, `compiles: ${JSON.stringify(result.diagnostics)}`);
  return result.value.placement;
};
const flow = (target: string, text = 'x') =>
  ({ kind: 'constant', target, constant: text, merge: 'Update', applyOnce: false }) as const;

/** 40 rules of the customer's own, on many numbers of the plan: all of 5 to 16 among them. */
const forty = Array.from({ length: 40 }, (_, i) =>
  serverRule(`Fabrikam - ${i}`, i < 12 ? 5 + i : 17 + 2 * (i - 12), []),
);

describe('placement around the rules of the customer', () => {
  it.each(['G', 'C'])(
    '%s finds numbers beside 40 custom rules, in the order of the plan and without collision',
    (name) => {
      const { rules, others } = placementOf(forty, name);
      expect(others.map(({ precedence }) => precedence)).toEqual(
        forty.map(({ precedence }) => precedence).sort((a, b) => a - b),
      );
      const numbers = rules.map(({ precedence }) => precedence);
      expect(new Set([...numbers, ...forty.map(({ precedence }) => precedence)]).size).toBe(numbers.length + 40);
      expect(numbers.every((number) => number >= 1 && number <= 99)).toBe(true);
      expect(rules.map(({ number }) => number)).toEqual([...rules.map(({ number }) => number)].sort((a, b) => a - b));
    },
  );

  it('any set of custom rules: no collision, or an error that lists the numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 99 }), (numbers) => {
        const result = compile(
          'C',
          numbers.map((number) => serverRule(`Fabrikam ${number}`, number, [])),
        );
        const needed = 20;
        expect(result.ok).toBe(99 - numbers.length >= needed);
        if (result.ok) {
          const own = result.value.rules.map(({ precedence }) => precedence);
          expect(own.filter((number) => numbers.includes(number))).toEqual([]);
          return;
        }
        expect(errorsOf(result)).toEqual(['compiler/no-free-precedence']);
        expect(result.diagnostics[0]?.message).toContain([...numbers].sort((a, b) => a - b).join(', '));
      }),
      { numRuns: 40 },
    );
  });

  it('says which standard rules are overridden, as meant', () => {
    const { overrides, losing, winning } = placementOf([]);
    expect(overrides.find(({ rule }) => rule.includes('C10'))).toEqual({
      rule: 'onegal C10 In from AD - User foreign identity',
      targets: ['accountEnabled', 'userPrincipalName'],
      over: ['In from AD - User AccountEnabled', 'In from AD - User Common from Exchange', 'In from AD - User Common'],
    });
    expect({ losing, winning }).toEqual({ losing: [], winning: [] });
  });

  const scope = (...clauses: ReturnType<typeof clause>[]) => ({ scopeGroups: [clauses] });
  const home = scope(clause('extensionAttribute15', 'STARTSWITH', '21V'));

  it.each([
    ['above ours', 3, {}, { winning: 1, losing: 0 }, 'compiler/custom-rule-wins'],
    ['below ours', 90, {}, { winning: 0, losing: 1 }, 'compiler/custom-rule-loses'],
    ['for home objects only, which our rule does not touch', 3, home, { winning: 0, losing: 0 }, null],
    ['for another type', 3, { sourceObjectType: 'contact' }, { winning: 0, losing: 0 }, null],
    ['that is disabled', 3, { disabled: true }, { winning: 0, losing: 0 }, null],
  ])('a custom rule %s (%i)', (_, precedence, more, counts, code) => {
    const custom = serverRule('Fabrikam - enable', precedence, [flow('accountEnabled', 'True'), flow('title')], more);
    const result = compile('C', [custom]);
    invariant(result.ok, 'compiles');
    const { winning, losing } = result.value.placement;
    const contests = [...winning, ...losing].filter(({ generated }) => generated.name.includes('C10'));
    expect({
      winning: winning.filter(({ generated }) => generated.name.includes('C10')).length,
      losing: losing.filter(({ generated }) => generated.name.includes('C10')).length,
    }).toEqual(counts);
    for (const { targets, custom: rival } of contests)
      expect({ targets, rival }).toEqual({
        targets: ['accountEnabled'],
        rival: { name: 'Fabrikam - enable', precedence },
      });
    const codes = result.diagnostics.filter(({ message }) => message.includes('C10')).map((one) => one.code);
    expect(codes).toEqual(code === null ? [] : [code]);
  });
});

describe('edited standard rules (F27)', () => {
  const standard = builtIn({ features: new Set(['hybridExchange'] as const) }).rules;
  const edited = (part: string, change: (rule: SyncRule) => SyncRule, accept = false) => {
    const configuration = builtIn();
    const rules = configuration.rules.map((rule) => (rule.name === part ? change(rule) : rule));
    return compileFor('G', reference(accept ? { editedStandardRules: 'accept' } : {}), {
      configuration: { ...configuration, rules, origin: 'export' },
      standard,
    });
  };
  const name = 'In from AD - User Common';
  const withoutFlow = (rule: SyncRule): SyncRule => ({ ...rule, flows: rule.flows.slice(3) });
  const constantTitle = (rule: SyncRule): SyncRule => ({
    ...rule,
    flows: rule.flows.map((one) => (one.target === 'title' ? flow('title') : one)),
  });

  it.each([
    ['nothing', (rule: SyncRule) => rule, null],
    ['disabled', (rule: SyncRule) => ({ ...rule, disabled: true }), null],
    ['another number, as on another version', (rule: SyncRule) => ({ ...rule, precedence: 333 }), null],
    ['flows that the schema does not have', withoutFlow, null],
    [
      'another tag, of another version',
      (r: SyncRule) => ({ ...constantTitle(r), immutableTag: 'Microsoft.InfromADUserCommon.009' }),
      null,
    ],
    ['a flow', constantTitle, 'the flow to `title`'],
    ['the scope', (rule: SyncRule) => ({ ...rule, scopeGroups: [] }), 'scope'],
    ['the link type', (rule: SyncRule) => ({ ...rule, linkType: 'Provision' as const }), 'link type'],
    ['a number of ours', (rule: SyncRule) => ({ ...rule, precedence: 42 }), 'number 42'],
  ])('%s', (_, change, what) => {
    const result = edited(name, change);
    const found = result.diagnostics.filter(({ code }) => code === 'compiler/edited-standard-rule');
    expect(result.ok).toBe(what === null);
    expect(found.map(({ message }) => message.includes(`\`${name}\``) && message.includes(what ?? '-'))).toEqual(
      what === null ? [] : [true],
    );
  });

  it('are a warning when the workspace accepts them', () => {
    const result = edited(name, constantTitle, true);
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain(
      'warning compiler/edited-standard-rule',
    );
  });
});
