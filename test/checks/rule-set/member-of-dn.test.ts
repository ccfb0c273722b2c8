import { memberOfDn } from '../../../src/checks/rule-set/member-of-dn.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(memberOfDn, {
  fires: { 'a name': [rule({ scope: [['dn ISMEMBEROF Pilot']] })] },
  quiet: { 'a DN': [rule({ scope: [['dn ISNOTMEMBEROF CN=Pilot,OU=Groups,DC=contoso,DC=internal']] })] },
});
