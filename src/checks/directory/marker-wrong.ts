import { defineCheck } from '../define-check.js';
import { routingOwner } from './tenants.js';

export const markerWrong = defineCheck({
  id: 'directory/marker-wrong',
  subject: 'directory',
  severity: 'error',
  summary: 'The home marker contradicts where the mailbox is.',
  rationale: 'The account is disabled in the tenant it works in, and its mail goes to a mailbox that is not there.',
  avoid: 'marker `21V` on an on-premises mailbox, or with a target address in Global',
  prefer: 'marker `21V-STAGED` while the mailbox is still on-premises',
  fix: 'Clear the marker, or finish the move.',
  source: 'scenario C.2, G.4',
  modes: ['F02'],
  run: (context) => ({
    object: (object) => {
      const tenant = object.markedTenant;
      if (tenant === null || object.home.staged || !object.isUser) return null;
      if (object.has('homeMDB') && object.recipientType < 64n)
        return { message: `the marker says \`${tenant}\`, and it has a mailbox on-premises`, tenant };
      const owner = routingOwner(context, object.target?.domain ?? '');
      return owner !== null && owner !== tenant
        ? { message: `the marker says \`${tenant}\`, and the target address leads to \`${owner}\``, tenant }
        : null;
    },
  }),
});
