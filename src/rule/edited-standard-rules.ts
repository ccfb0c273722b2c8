import { tagStem } from './find-rule.js';
import { type Flow, isStandardRule, type SyncRule } from './sync-rule.js';

/** A standard rule that somebody changed, and in what (AUT-2, F27). */
export interface EditedRule {
  readonly rule: SyncRule;
  readonly what: readonly string[];
}

/**
 * Standard rules that are not as an installation makes them. A tag with its version stands for one definition (AUT-1), so a rule
 * with the tag of one in `standard` must agree with it; flows that only one of them has depend on the schema and are passed.
 * Whatever the version, standard rules are numbered from 100 on, and a connector has each of them once.
 */
export const editedStandardRules = (
  rules: readonly SyncRule[],
  standard: readonly SyncRule[],
): readonly EditedRule[] => {
  const known = new Map(standard.map((rule) => [`${rule.name} ${rule.immutableTag}`, rule]));
  const seen = new Set<string>();
  const edited: EditedRule[] = [];
  for (const rule of rules.filter(isStandardRule)) {
    const original = known.get(`${rule.name} ${rule.immutableTag}`);
    const key = [rule.connector, rule.direction, rule.sourceObjectType, tagStem(rule.immutableTag)].join(' ');
    const what = [
      ...(rule.precedence < 100 ? [`number ${rule.precedence}`] : []),
      ...(seen.has(key) ? [`its tag \`${rule.immutableTag}\`, which another rule has, too`] : []),
      ...(original === undefined ? [] : differences(rule, original)),
    ];
    seen.add(key);
    if (what.length > 0) edited.push({ rule, what });
  }
  return edited;
};

/** What the wizard or the version of the cloud endpoint decides, not the version of the rule (sync-engine 9.1, 11.2). */
const variable: ReadonlySet<string> = new Set(['sourceAnchor', 'sourceAnchorBinary', 'member']);
const variableScope: ReadonlySet<string> = new Set(['Microsoft.OuttoAADGroupJoin']);

const differences = (rule: SyncRule, original: SyncRule): readonly string[] => {
  const flows = new Map(original.flows.map((flow) => [flow.target, flow]));
  const changed = rule.flows.filter((flow) => {
    const before = flows.get(flow.target);
    return before !== undefined && !variable.has(flow.target) && contentOf(flow) !== contentOf(before);
  });
  return [
    ...(rule.linkType === original.linkType ? [] : ['link type']),
    ...(groupsOf(rule.joinGroups) === groupsOf(original.joinGroups) ? [] : ['join conditions']),
    ...(variableScope.has(tagStem(rule.immutableTag)) || groupsOf(rule.scopeGroups) === groupsOf(original.scopeGroups)
      ? []
      : ['scope']),
    ...changed.map(({ target }) => `the flow to \`${target}\``),
  ];
};

/** White space outside of meaning: versions spell the same expression with other blanks. */
const contentOf = (flow: Flow): string => {
  const content =
    flow.kind === 'direct'
      ? flow.source
      : flow.kind === 'constant'
        ? flow.constant
        : flow.expression.replace(/\s+/g, '');
  return JSON.stringify([flow.kind, content, flow.merge, flow.applyOnce]);
};

/** Conditions without order: that of the groups of a scope means nothing, and nobody reorders joins alone. */
const groupsOf = (groups: readonly (readonly object[])[]): string =>
  JSON.stringify(
    groups
      .map((group) =>
        group.map((one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))).sort(),
      )
      .map((group) => JSON.stringify(group))
      .sort(),
  );
