import { foreignArchive } from '../../../src/checks/outcome/foreign-archive.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const synced = new Map([['msExchArchiveGUID', new Uint8Array(16)]]);
const anna = globalUser('anna');

outcomeCases(foreignArchive, {
  fires: { elsewhere: outcome({ china: [cloudObject(anna, { synced })] }) },
  quiet: { 'at home': outcome({ global: [cloudObject(anna, { synced })], china: [cloudObject(anna)] }) },
});
