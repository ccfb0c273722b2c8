import { defineCheck } from '../define-check.js';

export const groupSize = defineCheck({
  id: 'directory/group-size',
  subject: 'directory',
  severity: 'error',
  summary: 'A group has more members than a tenant takes.',
  rationale: 'Above 50 000 older standard rules do not export it, above 250 000 no version does.',
  avoid: 'a group of 300 000 members',
  prefer: 'a dynamic group, or several groups',
  fix: 'Split the group.',
  source: 'scenario F57, cloud 2.2',
  modes: ['F57'],
  run: () => ({
    object: (object) => {
      const count = object.isGroup ? object.values('member').length : 0;
      if (count <= 50_000) return null;
      return { message: `it has ${count} members`, severity: count > 250_000 ? 'error' : 'warning' };
    },
  }),
});
