import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { nameRemark, namesIn } from './rule-names.js';

export const unselectedAttribute = defineCheck({
  id: 'rule-set/unselected-attribute',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A custom rule reads or writes an attribute that the connector does not import or export.',
  rationale: 'A scope on it never sees a value, a flow from it is always empty, a flow to it exports nothing.',
  avoid: 'a scope on `msDS-cloudExtensionAttribute1`, which is not selected by default',
  prefer: 'a scope on `extensionAttribute15`, or the attribute selected in the connector',
  fix: 'Select the attribute in the connector, on every server, and run a full import.',
  source: 'sync-engine FLOW-10, scenario C.7.6',
  modes: ['F83'],
  needs: ['selectedAttributes'],
  *run(set) {
    for (const rule of set.rules) {
      const selected = set.connectorOf(rule)?.selected ?? null;
      // What Microsoft ships for newer schemas than the connector selects is not the administrator's mistake.
      if (selected === null || isStandardRule(rule)) continue;
      const space = set.spaceSchema(rule);
      for (const use of namesIn(set, rule))
        if (use.schema === space && space.has(use.name) && !selected.has(use.name) && use.name !== 'dn')
          yield nameRemark(
            use,
            `\`${use.name}\` is not selected in ${use.where}`,
            'Select it under Attributes of the connector and run a full import, or do without it.',
          );
    }
  },
});
