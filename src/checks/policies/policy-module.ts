import type { Diagnostic } from '../../base/diagnostic.js';
import { type Result, resultOf } from '../../base/result.js';
import type { Check, Subject } from '../define-check.js';
import { noPolicies, type Policies } from './policy.js';

/** The checks that a module of a workspace exports as its default: one, or a list of them. */
export const policiesOfModule = (exported: unknown, file: string): Result<Policies> => {
  const diagnostics: Diagnostic[] = [];
  const list = Array.isArray(exported) ? exported : [exported];
  const policies: { [S in Subject]: Check<S>[] } = { 'rule-set': [], directory: [], topology: [], outcome: [] };
  for (const [i, one] of list.entries()) {
    const problem = problemOf(one);
    if (problem === null) add(policies, one);
    else diagnostics.push(wrong(`${list.length > 1 ? `policy ${i + 1}: ` : ''}${problem}`, file));
  }
  return resultOf(diagnostics.length > 0 ? noPolicies : policies, diagnostics);
};

const texts = ['summary', 'rationale', 'avoid', 'prefer', 'fix', 'source'] as const;

/** What a value lacks to be a check, or null; user code is not typed when it arrives. */
const problemOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return 'the module exports no check as its default';
  const given = new Map(Object.entries(value));
  const id = given.get('id');
  if (typeof id !== 'string' || !/^policy\/[a-z0-9-]+$/.test(id))
    return '`id` must look like `policy/no-mobile-numbers`';
  if (!/^(?:rule-set|directory|topology|outcome)$/.test(String(given.get('subject'))))
    return '`subject` is none that exists';
  if (!/^(?:error|warning|info)$/.test(String(given.get('severity'))))
    return '`severity` must be error, warning or info';
  if (typeof given.get('run') !== 'function') return '`run` must be a function';
  if (typeof given.get('summary') !== 'string') return '`summary` must be a text';
  return null;
};

const add = (policies: { [S in Subject]: Check<S>[] }, given: Partial<Check>): void => {
  const filled = Object.fromEntries(texts.map((name) => [name, given[name] ?? given.summary ?? '']));
  // `problemOf` has just looked at every property that the runner uses; `run` answers for what it yields.
  const check = guarded({ ...given, ...filled } as unknown as Check);
  (policies[check.subject] as Check[]).push(check);
};

/** What a policy throws is its finding, not the end of the run. */
const guarded = (check: Check): Check => {
  const run = check.run as (input: unknown) => unknown;
  const failed = (error: unknown) => ({
    severity: 'error' as const,
    message: `the policy fails: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`,
  });
  if (check.subject !== 'directory')
    return {
      ...check,
      run: function* (input: never) {
        try {
          yield* run(input) as Iterable<never>;
        } catch (error) {
          yield failed(error);
        }
      },
    } as unknown as Check;
  return {
    ...check,
    run: (input: never) => {
      const pass = run(input) as { object?: (object: unknown) => unknown; end?: () => Iterable<unknown> };
      return {
        object: (object: unknown) => {
          try {
            return pass.object?.(object) ?? null;
          } catch (error) {
            return failed(error);
          }
        },
        *end() {
          try {
            yield* pass.end?.() ?? [];
          } catch (error) {
            yield failed(error);
          }
        },
      };
    },
  } as unknown as Check;
};

const wrong = (message: string, file: string): Diagnostic => ({
  code: 'checks/policy-module',
  severity: 'error',
  message,
  at: { file },
  help: 'Export a check, or a list of checks, as the default; see docs/checks.md.',
});
