import { idleRule } from '../../../src/checks/rule-set/idle-rule.js';
import { direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(idleRule, {
  fires: { 'nothing in it': [rule()] },
  quiet: { 'a flow': [rule({ flows: [direct('title')] })], 'a join': [rule({ join: [['mail = mail']] })] },
});
