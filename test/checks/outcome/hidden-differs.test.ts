import { hiddenDiffers } from '../../../src/checks/outcome/hidden-differs.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna');

outcomeCases(hiddenDiffers, {
  fires: {
    'in one': outcome({ global: [cloudObject(anna, { recipient: { hidden: true } })], china: [cloudObject(anna)] }),
  },
  quiet: {
    'in both': outcome({
      global: [cloudObject(anna, { recipient: { hidden: true } })],
      china: [cloudObject(anna, { recipient: { hidden: true } })],
    }),
  },
});
