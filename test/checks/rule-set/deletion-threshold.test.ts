import { deletionThreshold } from '../../../src/checks/rule-set/deletion-threshold.js';
import { metaverse, ruleSet } from '../build.js';
import { ruleSetCases } from '../cases.js';

const server = (name: string, value: string) =>
  ruleSet([], {
    metaverse: {
      ...metaverse,
      settings: new Map([[`Microsoft.OptionalFeature.ExportDeletionThreshold${name}`, value]]),
    },
  });

ruleSetCases(deletionThreshold, {
  fires: { off: server('', 'False'), 'too high': server('Value', '5000') },
  quiet: { on: server('', 'True'), 'the default': server('Value', '500') },
});
