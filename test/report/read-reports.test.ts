import { expect, it } from 'vitest';
import type { ReadReport } from '../../src/model/load/read-report.js';
import { readReportsText } from '../../src/report/read-reports.js';

const report = (more: Partial<ReadReport>): ReadReport => ({
  file: 'directory/a.ldif',
  format: 'ldif',
  dialect: 'ldifde',
  people: 0,
  objects: [],
  skipped: [],
  unknownAttributes: [],
  ignored: [],
  ...more,
});
const first = { file: 'directory/a.ldif' };

it.each([
  { of: report({}), text: 'directory/a.ldif: nothing (as ldifde writes them)' },
  {
    of: report({
      objects: [
        { name: 'group', count: 2 },
        { name: 'user', count: 30 },
      ],
      skipped: [
        { reason: 'class', what: 'organizationalUnit', count: 3, first },
        { reason: 'damaged', what: '', count: 1, first },
        { reason: 'deleted', what: 'user', count: 4, first },
        { reason: 'outside', what: 'fabrikam.example', count: 5, first },
      ],
      unknownAttributes: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, count: 1 })),
      ignored: [
        { name: 'unicodePwd', reason: 'secret' },
        { name: 'whenCreated', reason: 'not modelled' },
      ],
    }),
    text:
      'directory/a.ldif: 2 group, 30 user (as ldifde writes them); skipped 3 organizationalUnit that no server synchronises, ' +
      '1 damaged, 4 deleted user, 5 outside the forest (fabrikam.example); kept as text, because AD does not know them: ' +
      'a, b, c, d, e and 1 more; secrets left out: unicodePwd',
  },
  {
    of: report({ file: 'directory/p.yaml', dialect: 'onegal', people: 2 }),
    text: 'directory/p.yaml: 2 people in the short form',
  },
  {
    of: report({ dialect: 'onegal', objects: [{ name: 'x\u202ey', count: 1 }] }),
    text: 'directory/a.ldif: 1 x\\u{202E}y',
  },
])('$text', ({ of, text }) => {
  expect(readReportsText([of])).toBe(`${text}\n`);
});
