import type { Check } from '../define-check.js';
import { aliasDuplicate } from './alias-duplicate.js';
import { anchorDiffers } from './anchor-differs.js';
import { foreignAddressRemoved } from './foreign-address-removed.js';
import { foreignArchive } from './foreign-archive.js';
import { foreignLicence } from './foreign-licence.js';
import { foreignMailbox } from './foreign-mailbox.js';
import { foreignPassword } from './foreign-password.js';
import { foreignPersonalData } from './foreign-personal-data.js';
import { foreignRoom } from './foreign-room.js';
import { foreignSignIn } from './foreign-sign-in.js';
import { foreignSip } from './foreign-sip.js';
import { halfMoved } from './half-moved.js';
import { hiddenDiffers } from './hidden-differs.js';
import { managerLost } from './manager-lost.js';
import { membersLost } from './members-lost.js';
import { noRecipient } from './no-recipient.js';
import { restrictionLost } from './restriction-lost.js';
import { targetWithoutMailbox } from './target-without-mailbox.js';
import { x500Lost } from './x500-lost.js';

/** One line a check, by id. */
export const outcomeChecks: readonly Check<'outcome'>[] = [
  aliasDuplicate,
  anchorDiffers,
  foreignAddressRemoved,
  foreignArchive,
  foreignLicence,
  foreignMailbox,
  foreignPassword,
  foreignPersonalData,
  foreignRoom,
  foreignSignIn,
  foreignSip,
  halfMoved,
  hiddenDiffers,
  managerLost,
  membersLost,
  noRecipient,
  restrictionLost,
  targetWithoutMailbox,
  x500Lost,
];
