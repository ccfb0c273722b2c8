import type { Finding } from '../model/finding.js';
import { startOf } from '../model/finding-kind.js';
import type { Metaverse } from '../rule/server-export.js';
import { engineFindingKinds } from './finding-kinds.js';
import type { Pending, PendingExports } from './pending.js';

const kind = engineFindingKinds['stopped-deletion-threshold-exceeded'];

/** Pending deletes on one connector that still go through (DEL-10). */
export const defaultDeletionThreshold = 500;

/** What the server's own settings say: a number, or `null` when the feature is off; without settings the default (DEL-10). */
export const deletionThresholdOf = ({ settings }: Metaverse): number | null => {
  if (settings.get('Microsoft.OptionalFeature.ExportDeletionThreshold')?.toLowerCase() === 'false') return null;
  const value = settings.get('Microsoft.OptionalFeature.ExportDeletionThresholdValue') ?? '';
  return /^\d{1,9}$/.test(value) ? Number(value) : defaultDeletionThreshold;
};

/** What the finding of an export that was stopped is called (DEL-10). */
export const deletionThresholdExceeded = kind.id;

/** One finding for each connector whose export would not go through (DEL-10, DEL-11). */
export const deletionFindings = (
  tenant: string,
  { exports }: Pending,
  threshold: number | null = defaultDeletionThreshold,
): readonly Finding[] =>
  threshold === null
    ? []
    : [...exports.values()]
        .filter(({ deletes }) => deletes.length > threshold)
        .map((pending) => exceeded(tenant, pending, threshold));

/** DEL-10 is contested: only the deletes are held back, or the whole export; both counts are told. */
const exceeded = (
  tenant: string,
  { connector, adds, updates, deletes }: PendingExports,
  threshold: number,
): Finding => {
  const others = adds.length + updates.length;
  const message = `the export to \`${connector}\` stops: ${deletes.length} deletes are pending and ${threshold} are allowed; ${others} other changes wait with them`;
  return {
    ...startOf(kind, message),
    tenant,
    objects: deletes.map(({ dn }) => dn),
    help: kind.fix,
    marks: ['DEL-10'],
  };
};
