import { internalHeaders } from '../../../src/checks/topology/internal-headers.js';
import { china, topologyCases } from '../cases.js';

const to = (cloudServicesMailEnabled: boolean) =>
  china({
    exchange: {
      outboundConnectors: [{ name: 'To Global', domains: ['contoso.mail.onmicrosoft.com'], cloudServicesMailEnabled }],
    },
  });

topologyCases(internalHeaders, {
  fires: {
    on: to(true),
    trusted: china({
      exchange: { inboundConnectors: [{ name: 'In', senderDomains: ['contoso.com'], treatMessagesAsInternal: true }] },
    }),
  },
  quiet: { off: to(false) },
});
