import { duplicateName } from '../../../src/checks/rule-set/duplicate-name.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(duplicateName, {
  fires: { 'another case': [rule({ name: 'In from AD - X' }), rule({ name: 'in from AD - x' })] },
  quiet: { 'on another connector': [rule({ name: 'X' }), rule({ name: 'X', direction: 'Outbound' })] },
});
