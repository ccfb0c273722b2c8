import { defineCheck } from '../define-check.js';
import { judgeStripped } from './winners.js';

export const foreignArchive = defineCheck({
  id: 'rule-set/foreign-archive',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'The archive of people of another tenant reaches this tenant.',
  rationale: 'Exchange Online shows an archive that is not there.',
  avoid: '`msExchArchiveGUID` left to the standard rules',
  prefer: 'AuthoritativeNull to `msExchArchiveGUID` and `msExchArchiveName`',
  fix: 'Flow AuthoritativeNull to `msExchArchiveGUID` and `msExchArchiveName` for foreign users.',
  source: 'scenario C.4 G20',
  modes: ['F24'],
  needs: ['workspace', 'standardRules'],
  run: (set) =>
    judgeStripped(
      set,
      'foreign',
      ['msExchArchiveGUID', 'msExchArchiveName'],
      'which shows an archive that is not there',
    ),
});
