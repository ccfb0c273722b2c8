import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const proxyDuplicate = defineCheck({
  id: 'directory/proxy-duplicate',
  subject: 'directory',
  severity: 'error',
  summary: 'Two objects have the same address.',
  rationale: 'The first one keeps it; for the second it is quarantined in silence, or its export fails.',
  avoid: '`smtp:info@contoso.com` on a user and on a group',
  prefer: 'the address on one of them',
  fix: 'Remove it from one of them.',
  source: 'cloud 7, IdFix NoDuplicatesRule',
  modes: ['F38', 'T13'],
  run: () => {
    const owners = new Duplicates();
    return {
      object: (object) => {
        // What contacts share with users is a matter of its own (F50, F51).
        if (object.isContact) return null;
        for (const { key, text } of object.smtp) {
          const other = owners.find(object, key);
          if (other !== null) return sharedWith(object, other, shown(text));
        }
        return null;
      },
    };
  },
});
