import { dynamicGroup } from '../../../src/checks/directory/dynamic-group.js';
import { adObject, group } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(dynamicGroup, {
  fires: { one: [adObject('msExchDynamicDistributionList')] },
  quiet: { 'a static one': [group('sales')] },
});
