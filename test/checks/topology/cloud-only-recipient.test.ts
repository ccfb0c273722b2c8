import { cloudOnlyRecipient } from '../../../src/checks/topology/cloud-only-recipient.js';
import { china, topologyCases } from '../cases.js';

topologyCases(cloudOnlyRecipient, {
  fires: { 'a group': china({ cloudOnly: [{ name: 'X', kind: 'group', addresses: ['x@cn.contoso.com'] }] }) },
  quiet: { 'a user': china({ cloudOnly: [{ name: 'X', kind: 'user', addresses: ['x@cn.contoso.com'] }] }) },
});
