import { foreignLicence } from '../../../src/checks/outcome/foreign-licence.js';
import { chinaUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');

outcomeCases(foreignLicence, {
  fires: { elsewhere: outcome({ global: [cloudObject(liwei, { licensed: true })] }) },
  quiet: { 'at home': outcome({ china: [cloudObject(liwei, { licensed: true })], global: [cloudObject(liwei)] }) },
});
