import type { Check } from '../define-check.js';
import { accountNameCharacters } from './account-name-characters.js';
import { accountNameDuplicate } from './account-name-duplicate.js';
import { accountNameLength } from './account-name-length.js';
import { aliasCharacters } from './alias-characters.js';
import { aliasDuplicate } from './alias-duplicate.js';
import { aliasLength } from './alias-length.js';
import { aliasMissing } from './alias-missing.js';
import { aliasPeriods } from './alias-periods.js';
import { certificateCount } from './certificate-count.js';
import { cloudArchive } from './cloud-archive.js';
import { conflictObject } from './conflict-object.js';
import { consistencyGuid } from './consistency-guid.js';
import { contactDuplicatesUser } from './contact-duplicates-user.js';
import { contactLoops } from './contact-loops.js';
import { contactSharesMail } from './contact-shares-mail.js';
import { danglingReference } from './dangling-reference.js';
import { delegateElsewhere } from './delegate-elsewhere.js';
import { deliveryRestriction } from './delivery-restriction.js';
import { displayNameBlank } from './display-name-blank.js';
import { displayNameLength } from './display-name-length.js';
import { displayNameMissing } from './display-name-missing.js';
import { displayType } from './display-type.js';
import { dynamicGroup } from './dynamic-group.js';
import { formerMailbox } from './former-mailbox.js';
import { givenNameLength } from './given-name-length.js';
import { groupDomain } from './group-domain.js';
import { groupSize } from './group-size.js';
import { hiddenWithoutAlias } from './hidden-without-alias.js';
import { leaverVisible } from './leaver-visible.js';
import { linkedMailbox } from './linked-mailbox.js';
import { mailDiffersFromPrimary } from './mail-differs-from-primary.js';
import { mailDuplicate } from './mail-duplicate.js';
import { mailFormat } from './mail-format.js';
import { mailLength } from './mail-length.js';
import { mailboxWithoutGuid } from './mailbox-without-guid.js';
import { markerInconsistent } from './marker-inconsistent.js';
import { markerMissing } from './marker-missing.js';
import { markerValue } from './marker-value.js';
import { markerWrong } from './marker-wrong.js';
import { migratedElsewhere } from './migrated-elsewhere.js';
import { outerBlanks } from './outer-blanks.js';
import { primaryDomain } from './primary-domain.js';
import { primaryMissing } from './primary-missing.js';
import { primarySeveral } from './primary-several.js';
import { principalNameCharacters } from './principal-name-characters.js';
import { principalNameDuplicate } from './principal-name-duplicate.js';
import { principalNameFormat } from './principal-name-format.js';
import { principalNameLength } from './principal-name-length.js';
import { principalNameMissing } from './principal-name-missing.js';
import { principalNamePrefix } from './principal-name-prefix.js';
import { principalNameSuffix } from './principal-name-suffix.js';
import { privateDomain } from './private-domain.js';
import { proxyCharacters } from './proxy-characters.js';
import { proxyCount } from './proxy-count.js';
import { proxyDuplicate } from './proxy-duplicate.js';
import { proxyFormat } from './proxy-format.js';
import { proxyInitialDomain } from './proxy-initial-domain.js';
import { proxyLegacyProtocol } from './proxy-legacy-protocol.js';
import { proxyLength } from './proxy-length.js';
import { proxyPrefix } from './proxy-prefix.js';
import { proxyRepeated } from './proxy-repeated.js';
import { proxyX500 } from './proxy-x500.js';
import { remoteType } from './remote-type.js';
import { resourceEnabled } from './resource-enabled.js';
import { resourceMetadata } from './resource-metadata.js';
import { senderAuthentication } from './sender-authentication.js';
import { targetDuplicate } from './target-duplicate.js';
import { targetFormat } from './target-format.js';
import { targetInitialDomain } from './target-initial-domain.js';
import { targetLength } from './target-length.js';
import { targetLoops } from './target-loops.js';
import { targetMissing } from './target-missing.js';
import { targetNotOwnAddress } from './target-not-own-address.js';

/** One line a check, by id. */
export const directoryChecks: readonly Check<'directory'>[] = [
  accountNameCharacters,
  accountNameDuplicate,
  accountNameLength,
  aliasCharacters,
  aliasDuplicate,
  aliasLength,
  aliasMissing,
  aliasPeriods,
  certificateCount,
  cloudArchive,
  conflictObject,
  consistencyGuid,
  contactDuplicatesUser,
  contactLoops,
  contactSharesMail,
  danglingReference,
  delegateElsewhere,
  deliveryRestriction,
  displayNameBlank,
  displayNameLength,
  displayNameMissing,
  displayType,
  dynamicGroup,
  formerMailbox,
  givenNameLength,
  groupDomain,
  groupSize,
  hiddenWithoutAlias,
  leaverVisible,
  linkedMailbox,
  mailDiffersFromPrimary,
  mailDuplicate,
  mailFormat,
  mailLength,
  mailboxWithoutGuid,
  markerInconsistent,
  markerMissing,
  markerValue,
  markerWrong,
  migratedElsewhere,
  outerBlanks,
  primaryDomain,
  primaryMissing,
  primarySeveral,
  principalNameCharacters,
  principalNameDuplicate,
  principalNameFormat,
  principalNameLength,
  principalNameMissing,
  principalNamePrefix,
  principalNameSuffix,
  privateDomain,
  proxyCharacters,
  proxyCount,
  proxyDuplicate,
  proxyFormat,
  proxyInitialDomain,
  proxyLegacyProtocol,
  proxyLength,
  proxyPrefix,
  proxyRepeated,
  proxyX500,
  remoteType,
  resourceEnabled,
  resourceMetadata,
  senderAuthentication,
  targetDuplicate,
  targetFormat,
  targetInitialDomain,
  targetLength,
  targetLoops,
  targetMissing,
  targetNotOwnAddress,
];
