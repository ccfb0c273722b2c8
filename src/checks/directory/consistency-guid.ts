import { defineCheck } from '../define-check.js';

export const consistencyGuid = defineCheck({
  id: 'directory/consistency-guid',
  subject: 'directory',
  severity: 'warning',
  summary: '`mS-DS-ConsistencyGuid` differs from objectGUID.',
  rationale:
    'A server that uses objectGUID as anchor takes the person for somebody else than one that uses mS-DS-ConsistencyGuid.',
  avoid: 'server G on mS-DS-ConsistencyGuid, server C on objectGUID, and a user that was migrated between forests',
  prefer: 'mS-DS-ConsistencyGuid on both servers and in AD FS',
  fix: 'Make sure that every server and AD FS use mS-DS-ConsistencyGuid.',
  source: 'scenario C.5.13',
  modes: ['F11'],
  run: () => ({
    object: (object) => {
      const [consistency] = object.values('mS-DS-ConsistencyGuid');
      const [guid] = object.values('objectGUID');
      if (!(consistency instanceof Uint8Array) || !(guid instanceof Uint8Array)) return null;
      return consistency.join() === guid.join()
        ? null
        : { message: 'its `mS-DS-ConsistencyGuid` is not its objectGUID' };
    },
  }),
});
