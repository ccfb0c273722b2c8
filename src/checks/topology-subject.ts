import type { Instant } from '../attribute/value.js';
import type { Place } from '../base/diagnostic.js';
import type { Workspace } from '../model/workspace.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { Companion } from './companion.js';
import type { Need } from './needs.js';

/** A workspace without its objects. */
export interface TopologySubject {
  readonly workspace: Workspace;
  /** By server name; built-in where there is no export. */
  readonly configurations: ReadonlyMap<string, ServerConfiguration>;
  /** What is configured beside the rules, as far as `companion.yaml` says it. */
  readonly companion: Companion;
  /** For warnings with a date. */
  readonly asOf: Instant;
  /** Where something stands in `onegal.yaml`. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/** What is known, for the checks that need it. */
export const topologyKnowledge = ({ companion, configurations }: TopologySubject): ReadonlySet<Need> => {
  const known = new Set<Need>();
  const exports = [...configurations.values()].filter(({ origin }) => origin === 'export');
  if (exports.length > 1) known.add('otherServer');
  if (exports.length > 0) known.add('settings');
  if (companion.dns !== undefined) known.add('dns');
  if (companion.adfs !== undefined) known.add('adfs');
  if (companion.onPremises !== undefined) known.add('onPremises');
  const tenants = Object.values(companion.tenants ?? {});
  if (tenants.some(({ exchange }) => exchange !== undefined)) known.add('exchangeOnline');
  if (tenants.some(({ availability }) => availability !== undefined)) known.add('availability');
  if (tenants.some(({ cloudOnly }) => cloudOnly !== undefined)) known.add('inventory');
  if (companion.servers !== undefined) known.add('features');
  return known;
};
