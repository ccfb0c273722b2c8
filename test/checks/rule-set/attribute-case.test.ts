import { attributeCase } from '../../../src/checks/rule-set/attribute-case.js';
import { direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(attributeCase, {
  fires: {
    'a wrong case': [rule({ flows: [direct('title', 'Title')] })],
    'in a scope': [rule({ scope: [['mailnickname ISNULL']] })],
  },
  quiet: {
    'the right case': [rule({ flows: [direct('title', 'title')] })],
    'a wrong name': [rule({ flows: [direct('title', 'titel')] })],
  },
});
