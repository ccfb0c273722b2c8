import { suggestion } from '../../base/suggestion.js';
import { defineCheck } from '../define-check.js';
import { isKnownName, nameRemark, namesIn, otherCase } from './rule-names.js';

export const unknownAttribute = defineCheck({
  id: 'rule-set/unknown-attribute',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A rule names an attribute that the directory does not have.',
  rationale: 'The rule cannot be imported, or the clause or flow never sees a value.',
  avoid: 'a flow from `extensionAttrbute15`',
  prefer: 'a flow from `extensionAttribute15`',
  fix: 'Correct the name, or extend the schema and refresh it on the connector.',
  source: 'sync-engine FLOW-11, PIPE-11',
  modes: ['F83'],
  needs: ['metaverseSchema'],
  *run(set) {
    for (const rule of set.rules) {
      const told = new Set<string>();
      for (const use of namesIn(set, rule)) {
        // What expressions name is the business of the expression language (`expression-unknown-attribute`).
        if (
          use.role === 'expression' ||
          isKnownName(use) ||
          otherCase(use.schema, use.name) !== null ||
          told.has(`${use.role} ${use.name}`)
        )
          continue;
        told.add(`${use.role} ${use.name}`);
        yield nameRemark(
          use,
          `\`${use.name}\` is not an attribute of ${use.where}`,
          suggestion(use.name, use.schema.keys()),
        );
      }
    }
  },
});
