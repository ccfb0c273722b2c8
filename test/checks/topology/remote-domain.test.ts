import { remoteDomain } from '../../../src/checks/topology/remote-domain.js';
import { china, topologyCases } from '../cases.js';

const remote = (...remoteDomains: string[]) => china({ exchange: { remoteDomains } });

topologyCases(remoteDomain, {
  fires: { 'only one': remote('contoso.com') },
  quiet: { all: remote('contoso.com', 'contoso.mail.onmicrosoft.com') },
});
