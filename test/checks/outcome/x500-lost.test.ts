import { x500Lost } from '../../../src/checks/outcome/x500-lost.js';
import { chinaUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');

outcomeCases(x500Lost, {
  fires: { missing: outcome({ global: [cloudObject(liwei)] }) },
  quiet: {
    there: outcome({
      global: [cloudObject(liwei, { proxyAddresses: ['X500:/o=Contoso/ou=First/cn=Recipients/cn=old'] })],
    }),
  },
});
