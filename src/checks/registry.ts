import type { Check, Subject } from './define-check.js';

/** In the order in which a person reads them. */
export const subjects: readonly Subject[] = ['rule-set', 'directory', 'topology', 'outcome'];

/** The checks of one subject, by id; loaded only when that subject is looked at, so that rules alone are checked fast. */
export const loadChecks = {
  'rule-set': async () => (await import('./rule-set/registry.js')).ruleSetChecks,
  directory: async () => (await import('./directory/registry.js')).directoryChecks,
  topology: async () => (await import('./topology/registry.js')).topologyChecks,
  outcome: async () => (await import('./outcome/registry.js')).outcomeChecks,
} as const satisfies { readonly [S in Subject]: () => Promise<readonly Check<S>[]> };

/** Every check, by subject and id. */
export const loadAllChecks = async (): Promise<readonly Check[]> => {
  const lists = await Promise.all(subjects.map((subject) => loadChecks[subject]()));
  // A list of checks of different subjects is for looking at their declarations, not for running them.
  return lists.flat() as unknown as readonly Check[];
};
