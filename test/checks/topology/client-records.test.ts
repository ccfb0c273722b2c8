import { clientRecords } from '../../../src/checks/topology/client-records.js';
import { topologyCases } from '../cases.js';

const cname = (autodiscover: string) => ({
  companion: {
    dns: [
      { name: 'autodiscover.cn.contoso.com', type: 'CNAME', value: autodiscover } as const,
      { name: 'msoid.cn.contoso.com', type: 'CNAME', value: 'clientconfig.partner.microsoftonline-p.net.cn' } as const,
    ],
  },
});

topologyCases(clientRecords, {
  fires: { 'another cloud': cname('autodiscover.outlook.com'), none: { companion: { dns: [] } } },
  quiet: { 'its cloud': cname('autodiscover.partner.outlook.cn') },
});
