import { productVersion } from '../../../src/checks/rule-set/product-version.js';
import { metaverse, ruleSet, workspace } from '../build.js';
import { ruleSetCases } from '../cases.js';

const server = (tenant: string, version: string) =>
  ruleSet([], {
    metaverse: { ...metaverse, settings: new Map([['Microsoft.Synchronize.ServerConfigurationVersion', version]]) },
    scenario: { workspace: workspace(), tenant },
  });

ruleSetCases(productVersion, {
  fires: { 'old for 21Vianet': server('china', '2.4.20.0'), 'very old': server('china', '1.1.130.0') },
  quiet: {
    'new enough': server('china', '2.4.21.0'),
    newer: server('china', '2.5.3.0'),
    'old for the worldwide cloud': server('global', '1.1.130.0'),
  },
});
