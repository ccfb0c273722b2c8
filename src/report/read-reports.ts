import type { ReadReport, SkipReason } from '../model/load/read-report.js';
import { visible } from './visible.js';

const reasons: Readonly<Record<SkipReason, (count: number, what: string) => string>> = {
  class: (count, what) => `${count} ${what} that no server synchronises`,
  deleted: (count, what) => `${count} deleted ${what}`.trimEnd(),
  outside: (count, what) => `${count} outside the forest (${what === '' ? 'in no domain' : what})`,
  damaged: (count, what) => `${count} damaged ${what}`.trimEnd(),
};

/** How many names are listed before the rest is only counted. */
const shown = 5;

const some = (names: readonly string[]): string =>
  names.length <= shown ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

/** One line for each directory file: what was read of it, what was left out, and why. */
export const readReportsText = (reports: readonly ReadReport[]): string =>
  reports.map((report) => `${visible(`${report.file}: ${parts(report).join('; ')}`)}\n`).join('');

const parts = ({ dialect, people, objects, skipped, unknownAttributes, ignored }: ReadReport): readonly string[] => {
  const read = [
    ...objects.map(({ name, count }) => `${count} ${name}`),
    ...(people > 0 ? [`${people} people in the short form`] : []),
  ];
  const secrets = ignored.filter(({ reason }) => reason === 'secret').map(({ name }) => name);
  return [
    `${read.length === 0 ? 'nothing' : read.join(', ')}${dialect === 'onegal' ? '' : ` (as ${dialect} writes them)`}`,
    ...(skipped.length === 0
      ? []
      : [`skipped ${skipped.map(({ reason, what, count }) => reasons[reason](count, what)).join(', ')}`]),
    ...(unknownAttributes.length === 0
      ? []
      : [`kept as text, because AD does not know them: ${some(unknownAttributes.map(({ name }) => name))}`]),
    ...(secrets.length === 0 ? [] : [`secrets left out: ${some(secrets)}`]),
  ];
};
