import { defineCheck } from '../define-check.js';

export const certificateCount = defineCheck({
  id: 'directory/certificate-count',
  subject: 'directory',
  severity: 'error',
  summary: 'An object has more than 15 certificates.',
  rationale: 'The export of the object fails with ExceededAllowedLength.',
  avoid: '20 values of `userCertificate`',
  prefer: 'the certificates that are valid',
  fix: 'Remove expired certificates.',
  source: 'cloud 2.1',
  run: () => ({
    object: (object) => {
      for (const attribute of ['userCertificate', 'userSMIMECertificate']) {
        const count = object.values(attribute).length;
        if (count > 15) return { message: `it has ${count} values of \`${attribute}\`` };
      }
      return null;
    },
  }),
});
