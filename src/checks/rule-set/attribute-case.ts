import { defineCheck } from '../define-check.js';
import { isKnownName, nameRemark, namesIn, otherCase } from './rule-names.js';

export const attributeCase = defineCheck({
  id: 'rule-set/attribute-case',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A rule spells an attribute in another case than the directory.',
  rationale: 'Attribute names are case-sensitive in rules: another case is another, unknown attribute.',
  avoid: 'a scope on `mailnickname`',
  prefer: 'a scope on `mailNickname`',
  fix: 'Write the name exactly as the schema does.',
  source: 'sync-engine PIPE-11, expression-language 3.2',
  modes: ['F83'],
  needs: ['metaverseSchema'],
  *run(set) {
    for (const rule of set.rules)
      for (const use of namesIn(set, rule)) {
        const spelled = use.role === 'expression' || isKnownName(use) ? null : otherCase(use.schema, use.name);
        if (spelled !== null)
          yield nameRemark(use, `\`${use.name}\` is spelled \`${spelled}\` in ${use.where}`, `Write \`${spelled}\`.`);
      }
  },
});
