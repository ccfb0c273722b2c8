import { unknownAttribute } from '../../../src/checks/rule-set/unknown-attribute.js';
import { direct, formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(unknownAttribute, {
  fires: {
    'a source': [rule({ flows: [direct('title', 'titel')] })],
    'a scope': [rule({ scope: [['extensionAttrbute15 EQUAL 21V']] })],
    'a join': [rule({ join: [['mail = mial']] })],
  },
  quiet: {
    'known names': [
      rule({ scope: [['mail ISNOTNULL']], flows: [formula('title', 'Trim([title])')], join: [['mail = mail']] }),
    ],
    'dn, which no schema lists': [rule({ scope: [['dn CONTAINS OU=X']] })],
    'another case': [rule({ flows: [direct('title', 'TITLE')] })],
  },
});
