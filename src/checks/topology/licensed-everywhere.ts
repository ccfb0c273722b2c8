import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const licensedEverywhere = defineCheck({
  id: 'topology/licensed-everywhere',
  subject: 'topology',
  severity: 'error',
  summary: 'Licences are given by an attribute that does not tell the tenants apart.',
  rationale:
    'People of the other tenant get a licence too: their addresses are removed, and a second mailbox may appear.',
  avoid: '`licensing: {attribute: extensionAttribute14, values: [E5]}` in two tenants',
  prefer: '`licensing: home`, or values that only home people have',
  fix: 'Use values that only people at home have.',
  source: 'cloud T3, scenario F23',
  modes: ['F23', 'T3'],
  *run(subject) {
    const owners = new Map<string, string>();
    for (const { tenant, index } of tenantFacts(subject)) {
      const { licensing } = tenant;
      if (licensing.kind !== 'attribute') continue;
      for (const value of licensing.values) {
        const key = `${licensing.attribute} ${foldAscii(value)}`;
        const other = owners.get(key);
        if (other === undefined) owners.set(key, tenant.name);
        else
          yield {
            tenant: tenant.name,
            at: subject.placeOf(['tenants', index, 'licensing']),
            message: `\`${licensing.attribute}\` \`${value}\` gives a licence in \`${other}\` and in \`${tenant.name}\``,
          };
      }
    }
  },
});
