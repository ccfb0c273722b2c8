import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';

export const anchorAttribute = defineCheck({
  id: 'topology/anchor-attribute',
  subject: 'topology',
  severity: 'error',
  summary: 'Servers, or a server and AD FS, use different anchor attributes.',
  rationale: 'The tenants disagree who is who; federated sign-in finds no user.',
  avoid: 'G on mS-DS-ConsistencyGuid, C on objectGUID',
  prefer: 'mS-DS-ConsistencyGuid everywhere',
  fix: 'Choose the attribute explicitly when installing the second server, and send the same one in AD FS.',
  source: 'scenario C.5.13, C.7.7',
  modes: ['F11', 'F89'],
  needs: ['features'],
  *run({ workspace, companion }) {
    const named = workspace.servers.flatMap(({ name, tenant }) => {
      const attribute = companion.servers?.[name]?.anchorAttribute;
      return attribute === undefined ? [] : [{ name: `the server \`${name}\``, tenant, attribute }];
    });
    const adfs = companion.adfs?.immutableId;
    const [first] = named;
    for (const { name, tenant, attribute } of named.slice(1))
      if (first !== undefined && foldAscii(attribute) !== foldAscii(first.attribute))
        yield { tenant, message: `${name} uses \`${attribute}\`, ${first.name} \`${first.attribute}\`` };
    if (first !== undefined && adfs !== undefined && foldAscii(adfs) !== foldAscii(first.attribute))
      yield { message: `AD FS sends \`${adfs}\`, ${first.name} uses \`${first.attribute}\`` };
  },
});
