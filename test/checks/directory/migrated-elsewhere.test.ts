import { migratedElsewhere } from '../../../src/checks/directory/migrated-elsewhere.js';
import { chinaUser, globalUser, workspace } from '../build.js';
import { directoryCases } from '../cases.js';

const nowhere = workspace({
  tenants: workspace().tenants.map((tenant) => ({ ...tenant, mailboxes: { kind: 'none' } as const })),
});

directoryCases(
  migratedElsewhere,
  {
    fires: { 'no mailbox there': [chinaUser('liwei', { msExchRemoteRecipientType: 100n })] },
    quiet: {
      provisioned: [chinaUser('liwei', { msExchRemoteRecipientType: 97n })],
      'in the first tenant': [globalUser('anna')],
    },
  },
  nowhere,
);
