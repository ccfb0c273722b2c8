import { editedStandardRule } from '../../../src/checks/rule-set/edited-standard-rule.js';
import { direct, rule, ruleSet, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

const original = standard({
  name: 'In from AD - User Common',
  precedence: 106,
  flows: [direct('title'), direct('mail')],
});
const compared = (change: Parameters<typeof rule>[0]) =>
  ruleSet([{ ...original, ...rule(change), ...keep }], { definitions: [original] });
const keep = { name: original.name, immutableTag: original.immutableTag, precedence: 106 };

ruleSetCases(editedStandardRule, {
  fires: {
    'another source': compared({ flows: [direct('title', 'description')] }),
    'another scope': compared({ scope: [['mail ISNULL']], flows: original.flows }),
  },
  quiet: {
    unchanged: compared({ flows: original.flows }),
    'a flow that only another schema has': compared({ flows: [direct('title'), direct('department')] }),
  },
});
