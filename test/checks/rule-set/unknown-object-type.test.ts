import { unknownObjectType } from '../../../src/checks/rule-set/unknown-object-type.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(unknownObjectType, {
  fires: { 'the name of a connector type': [rule({ targetObjectType: 'user' })] },
  quiet: { 'a metaverse type': [rule({ targetObjectType: 'person' })], 'any type': [rule({ targetObjectType: '*' })] },
});
