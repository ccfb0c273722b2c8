import { defineCheck } from '../define-check.js';
import type { ObjectView } from '../directory-subject.js';
import { FirstOwners } from './first-owners.js';

export const contactDuplicatesUser = defineCheck({
  id: 'directory/contact-duplicates-user',
  subject: 'directory',
  severity: 'error',
  summary: 'A contact stands for somebody who is in the directory as a user.',
  rationale: 'The person is in every list twice; replies reach one of the two entries.',
  avoid: 'a contact of the old address list synchronisation with the target `liwei@cn.contoso.com`',
  prefer: 'the user alone',
  fix: 'Delete the contact before the rules go live.',
  source: 'scenario C.5.10, cloud T14',
  modes: ['F51', 'T14'],
  run: () => {
    const owners = new FirstOwners();
    const contacts: ObjectView[] = [];
    return {
      object: (object) => {
        if (object.isContact) contacts.push(object);
        else if (object.isUser) for (const { key } of object.smtp) owners.claim(key, object.ordinal);
        return null;
      },
      *end() {
        for (const contact of contacts) {
          const keys = [...contact.smtp, ...(contact.target === null ? [] : [contact.target])].map(({ key }) => key);
          const user = keys.map((key) => owners.ownerOf(key)).find((owner) => owner >= 0);
          if (user === undefined) continue;
          const dn = contact.context.passed.dnOf(user);
          yield { message: `the user \`${dn}\` has its address`, objects: [contact.dn, dn], at: contact.at };
        }
      },
    };
  },
});
