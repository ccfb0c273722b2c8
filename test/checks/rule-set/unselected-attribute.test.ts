import { unselectedAttribute } from '../../../src/checks/rule-set/unselected-attribute.js';
import { aadConnector, adConnector, direct, rule, ruleSet, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

const connector = { ...adConnector, selected: new Set(['mail']) };
const server = (one: Parameters<typeof rule>[0]) => ruleSet([rule(one)], { connectors: [aadConnector, connector] });

ruleSetCases(unselectedAttribute, {
  fires: {
    'a source': server({ flows: [direct('title')] }),
    'a scope': server({ scope: [['title ISNOTNULL']] }),
  },
  quiet: {
    'a selected source': server({ flows: [direct('title', 'mail')] }),
    'a standard rule': ruleSet([standard({ flows: [direct('title')] })], { connectors: [aadConnector, connector] }),
  },
});
