import { resourceMetadata } from '../../../src/checks/directory/resource-metadata.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(resourceMetadata, {
  fires: { none: [globalUser('a', { msExchRecipientTypeDetails: 8589934592n })] },
  quiet: {
    some: [globalUser('a', { msExchRecipientTypeDetails: 8589934592n, msExchResourceMetaData: ['ResourceType:Room'] })],
    'a person': [globalUser('anna')],
  },
});
