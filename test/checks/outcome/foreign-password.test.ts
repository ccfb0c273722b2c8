import { foreignPassword } from '../../../src/checks/outcome/foreign-password.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna');

outcomeCases(foreignPassword, {
  fires: { elsewhere: outcome({ china: [cloudObject(anna, { passwordSync: true })] }) },
  quiet: { 'at home': outcome({ global: [cloudObject(anna, { passwordSync: true })], china: [cloudObject(anna)] }) },
});
