import type { Diagnostic } from '../../base/diagnostic.js';
import type { ExpansionContext } from '../planned-rule.js';
import { targetsFilledFor } from './resolve-strip.js';

const attribute = 'msExchRemoteRecipientType';

/**
 * Home objects represented as remote mailboxes need this attribute in their tenant: it says which kind of mailbox to
 * create (scenario C.5.8). Rules made with an Exchange schema before 2010 do not bring it (C.1.6).
 */
export const checkRemoteRecipientType = (context: ExpansionContext): readonly Diagnostic[] => {
  if (targetsFilledFor('user', context).has(attribute)) return [];
  const { server } = context;
  return [
    {
      code: 'compiler/remote-recipient-type-not-filled',
      severity: 'warning',
      message: `server \`${server.name}\`: no rule of the server fills \`${attribute}\`, so home objects kept as remote mailboxes get no mailbox of their kind`,
      help: 'Refresh the schema of the AD connector after the Exchange schema was extended, so that the standard rules bring it.',
    },
  ];
};
