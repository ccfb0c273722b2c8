import { aliasDuplicate } from '../../../src/checks/outcome/alias-duplicate.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const alias = (name: string) => cloudObject(globalUser(name), { recipient: { alias: 'info' } });

outcomeCases(aliasDuplicate, {
  fires: { 'in one tenant': outcome({ china: [alias('anna'), alias('berta')] }) },
  quiet: { 'in two tenants': outcome({ global: [alias('anna')], china: [alias('berta')] }) },
});
