import { foldCase } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const aliasDuplicate = defineCheck({
  id: 'outcome/alias-duplicate',
  subject: 'outcome',
  severity: 'warning',
  summary: 'Two recipients of a tenant have the same alias.',
  rationale: 'Exchange Online makes one of them unique by a suffix nobody expects.',
  avoid: 'two recipients `info`',
  prefer: 'an alias of its own for every recipient of the forest',
  fix: 'Change one alias in AD.',
  source: 'cloud 4 S-35',
  modes: ['F49'],
  *run(subject) {
    const owners = new Map<string, string>();
    for (const entry of entriesOf(subject)) {
      const alias = entry.object.recipient.isRecipient ? entry.object.recipient.alias : null;
      if (alias === null) continue;
      const key = `${entry.tenant} ${foldCase(alias)}`;
      const [name = ''] = nameOf(entry);
      const other = owners.get(key);
      if (other === undefined) owners.set(key, name);
      else
        yield {
          tenant: entry.tenant,
          objects: [name, other],
          message: `the alias \`${alias}\` belongs to \`${other}\` already`,
          marks: ['S-35'],
        };
    }
  },
});
