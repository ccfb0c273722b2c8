import { excludedAttribute } from '../../../src/checks/rule-set/excluded-attribute.js';
import { metaverse, ruleSet } from '../build.js';
import { ruleSetCases } from '../cases.js';

const server = (list: string) =>
  ruleSet([], {
    metaverse: { ...metaverse, settings: new Map([['Microsoft.AADFilter.AttributeExclusionList', list]]) },
  });

ruleSetCases(excludedAttribute, {
  fires: { 'an attribute to be removed': server('carLicense,msExchMailboxGuid') },
  quiet: { 'another attribute': server('carLicense'), 'an empty list': server('') },
});
