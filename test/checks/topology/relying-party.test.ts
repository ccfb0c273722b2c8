import { relyingParty } from '../../../src/checks/topology/relying-party.js';
import { topologyCases } from '../cases.js';

const adfs = (...relyingParties: string[]) => ({
  companion: { adfs: { relyingParties }, tenants: { china: { federatedDomains: ['cn.contoso.com'] } } },
});

topologyCases(relyingParty, {
  fires: { 'only the worldwide one': adfs('urn:federation:MicrosoftOnline') },
  quiet: { 'the one of the cloud': adfs('urn:federation:partner.microsoftonline.cn') },
});
