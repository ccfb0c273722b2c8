import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import type { ObjectView } from '../directory-subject.js';

export const migratedElsewhere = defineCheck({
  id: 'directory/migrated-elsewhere',
  subject: 'directory',
  severity: 'error',
  summary: 'A person counts as migrated to a tenant where the workspace knows of no mailbox.',
  rationale:
    'The migrated bit stands for a mailbox that was moved to that tenant by hybrid; where it never was, a licence creates none.',
  avoid: 'msExchRemoteRecipientType 4 on a mailbox in 21Vianet',
  prefer: 'msExchRemoteRecipientType 1 or 97, or a mail user',
  fix: 'Convert the object to a mail user, or set the remote recipient type to a provisioned one.',
  source: 'scenario F21, cloud 9.1',
  modes: ['F21'],
  run: () => ({
    object: (object) => {
      const isMigrated = BigInt.asIntN(64, object.number('msExchRemoteRecipientType') & 4n) !== 0n;
      return isMigrated && object.markedTenant !== null && !object.home.staged && !hasMailbox(object)
        ? { message: 'it counts as migrated in a tenant it was never migrated to', tenant: object.home.tenant }
        : null;
    },
  }),
});

/** What `mailboxes:` of the tenant says; `home` means that every migrated remote mailbox is there (design 2). */
const hasMailbox = (object: ObjectView): boolean => {
  const mailboxes = object.homeTenant?.tenant.mailboxes;
  switch (mailboxes?.kind) {
    case 'none':
      return false;
    case 'attribute':
      return object.values(mailboxes.attribute).some((value) => mailboxes.values.includes(String(value)));
    case 'inventory':
      return [object.text('userPrincipalName'), object.primary?.address ?? null].some(
        (name) => name !== null && mailboxes.entries.has(foldAscii(name)),
      );
    default:
      return true;
  }
};
