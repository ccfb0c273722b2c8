import { provisionWithoutJoin } from '../../../src/checks/rule-set/provision-without-join.js';
import { standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(provisionWithoutJoin, {
  fires: { 'no join': [standard({ linkType: 'Provision' })] },
  quiet: { 'a join': [standard({ linkType: 'Provision', join: [['mail = mail']] })], 'creates nothing': [standard()] },
});
