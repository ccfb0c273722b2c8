import { targetDeliveryDomain } from '../../../src/checks/topology/target-delivery-domain.js';
import { topologyCases } from '../cases.js';

const remote = (domain: string) => ({
  companion: { onPremises: { remoteDomains: [{ domain, targetDeliveryDomain: true }] } },
});

topologyCases(targetDeliveryDomain, {
  fires: { 'of another tenant': remote('contoso.partner.mail.onmschina.cn') },
  quiet: { 'of the hybrid': remote('contoso.mail.onmicrosoft.com') },
});
