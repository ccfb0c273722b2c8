import type { Flow, SyncRule } from '../rule/sync-rule.js';

/** The connector-space attributes an inbound rule reads, in scope and flows, without duplicates, in order of appearance. */
export const sourceAttributesOf = (rule: Pick<SyncRule, 'scopeGroups' | 'flows'>): readonly string[] => [
  ...new Set(
    [...rule.scopeGroups.flat().map((clause) => clause.attribute), ...rule.flows.flatMap(sourcesOf)].filter(
      // `dn` needs no selection (PIPE-10).
      (attribute) => attribute !== 'dn',
    ),
  ),
];

const sourcesOf = (flow: Flow): readonly string[] => {
  switch (flow.kind) {
    case 'direct':
      return [flow.source];
    case 'constant':
      return [];
    case 'expression':
      return flow.sources;
  }
};
