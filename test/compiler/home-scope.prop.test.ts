import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase } from '../../src/base/fold-case.js';
import { type Alternatives, homeScopes } from '../../src/compiler/home-scope.js';
import type { Workspace } from '../../src/model/workspace.js';
import { inScope } from '../../src/rule/scope-cases.js';
import { reference, serverRule, tenant, threeTenants, workspaceOf } from './reference.js';

const matches = (alternatives: Alternatives | undefined, value: string | null): boolean =>
  alternatives !== undefined &&
  alternatives.length > 0 &&
  inScope(serverRule('x', 1, [], { scopeGroups: alternatives }), new Map([['extensionAttribute15', value]]));

const scopeTexts = (alternatives: Alternatives | undefined): string[] =>
  (alternatives ?? []).map((group) => group.map(({ operator, value }) => `${operator} ${value}`).join(' AND '));

const word = fc.constantFrom(
  'A',
  'AB',
  'ABC',
  'a',
  '21V',
  '21V-STAGED',
  '21',
  'B',
  'GCC',
  'GCC-STAGED',
  'X-STAGED',
  'GLOBAL',
);

/** Two or three marked tenants; markers differ in more than case, as the loader demands. */
const workspaces: fc.Arbitrary<Workspace> = fc
  .tuple(fc.uniqueArray(word, { minLength: 2, maxLength: 8, selector: foldCase }), fc.integer({ min: 1, max: 3 }))
  .filter(([markers, count]) => markers.length >= count)
  .map(([markers, count]) => {
    const values = new Map<string, string[]>();
    for (const [i, marker] of markers.entries()) {
      const name = `t${i % count}`;
      values.set(name, [...(values.get(name) ?? []), marker]);
    }
    return workspaceOf([tenant('global'), ...[...values.keys()].map((name) => tenant(name))], values);
  });

describe('home scopes', () => {
  it('are those of the scenario for the reference topology (C.4, C.5)', () => {
    const g = homeScopes(reference(), 'global').alternatives;
    expect(scopeTexts(g.get('foreign'))).toEqual(['EQUAL 21V']);
    const c = homeScopes(reference(), 'china').alternatives;
    expect(scopeTexts(c.get('foreign'))).toEqual(['NOTSTARTSWITH 21V']);
    expect(scopeTexts(c.get('home'))).toEqual(['STARTSWITH 21V']);
    expect(scopeTexts(c.get('home.staged'))).toEqual(['EQUAL 21V-STAGED']);
    expect(scopeTexts(c.get('home.migrated'))).toEqual(['EQUAL 21V']);
  });

  it('have one alternative for each foreign marker on the first server', () => {
    expect(scopeTexts(homeScopes(threeTenants(), 'global').alternatives.get('foreign'))).toEqual([
      'EQUAL 21V',
      'EQUAL GCC',
    ]);
  });

  it.each([
    { title: 'the shortest marker begins a marker of another tenant', own: ['21V'], other: ['21VX'], only: '21V-ONLY' },
    { title: 'the same in other case', own: ['v'], other: ['VX'], only: 'v-ONLY' },
    { title: 'the shortest marker does not begin all of its own', own: ['21V', 'CN'], other: ['GCC'], only: 'CN-ONLY' },
    { title: 'the shortest marker begins the word for the first tenant', own: ['G'], other: ['US'], only: 'G-ONLY' },
  ])('compare exactly when $title', ({ own, other, only }) => {
    const values = new Map([
      ['a', own],
      ['b', other],
    ]);
    const workspace = workspaceOf([tenant('global'), tenant('a'), tenant('b')], values);
    const scopes = homeScopes(workspace, 'a').alternatives;
    expect(scopeTexts(scopes.get('home'))).toEqual([...[...own].sort(), only].map((v) => `EQUAL ${v}`));
    expect(scopeTexts(scopes.get('foreign'))).toHaveLength(1);
  });

  it('are complementary on every server for any value (C.7.4)', () => {
    const value = fc.oneof(
      word,
      fc.constant(null),
      fc.string(),
      word.map((text) => `${text}-ONLY`),
      word.map(foldCase),
    );
    fc.assert(
      fc.property(workspaces, value, (workspace, marker) => {
        for (const { name } of workspace.tenants) {
          const { alternatives } = homeScopes(workspace, name);
          expect(matches(alternatives.get('home'), marker)).toBe(!matches(alternatives.get('foreign'), marker));
        }
      }),
    );
  });

  it('make every marker home in its tenant and foreign elsewhere, staged ones home in the first too (C.2)', () => {
    fc.assert(
      fc.property(workspaces, (workspace) => {
        for (const [owner, markers] of workspace.home.values)
          for (const marker of markers)
            for (const [i, { name }] of workspace.tenants.entries()) {
              const foreign = matches(homeScopes(workspace, name).alternatives.get('foreign'), marker);
              const expected = i === 0 ? !workspace.home.staged.has(marker) : name !== owner;
              expect(foreign).toBe(expected);
            }
      }),
    );
  });

  it('give each migrated marker to exactly one foreign tenant', () => {
    fc.assert(
      fc.property(workspaces, (workspace) => {
        const { markedForeign } = homeScopes(workspace, 'global');
        for (const [owner, markers] of workspace.home.values)
          for (const marker of markers) {
            const owners = markedForeign.filter(({ alternatives }) => matches(alternatives, marker));
            expect(owners.map((one) => one.tenant)).toEqual(workspace.home.staged.has(marker) ? [] : [owner]);
          }
      }),
    );
  });
});
