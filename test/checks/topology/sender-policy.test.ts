import { senderPolicy } from '../../../src/checks/topology/sender-policy.js';
import { topologyCases } from '../cases.js';

const spf = (...values: string[]) => ({
  companion: {
    dns: [
      { name: 'contoso.com', type: 'TXT', value: 'v=spf1 include:spf.protection.outlook.com -all' } as const,
      ...values.map((value) => ({ name: 'cn.contoso.com', type: 'TXT', value }) as const),
    ],
  },
});
const right = 'v=spf1 include:spf.protection.partner.outlook.cn -all';

topologyCases(senderPolicy, {
  fires: {
    'another cloud': spf('v=spf1 include:spf.protection.outlook.com -all'),
    'two records': spf(right, right),
    none: spf(),
  },
  quiet: { 'its cloud': spf('MS=ms1', right) },
});
