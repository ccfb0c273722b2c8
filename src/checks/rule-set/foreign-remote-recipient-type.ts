import { defineCheck } from '../define-check.js';
import { judgeStripped } from './winners.js';

export const foreignRemoteRecipientType = defineCheck({
  id: 'rule-set/foreign-remote-recipient-type',
  subject: 'rule-set',
  severity: 'error',
  summary: 'The remote recipient type of people of another tenant reaches this tenant.',
  rationale:
    'Bit 1 lets Exchange Online provision a second mailbox; any value lets Entra ID remove every address in an unverified domain.',
  avoid: 'msExchRemoteRecipientType 97 of a shared mailbox exported to both tenants',
  prefer: 'AuthoritativeNull to `msExchRemoteRecipientType` for foreign users',
  fix: 'Flow AuthoritativeNull to `msExchRemoteRecipientType` for foreign users.',
  source: 'scenario C.4 G20, cloud 6.1, 9.1',
  modes: ['F20', 'T1', 'T2', 'T20'],
  needs: ['workspace', 'standardRules'],
  run: (set) => judgeStripped(set, 'foreign', ['msExchRemoteRecipientType'], 'where a second mailbox may appear'),
});
