import { defineCheck } from '../define-check.js';

export const remoteType = defineCheck({
  id: 'directory/remote-type',
  subject: 'directory',
  severity: 'error',
  summary: 'Recipient type and remote recipient type of a remote mailbox do not fit.',
  rationale: 'A shared, room or equipment mailbox becomes a user mailbox in the cloud, and needs a licence.',
  avoid: 'recipient type 34359738368 with msExchRemoteRecipientType 4',
  prefer: 'msExchRemoteRecipientType 100 (migrated) or 97 (provisioned)',
  fix: 'Set the remote recipient type to the one of its kind.',
  source: 'cloud 9.2 (KB 2710029), 10.3',
  run: () => ({
    object: (object) => {
      if (!object.has('msExchRemoteRecipientType')) return null;
      const bits = Number(BigInt.asUintN(8, object.number('msExchRemoteRecipientType')));
      const kind = Math.floor(bits / 32) % 4;
      const wanted = kinds.get(object.recipientType);
      return wanted === undefined || wanted === kind
        ? null
        : { message: `recipient type ${object.recipientType} does not fit remote recipient type ${bits}` };
    },
  }),
});

/** Bits 32 and 64 of the remote recipient type by recipient type: none, room, equipment, shared (cloud 10.3). */
const kinds: ReadonlyMap<bigint, number> = new Map([
  [2147483648n, 0],
  [8589934592n, 1],
  [17179869184n, 2],
  [34359738368n, 3],
]);
