import type { Scalar } from '../../attribute/value.js';
import { type Mark, type Marks, noMarks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import type { ObjectClass } from '../tenant-directory.js';
import { isSmtp } from './smtp-address.js';

/** Names of the errors with which the export of an object fails (cloud 2.3). */
export const exportErrors = [
  'ExceededAllowedLength',
  'IdentityDataValidationFailed',
  'InvalidHardMatch',
  'InvalidSoftMatch',
  'ObjectTypeMismatch',
  'ExistingAdminRoleConflict',
  'AttributeValueMustBeUnique',
] as const;

export type ExportError = (typeof exportErrors)[number];

/** What stops an object, and what that rests on; no errors when nothing does. */
export interface Verdict {
  readonly errors: readonly ExportError[];
  readonly marks: Marks;
}

const sound: Verdict = { errors: [], marks: noMarks };

/** Characters (cloud 2.1, [prep]). */
const isTooLong = ({ displayName, givenName, mail, mailNickname, targetAddress }: Shadow): boolean =>
  exceeds(displayName, 256) ||
  exceeds(givenName, 64) ||
  exceeds(mail, 256) ||
  exceeds(mailNickname, 64) ||
  exceeds(targetAddress, 256);

const exceeds = (text: string | null, limit: number): boolean => text !== null && text.length > limit;

const certificateLimit = 15;

/** How many SMTP values an object may have, and how many give reason to warn (S-24). */
export const addressLimit = 332;
export const addressWarning = 300;

/** The checks that fail the export of an object (cloud 2.1). */
export const validate = (objectClass: ObjectClass, shadow: Shadow): Verdict => {
  let verdict = sound;
  if (isTooLong(shadow)) verdict = withError(verdict, 'ExceededAllowedLength', 'S-23');
  if (shadow.proxyAddresses.length > addressLimit && smtpCount(shadow.proxyAddresses) > addressLimit)
    verdict = withError(verdict, 'ExceededAllowedLength', 'S-24');
  if (shadow.certificates.length > certificateLimit || shadow.mailCertificates.length > certificateLimit)
    verdict = withError(verdict, 'ExceededAllowedLength');
  const upn = objectClass === 'user' ? shadow.userPrincipalName : null;
  if (upn !== null && !hasSoundForm(upn)) verdict = withError(verdict, 'IdentityDataValidationFailed', 'S-01', 'K-1');
  return verdict;
};

const withError = ({ errors, marks }: Verdict, error: ExportError, ...more: readonly Mark[]): Verdict => ({
  errors: errors.includes(error) ? errors : [...errors, error],
  marks: more.reduce(withMark, marks),
});

/** How many of the exported proxyAddresses are SMTP values. */
export const smtpCount = (proxyAddresses: readonly Scalar[]): number =>
  proxyAddresses.filter((value) => typeof value === 'string' && isSmtp(value)).length;

/** Format and length of a sign-in name; which characters it has is no matter of success (K-1). */
const hasSoundForm = (upn: string): boolean => {
  const sign = upn.indexOf('@');
  const domainLength = upn.length - sign - 1;
  return (
    sign > 0 &&
    upn.indexOf('@', sign + 1) < 0 &&
    upn.charAt(sign - 1) !== '.' &&
    upn.length <= 113 &&
    sign <= 64 &&
    domainLength > 0 &&
    domainLength <= 48
  );
};
