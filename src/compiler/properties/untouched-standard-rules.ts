import { editedStandardRules } from '../../rule/edited-standard-rules.js';
import { isStandardRule } from '../../rule/sync-rule.js';
import { type Property, type PropertyInput, property } from './property.js';

/** C.7.5: custom rules neither join nor replace a standard rule; standard rules that are disabled are listed. */
export const untouchedStandardRules = ({ configuration, rules, standard: known }: PropertyInput): Property => {
  const standard = configuration.rules.filter(isStandardRule);
  const edited = configuration.origin === 'export' ? editedStandardRules(standard, known ?? []) : [];
  const standardIds = new Set(standard.map((rule) => rule.id));
  const changed = edited.map(({ rule, what }) => `\`${rule.name}\` was edited: ${what.join(', ')}`);
  const problems = rules.flatMap((rule) => [
    ...(rule.joinGroups.length > 0 ? [`\`${rule.name}\` has join conditions`] : []),
    ...(rule.linkType === 'Join' ? [] : [`\`${rule.name}\` has the link type ${rule.linkType}`]),
    ...(standardIds.has(rule.id) || isStandardRule(rule) ? [`\`${rule.name}\` replaces a standard rule`] : []),
  ]);
  const disabled = standard.filter((rule) => rule.disabled).map((rule) => `disabled: \`${rule.name}\``);
  return property(
    'C.7.5',
    'no custom rule joins, no standard rule is modified',
    [...problems, ...changed],
    [`${standard.length} standard rules`, ...disabled],
  );
};
