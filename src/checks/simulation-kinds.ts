import { cloudFindingKinds } from '../cloud/finding-kinds.js';
import { engineFindingKinds } from '../engine/finding-kinds.js';
import { freeBusyFindingKinds } from '../gal/free-busy-findings.js';
import { rowFindingKinds } from '../gal/verdict.js';
import { kindsById } from '../model/finding-kind.js';
import { expectationFindingKinds } from './expectations/finding-kinds.js';

/** What a simulation finds without a check that looks for it, by id. */
export const simulationKinds = kindsById(
  cloudFindingKinds,
  engineFindingKinds,
  expectationFindingKinds,
  freeBusyFindingKinds,
  rowFindingKinds,
);

/** Remarks on rules, `rule/…`, that a check of rules has another name for. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['attribute-not-selected', 'unselected-attribute'],
  ['merge-single-valued', 'merge-on-single-value'],
  ['unknown-attribute-name', 'unknown-attribute'],
]);

/** Every name that findings of a simulation may have beside those of checks of the outcome, given the ids of all checks. */
export const simulationIds = (checks: Iterable<string>): readonly string[] => [
  ...simulationKinds.map(({ id }) => id),
  ...[...renamed.keys()].map((slug) => `rule/${slug}`),
  ...[...checks].flatMap((id) => {
    const [, ofExpression, slug] = /^rule-set\/(expression-)?(.+)$/.exec(id) ?? [];
    return slug === undefined ? [] : [`${ofExpression === undefined ? 'rule' : 'expression'}/${slug}`];
  }),
];

/** The check that explains what a simulation says about a rule or an expression; other ids explain themselves. */
export const explainedBy = (id: string): string => {
  const [, folder, slug = ''] = /^(rule|expression)\/(.+)$/.exec(id) ?? [];
  if (folder === undefined) return id;
  return folder === 'expression' ? `rule-set/expression-${slug}` : `rule-set/${renamed.get(slug) ?? slug}`;
};
