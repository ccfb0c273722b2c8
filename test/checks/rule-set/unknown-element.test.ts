import { unknownElement } from '../../../src/checks/rule-set/unknown-element.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(unknownElement, {
  fires: {
    'an element': [rule({ unknown: [{ kind: 'element', parent: '', after: 0, text: '<newFeature>1</newFeature>' }] })],
  },
  quiet: { 'nothing unknown': [rule()] },
});
