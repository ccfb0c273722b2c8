import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { domainOf } from '../directory/address.js';
import { entriesOf, nameOf } from './people.js';

export const targetWithoutMailbox = defineCheck({
  id: 'outcome/target-without-mailbox',
  subject: 'outcome',
  severity: 'error',
  summary: 'A mail user points at a mailbox that is not in the tenant it points at.',
  rationale:
    'That tenant knows the address of nobody, or of another mail user that points back: mail is rejected or goes round in circles.',
  avoid: 'target `liwei@contoso.partner.mail.onmschina.cn` while the mailbox in 21Vianet does not exist yet',
  prefer: 'a mailbox with that address in the tenant of the routing domain',
  fix: 'Create the mailbox, add the address to it, or correct marker and target address.',
  source: 'scenario C.7.3, E.1',
  modes: ['F44', 'F45'],
  *run(subject) {
    const owners = new Map<string, string>();
    for (const { name, routingDomain } of subject.workspace.tenants)
      if (routingDomain !== undefined) owners.set(foldAscii(routingDomain), name);
    const mailboxes = new Set<string>();
    for (const { tenant, object } of entriesOf(subject))
      if (object.recipient.hasMailbox)
        for (const address of object.recipient.emailAddresses)
          mailboxes.add(`${tenant} ${foldAscii(address.replace(/^smtp:/i, ''))}`);
    for (const entry of entriesOf(subject)) {
      const target = entry.object.recipient.externalEmailAddress?.replace(/^smtp:/i, '') ?? '';
      const owner = owners.get(domainOf(target));
      if (owner === undefined || owner === entry.tenant || mailboxes.has(`${owner} ${foldAscii(target)}`)) continue;
      yield {
        tenant: entry.tenant,
        objects: nameOf(entry),
        message: `\`${target}\` is the address of no mailbox in \`${owner}\``,
        marks: entry.object.marks,
      };
    }
  },
});
