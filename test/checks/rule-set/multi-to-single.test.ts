import { multiToSingle } from '../../../src/checks/rule-set/multi-to-single.js';
import { direct, formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(multiToSingle, {
  fires: { 'a list to one value': [rule({ flows: [direct('title', 'otherTelephone')] })] },
  quiet: { 'an item of it': [rule({ flows: [formula('title', 'Item([otherTelephone],1)')] })] },
});
