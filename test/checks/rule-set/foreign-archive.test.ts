import { foreignArchive } from '../../../src/checks/rule-set/foreign-archive.js';
import { cleared, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignArchive, 'china', {
  fires: { 'only the GUID removed': withRule('foreignToChina', cleared('msExchArchiveGUID')) },
  quiet: { 'both removed': withRule('foreignToChina', cleared('msExchArchiveGUID'), cleared('msExchArchiveName')) },
});
