import type { Place } from '../../base/diagnostic.js';
import { FirstOwners } from '../../base/first-owners.js';
import { defineCheck } from '../define-check.js';
import type { ObjectView, PassedObjects } from '../directory-subject.js';

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
    const contacts: { readonly dn: string; readonly at: Place; readonly keys: readonly string[] }[] = [];
    let passed: PassedObjects | null = null;
    return {
      object: (object) => {
        passed = object.context.passed;
        if (object.isContact) contacts.push({ dn: object.dn, at: object.at, keys: keysOf(object) });
        else if (object.isUser) for (const { key } of object.smtp) owners.claim(key, object.ordinal);
        return null;
      },
      *end() {
        for (const { dn: contact, at, keys } of contacts) {
          const user = keys.map((key) => owners.ownerOf(key)).find((owner) => owner >= 0);
          if (user === undefined || passed === null) continue;
          const dn = passed.dnOf(user);
          yield { message: `the user \`${dn}\` has its address`, objects: [contact, dn], at };
        }
      },
    };
  },
});

const keysOf = ({ smtp, target }: ObjectView): readonly string[] =>
  [...smtp, ...(target === null ? [] : [target])].map(({ key }) => key);
