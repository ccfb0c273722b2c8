import { foreignSip } from '../../../src/checks/outcome/foreign-sip.js';
import { chinaUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');

outcomeCases(foreignSip, {
  fires: { elsewhere: outcome({ global: [cloudObject(liwei, { proxyAddresses: ['SIP:liwei@cn.contoso.com'] })] }) },
  quiet: { 'at home': outcome({ china: [cloudObject(liwei, { proxyAddresses: ['SIP:liwei@cn.contoso.com'] })] }) },
});
