import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';
import { foreignTenants } from './tenants.js';

export const targetLoops = defineCheck({
  id: 'directory/target-loops',
  subject: 'directory',
  severity: 'error',
  summary: 'A target address lies in an accepted domain of the tenant where the object is foreign.',
  rationale: 'Mail comes back to the same mail user until it is returned as a loop.',
  avoid: 'target `liwei@contoso.com` for a mailbox in 21Vianet while Global accepts `contoso.com`',
  prefer: 'target `liwei@contoso.partner.mail.onmschina.cn`',
  fix: 'Use the routing domain of the home tenant.',
  source: 'scenario A.4, cloud 12',
  modes: ['F42'],
  run: () => ({
    object: (object) => {
      const target =
        object.isUser && object.isRecipient && object.home.platform !== 'onPremises' ? object.target : null;
      // Partners are at home nowhere; their target is checked against what the first tenant accepts.
      const loops =
        target === null ? undefined : foreignTenants(object).find(({ accepted }) => accepted.has(target.domain));
      return loops === undefined
        ? null
        : {
            message: `\`${loops.tenant.name}\` accepts the domain of the target address ${shown(target?.address ?? '')} itself`,
            tenant: loops.tenant.name,
          };
    },
  }),
});
