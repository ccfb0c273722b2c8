import { defineCheck } from '../define-check.js';

export const proxyCount = defineCheck({
  id: 'directory/proxy-count',
  subject: 'directory',
  severity: 'error',
  summary: 'An object has more addresses than the cloud takes.',
  rationale: 'Above about 332 addresses the export fails with ExceededAllowedLength; above 300 there is no reserve.',
  avoid: '340 addresses on a shared mailbox',
  prefer: 'several shared mailboxes',
  fix: 'Distribute the addresses over several objects.',
  source: 'cloud 2.1 S-24',
  run: () => ({
    object: (object) => {
      const count = object.smtp.length;
      if (count <= 300) return null;
      return {
        message: `it has ${count} mail addresses`,
        severity: count > 332 ? 'error' : 'warning',
        marks: ['S-24'],
      };
    },
  }),
});
