import type { Place } from '../../base/diagnostic.js';
import { FirstOwners } from '../../base/first-owners.js';
import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import type { PassedObjects } from '../directory-subject.js';
import { shown } from './attribute-text.js';

export const contactSharesMail = defineCheck({
  id: 'directory/contact-shares-mail',
  subject: 'directory',
  severity: 'error',
  summary: 'A contact and another object of the forest have the same value of mail.',
  rationale: 'Contacts are joined by mail: both land on one person, and the server reports an ambiguity.',
  avoid: 'a contact for a colleague who also has a user',
  prefer: 'the user alone',
  fix: 'Delete the contact.',
  source: 'scenario C.1, sync-engine JOIN-22',
  modes: ['F50'],
  run: () => {
    const users = new FirstOwners();
    const contacts: { readonly dn: string; readonly at: Place; readonly key: string }[] = [];
    let passed: PassedObjects | null = null;
    return {
      object: (object) => {
        passed = object.context.passed;
        const mail = object.isUser || object.isContact ? object.text('mail') : null;
        if (mail === null) return null;
        const key = foldAscii(mail);
        if (object.isContact) contacts.push({ dn: object.dn, at: object.at, key });
        else users.claim(key, object.ordinal);
        return null;
      },
      *end() {
        // A contact must not share mail with a contact either (DT-7).
        const earlier = new Map<string, string>();
        for (const { dn, at, key } of contacts) {
          const user = users.ownerOf(key);
          const other = user < 0 ? earlier.get(key) : passed?.dnOf(user);
          earlier.set(key, earlier.get(key) ?? dn);
          if (other !== undefined)
            yield {
              message: `\`${other}\` has the same \`mail\` ${shown(key)}`,
              objects: [dn, other],
              at,
            };
        }
      },
    };
  },
});
