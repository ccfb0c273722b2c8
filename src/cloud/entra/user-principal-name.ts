import { type Marks, noMarks, unionOfMarks, withMark } from '../marks.js';
import { placeholder } from './placeholder.js';
import { localPartOf } from './smtp-address.js';
import type { TenantDomains } from './tenant-domains.js';

/** What becomes of an exported sign-in name. */
export interface SignInName {
  readonly value: string;
  /** The exported one, when another user has it (cloud 7). */
  readonly quarantined: string | null;
  readonly marks: Marks;
}

/** White space, control and non-ASCII characters, and those that [upn] and [prep] name (cloud 2.2). */
const unfit = /[^!-~]|[\\%&*+/=?{}|<>();:,[\]"]/;

/** Whether the tenant takes the name as it is; otherwise it is made of the mailNickname (cloud 2.2, 5). */
export const hasFitForm = (exported: string): boolean => !unfit.test(exported);

/** The sign-in name in the tenant (cloud 5). It is calculated on first sync, on a change of the exported one, and of domains. */
export const signInNameOf = (
  exported: string | null,
  mailNickname: string,
  sourceAnchor: string,
  domains: TenantDomains,
  isTaken: (name: string) => boolean,
): SignInName => {
  const { initialDomain } = domains;
  if (exported !== null && hasFitForm(exported)) {
    const verdict = domains.verdictOf(exported);
    if (verdict.isVerified) {
      if (!isTaken(exported)) return { value: exported, quarantined: null, marks: noMarks };
      const prefix = localPartOf(exported) ?? mailNickname;
      const value = placeholder(prefix, sourceAnchor, initialDomain, isTaken);
      return { value, quarantined: exported, marks: withMark(withMark(noMarks, 'S-19'), 'K-4') };
    }
    const marks = verdict.isReserved ? withMark(verdict.lostMarks, 'S-41') : verdict.lostMarks;
    return fallback(mailNickname, sourceAnchor, initialDomain, isTaken, marks);
  }
  const marks = exported === null ? withMark(noMarks, 'S-03') : withMark(withMark(noMarks, 'S-01'), 'K-1');
  return fallback(mailNickname, sourceAnchor, initialDomain, isTaken, marks);
};

const fallback = (
  mailNickname: string,
  sourceAnchor: string,
  initialDomain: string,
  isTaken: (name: string) => boolean,
  marks: Marks,
): SignInName => {
  const value = `${mailNickname}@${initialDomain}`;
  if (!isTaken(value)) return { value, quarantined: null, marks };
  const other = placeholder(mailNickname, sourceAnchor, initialDomain, isTaken);
  return { value: other, quarantined: null, marks: unionOfMarks(marks, withMark(noMarks, 'S-02')) };
};
