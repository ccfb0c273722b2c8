import type { Diagnostic, Place } from '../base/diagnostic.js';
import { checkAttributes } from './rule-set/check-attributes.js';
import { checkMerges } from './rule-set/check-merges.js';
import { checkNumbers } from './rule-set/check-numbers.js';
import type { RuleFinding } from './rule-set/rule-finding.js';
import type { ServerConfiguration } from './server-export.js';
import type { SyncRule } from './sync-rule.js';

/**
 * What is wrong with all rules of one server together, judged from rules and schemas alone; what the schemas do not
 * tell is not checked (FOL-4). Expressions are not looked into. `placeOf` says where a rule stands, if that is known.
 */
export const checkRuleSet = (
  rules: readonly SyncRule[],
  configuration: Pick<ServerConfiguration, 'connectors' | 'metaverse'>,
  placeOf: (rule: SyncRule) => Place | null = () => null,
): readonly Diagnostic[] => {
  const findings = [...checkNumbers(rules), ...checkMerges(rules), ...checkAttributes(rules, configuration)];
  return findings.map((finding) => toDiagnostic(finding, placeOf(finding.rule)));
};

const toDiagnostic = ({ rule, code, severity, message, help }: RuleFinding, at: Place | null): Diagnostic => {
  const diagnostic = { code: `rule/${code}`, severity, message: `rule \`${rule.name}\`: ${message}`, help };
  return at === null ? diagnostic : { ...diagnostic, at };
};
