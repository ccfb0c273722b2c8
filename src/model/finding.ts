import type { Place, Severity } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';

/** What onegal found out about a person, an object, a rule or a setting: a row of `findings.json`. */
export interface Finding {
  /** The check that found it, stable and documented: `outcome/duplicate-proxy-address`. */
  readonly check: string;
  readonly severity: Severity;
  /** One sentence without a full stop, user input in backticks. */
  readonly message: string;
  /** The failure modes (F01–F90) and traps (T1–T20) it is an instance of, sorted. */
  readonly modes: readonly string[];
  /** The tenant in which it shows, where there is one. */
  readonly tenant?: string;
  /** DNs of the AD objects concerned; a source anchor where an object exists in a tenant only. */
  readonly objects: readonly string[];
  readonly at?: Place;
  /** The rule or datum to change, and how. */
  readonly help?: string;
  /** Undocumented points it rests on (`S-14`, `K-3`, `SCP-9`), sorted; empty when everything is documented. */
  readonly marks: readonly string[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What findings are sorted by before one looks at their objects. */
export type FindingKey = Pick<Finding, 'severity' | 'check' | 'tenant'>;

/** The gravest first, then by check and tenant. */
export const compareFindingKinds = (a: FindingKey, b: FindingKey): number =>
  gravity[a.severity] - gravity[b.severity] ||
  compareText(a.check, b.check) ||
  compareText(a.tenant ?? '', b.tenant ?? '');

/** Then by objects and message: an order that no other order of input changes (DET-1). */
export const compareFindings = (a: Finding, b: Finding): number =>
  compareFindingKinds(a, b) ||
  compareText(a.objects.join('\n'), b.objects.join('\n')) ||
  compareText(a.message, b.message);
