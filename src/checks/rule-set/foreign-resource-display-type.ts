import { defineCheck } from '../define-check.js';
import { isConstant, judge } from './winners.js';

export const foreignResourceDisplayType = defineCheck({
  id: 'rule-set/foreign-resource-display-type',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'Rooms and equipment of another tenant arrive as ordinary people.',
  rationale: 'All Rooms and Room Finder select by display type: with 6 the rooms of the other cloud are not found.',
  avoid: 'the constant 6 for every foreign object',
  prefer: '-2147481850 for rooms and -2147481594 for equipment, in rules with lower numbers',
  fix: 'Flow the display type of a synchronised room or equipment mailbox, with a lower number than the rule for people.',
  source: 'scenario C.4 G15, G16, cloud S-32',
  modes: ['F31', 'T18'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    for (const [type, meta] of [
      ['8589934592', 'ResourceType:Room'],
      ['17179869184', 'ResourceType:Equipment'],
    ] as const)
      yield* judge(
        set,
        {
          target: 'msExchRecipientDisplayType',
          whose: 'foreign',
          given: { msExchRecipientTypeDetails: [type], msExchResourceMetaData: [meta] },
        },
        (winner) => !isConstant(winner, '6'),
        `which hides ${meta.slice(13).toLowerCase()} mailboxes from room lists`,
      );
  },
});
