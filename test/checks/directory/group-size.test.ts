import { groupSize } from '../../../src/checks/directory/group-size.js';
import { group } from '../build.js';
import { directoryCases } from '../cases.js';

const members = (count: number) => [group('all', { member: Array.from({ length: count }, (_, i) => `CN=${i}`) })];

directoryCases(groupSize, {
  fires: { '50 001': members(50_001), '250 001': members(250_001) },
  quiet: { '50 000': members(50_000) },
});
