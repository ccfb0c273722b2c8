import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { addressSpaces } from './domains.js';

export const availabilityMethod = defineCheck({
  id: 'topology/availability-method',
  subject: 'topology',
  severity: 'error',
  summary: 'An availability address space uses a method that Exchange Online no longer takes.',
  rationale: 'The request fails: credentials and basic authentication are gone.',
  avoid: 'AccessMethod OrgWideFB',
  prefer: 'AccessMethod OrgWideFBToken',
  fix: 'Create the address space again with OrgWideFBToken, TargetTenantId and TargetServiceEpr.',
  source: 'scenario 0.1, D.5',
  modes: ['F72'],
  needs: ['availability'],
  *run(subject) {
    for (const { facts, space } of addressSpaces(subject))
      if (foldAscii(space.accessMethod) !== 'orgwidefbtoken')
        yield {
          tenant: facts.tenant.name,
          message: `the address space \`${space.domain}\` uses \`${space.accessMethod}\``,
        };
  },
});
