import { parseDn } from '../../model/dn.js';
import { defineCheck } from '../define-check.js';
import { clausesOf } from './scope-clauses.js';

export const memberOfDn = defineCheck({
  id: 'rule-set/member-of-dn',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A membership clause does not name a group by its distinguished name.',
  rationale: 'The clause is false for everybody, and its negation true.',
  avoid: '`dn ISMEMBEROF Pilot`',
  prefer: '`dn ISMEMBEROF CN=Pilot,OU=Groups,DC=contoso,DC=internal`',
  fix: 'Write the distinguished name of the group; only direct members count.',
  source: 'sync-engine SCP-13',
  modes: ['F83'],
  *run(set) {
    for (const { rule, clause, part } of clausesOf(set.rules)) {
      if (!/MEMBEROF$/.test(clause.operator) || clause.value.includes('%')) continue;
      const parts = parseDn(clause.value);
      if (parts === null || parts.length < 2)
        yield { rule, part, message: `\`${clause.value}\` is no distinguished name`, marks: ['SCP-13'] };
    }
  },
});
