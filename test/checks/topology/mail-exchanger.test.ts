import { mailExchanger } from '../../../src/checks/topology/mail-exchanger.js';
import { topologyCases } from '../cases.js';

const mx = (value: string) => ({ companion: { dns: [{ name: 'cn.contoso.com', type: 'MX', value } as const] } });

topologyCases(mailExchanger, {
  fires: { 'another cloud': mx('cn-contoso-com.mail.protection.outlook.com') },
  quiet: { 'its cloud': mx('cn-contoso-com.mail.protection.partner.outlook.cn.'), 'a gateway': mx('mx.contoso.com') },
});
