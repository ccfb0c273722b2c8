import { unknownConnector } from '../../../src/checks/rule-set/unknown-connector.js';
import { adId, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(unknownConnector, {
  fires: { 'a rule of another server': [rule({ connector: '11111111-2222-3333-4444-555555555555' })] },
  quiet: { 'a rule of this server': [rule({ connector: adId })] },
});
