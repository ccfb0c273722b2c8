import { foreignSignIn } from '../../../src/checks/outcome/foreign-sign-in.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna');

outcomeCases(foreignSignIn, {
  fires: { 'enabled elsewhere': outcome({ china: [cloudObject(anna, { accountEnabled: true })] }) },
  quiet: {
    'enabled at home': outcome({ global: [cloudObject(anna, { accountEnabled: true })], china: [cloudObject(anna)] }),
  },
});
