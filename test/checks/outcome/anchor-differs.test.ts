import { anchorDiffers } from '../../../src/checks/outcome/anchor-differs.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna');

outcomeCases(anchorDiffers, {
  fires: {
    'two anchors': outcome({
      global: [cloudObject(anna, { anchor: 'a' })],
      china: [cloudObject(anna, { anchor: 'b' })],
    }),
  },
  quiet: { 'one anchor': outcome({ global: [cloudObject(anna)], china: [cloudObject(anna)] }) },
});
