import { suggestion } from '../../base/suggestion.js';
import { defineCheck } from '../define-check.js';
import { nodesOf, remarkAt } from './expression-walk.js';

/** What an AD connector and the system provide (expression-language 10). */
const provided: ReadonlySet<string> = new Set(
  (
    'Domain.Netbios Domain.FQDN Domain.LDAP Forest.Netbios Forest.FQDN Forest.LDAP Connector.ID ADS_UF_ACCOUNTDISABLE ' +
    'ADS_GROUP_TYPE_GLOBAL_GROUP ADS_GROUP_TYPE_DOMAIN_LOCAL_GROUP ADS_GROUP_TYPE_LOCAL_GROUP ADS_GROUP_TYPE_UNIVERSAL_GROUP ' +
    'ADS_GROUP_TYPE_SECURITY_ENABLED Connector.GroupFilteringGroupDn'
  ).split(' '),
);

export const expressionParameter = defineCheck({
  id: 'rule-set/expression-parameter',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression names a parameter that is not defined.',
  rationale: 'Every object of the rule is in error; names are case-sensitive.',
  avoid: '`%Forest.Fqdn%`',
  prefer: '`%Forest.FQDN%`',
  fix: 'Correct the name, or define the parameter on the connector.',
  source: 'expression-language 10',
  needs: ['connectorSchema'],
  *run(set) {
    for (const one of set.expressions(set.rules)) {
      const connector = set.connectorOf(one.rule);
      const known = new Set([
        ...provided,
        ...(connector?.parameters.keys() ?? []),
        ...(connector?.partitions.flatMap(({ parameters }) => [...parameters.keys()]) ?? []),
      ]);
      for (const node of nodesOf(one.tree))
        if (node.kind === 'parameter' && !known.has(node.name) && !node.name.startsWith('Microsoft.'))
          yield remarkAt(
            one,
            node.span,
            `the parameter \`%${node.name}%\` is not defined`,
            suggestion(node.name, known),
          );
    }
  },
});
