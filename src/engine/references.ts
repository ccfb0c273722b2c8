import { isList, type Reference, type Scalar, type Value } from '../attribute/value.js';
import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { Effort } from './effort.js';
import { isMvReference } from './metaverse.js';
import type { PlannedConnector } from './plan.js';
import type { Hop } from './precedence.js';

/** From a DN of a connector space to the metaverse object that is linked to the object there (REF-1). */
export const inboundHop =
  (links: readonly CsObject[], effort: Effort): Hop =>
  (value, source) =>
    follow(value, effort, (reference) => links[source]?.space.find(reference.dn)?.link?.reference ?? null);

/** From a metaverse object to the object of the target connector that is linked to it; a DN must exist there (REF-1). */
export const outboundHop =
  (connector: PlannedConnector, space: ConnectorSpace | null, effort: Effort): Hop =>
  (value) =>
    follow(value, effort, (reference) =>
      isMvReference(reference)
        ? (reference.object.linkIn(connector)?.reference ?? null)
        : (space?.find(reference.dn)?.reference ?? null),
    );

/** Values that lead nowhere are dropped in silence, the others stay (REF-2). */
const follow = (value: Value, effort: Effort, next: (reference: Reference) => Reference | null): Value | null => {
  effort.references += isList(value) ? value.length : 1;
  if (!isList(value)) return isReference(value) ? next(value) : value;
  const followed: Scalar[] = [];
  for (const one of value) {
    const target = isReference(one) ? next(one) : one;
    if (target !== null) followed.push(target);
  }
  return followed.length === 0 ? null : followed;
};

const isReference = (value: Scalar): value is Reference =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference';
