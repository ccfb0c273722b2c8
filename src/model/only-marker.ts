import { compareText } from '../base/order.js';
import type { Workspace } from './workspace.js';

/** The shortest of a tenant's marker values, which begins the others when they are well chosen. */
export const shortestMarker = (markers: readonly string[]): string =>
  [...markers].sort((a, b) => a.length - b.length || compareText(a, b))[0] ?? '';

/**
 * What stands on groups and contacts that are for one tenant only: `21V-ONLY` after its shortest marker; the first tenant has no
 * markers, its groups say `GLOBAL-ONLY` after its name (scenario C.2, C.5.9). Empty where no attribute could say so.
 */
export const onlyMarkerOf = ({ home, tenants }: Pick<Workspace, 'home' | 'tenants'>, tenant: string): string => {
  if (home.by !== 'attribute') return '';
  if (tenant === tenants[0]?.name) return `${tenant.toUpperCase()}-ONLY`;
  const shortest = shortestMarker(home.values.get(tenant) ?? []);
  return shortest === '' ? '' : `${shortest}-ONLY`;
};
