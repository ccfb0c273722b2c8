import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, withExchange } from './domains.js';

export const remoteDomain = defineCheck({
  id: 'topology/remote-domain',
  subject: 'topology',
  severity: 'warning',
  summary: 'A tenant treats the domains of another tenant as strangers.',
  rationale: 'People get external out-of-office messages and winmail.dat from each other.',
  avoid: 'only the default remote domain',
  prefer: 'a remote domain for every domain of the other tenant',
  fix: 'Create a remote domain with TNEF and internal out-of-office messages.',
  source: 'scenario D.4, D.5',
  modes: ['F65'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const facts of withExchange(subject)) {
      const known = new Set((facts.exchange.remoteDomains ?? []).map(foldAscii));
      for (const { tenant } of others(subject, facts)) {
        const missing = mailDomains(tenant).filter((domain) => !known.has(domain));
        if (missing.length > 0)
          yield {
            tenant: facts.tenant.name,
            message: `there is no remote domain for ${missing.map((domain) => `\`${domain}\``).join(', ')}`,
          };
      }
    }
  },
});
