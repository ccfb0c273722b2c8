import { foreignAddressRemoved } from '../../../src/checks/outcome/foreign-address-removed.js';
import { chinaUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');

outcomeCases(foreignAddressRemoved, {
  fires: {
    unverified: outcome({
      global: [cloudObject(liwei, { discarded: [{ value: 'smtp:a@cn.contoso.com', reason: 'unverifiedDomain' }] })],
    }),
  },
  quiet: {
    reserved: outcome({
      global: [cloudObject(liwei, { discarded: [{ value: 'smtp:a@x.onmicrosoft.com', reason: 'reservedSuffix' }] })],
    }),
    'at home': outcome({
      china: [cloudObject(liwei, { discarded: [{ value: 'smtp:a@contoso.com', reason: 'unverifiedDomain' }] })],
    }),
  },
});
