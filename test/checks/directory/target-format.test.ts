import { targetFormat } from '../../../src/checks/directory/target-format.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetFormat, {
  fires: {
    'no domain': [user({ targetAddress: 'SMTP:anna@' })],
    'another protocol': [user({ targetAddress: 'X400:c=DE' })],
  },
  quiet: {
    'an address': [user({ targetAddress: 'SMTP:anna@fabrikam.example' })],
    'without a prefix': [user({ targetAddress: 'anna@fabrikam.example' })],
  },
});
