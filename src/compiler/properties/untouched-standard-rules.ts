import { isStandardRule } from '../../rule/sync-rule.js';
import { type Property, type PropertyInput, property } from './property.js';

/** C.7.5: custom rules neither join nor replace a standard rule; standard rules that are disabled are listed. */
export const untouchedStandardRules = ({ configuration, rules }: PropertyInput): Property => {
  const standard = configuration.rules.filter(isStandardRule);
  const standardIds = new Set(standard.map((rule) => rule.id));
  const problems = rules.flatMap((rule) => [
    ...(rule.joinGroups.length > 0 ? [`\`${rule.name}\` has join conditions`] : []),
    ...(rule.linkType === 'Join' ? [] : [`\`${rule.name}\` has the link type ${rule.linkType}`]),
    ...(standardIds.has(rule.id) || isStandardRule(rule) ? [`\`${rule.name}\` replaces a standard rule`] : []),
  ]);
  const disabled = standard.filter((rule) => rule.disabled).map((rule) => `disabled: \`${rule.name}\``);
  return property('C.7.5', 'no custom rule joins, no standard rule is modified', problems, [
    `${standard.length} standard rules`,
    ...disabled,
  ]);
};
