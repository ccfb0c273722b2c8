import { membersLost } from '../../../src/checks/outcome/members-lost.js';
import { group } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const sales = group('sales', { member: ['a', 'b'] });
const having = (...member: string[]) =>
  outcome({ china: [cloudObject(sales, { class: 'group', synced: new Map([['member', member]]) })] });

outcomeCases(membersLost, {
  fires: { 'one of two': having('a') },
  quiet: { both: having('a', 'b') },
});
