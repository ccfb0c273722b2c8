import { defineCheck } from '../define-check.js';
import { isCleared, judge } from './winners.js';

export const recipientAttributesLost = defineCheck({
  id: 'rule-set/recipient-attributes-lost',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Both the recipient type and the target address of people of another tenant are removed.',
  rationale: 'Without either the account is a plain user: it is in no address list and cannot be mailed.',
  avoid: 'AuthoritativeNull to `msExchRecipientTypeDetails` and to `targetAddress` for foreign users',
  prefer: 'the constant 128 to `msExchRecipientTypeDetails`',
  fix: 'Let one of the two flow for foreign users.',
  source: 'cloud 9.2, T10',
  modes: ['F34', 'T10'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    const lost = (target: string) => [
      ...judge(
        set,
        { target, whose: 'foreign' },
        (winner) => winner !== null && !isCleared(winner),
        'like the target address',
      ),
    ];
    const types = lost('msExchRecipientTypeDetails');
    if (types.length > 0 && lost('targetAddress').length > 0) yield* types;
  },
});
