import { operatorType } from '../../../src/checks/rule-set/operator-type.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(operatorType, {
  fires: {
    'an order of bytes': [rule({ scope: [['objectGUID LESSTHAN 5']] })],
    'a bit of text': [rule({ scope: [['displayName ISBITSET 2']] })],
    'a part of a number': [rule({ scope: [['userAccountControl CONTAINS 5']] })],
  },
  quiet: {
    'a bit of a number': [rule({ scope: [['userAccountControl ISBITSET 2']] })],
    'an order of text': [rule({ scope: [['displayName LESSTHAN b']] })],
  },
});
