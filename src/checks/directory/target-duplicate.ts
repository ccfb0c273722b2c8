import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const targetDuplicate = defineCheck({
  id: 'directory/target-duplicate',
  subject: 'directory',
  severity: 'error',
  summary: 'Two objects have the same target address.',
  rationale: "Both deliver into one mailbox: one of the two people gets the other's mail.",
  avoid: 'two users with `SMTP:anna@contoso.mail.onmicrosoft.com`',
  prefer: 'a target address each',
  fix: 'Correct one of them.',
  source: 'IdFix NoDuplicatesRule',
  modes: ['F38'],
  run: () => {
    const owners = new Duplicates();
    return {
      object: (object) => {
        const target = object.isUser ? object.target : null;
        const other = target === null ? null : owners.find(object, target.key);
        return other === null ? null : sharedWith(object, other, `the target address ${shown(target?.address ?? '')}`);
      },
    };
  },
});
