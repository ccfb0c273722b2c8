import { isOpen } from '../attribute/open-reference.js';
import { isList, type Reference, type Scalar, type Value } from '../attribute/value.js';
import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { Effort } from './effort.js';
import type { Elsewhere } from './elsewhere.js';
import { isMvReference } from './metaverse.js';
import type { PlannedConnector } from './plan.js';
import type { Hop } from './precedence.js';

/**
 * From a DN of a connector space to the metaverse object that is linked to the object there (REF-1). In a run over a part of a directory the
 * reference stays open, wherever the object is: nothing about an object depends on another one then.
 */
export const inboundHop = (links: readonly CsObject[], effort: Effort, elsewhere: Elsewhere | null): Hop => {
  if (elsewhere === null)
    return (value, source) => follow(value, effort, ({ dn }) => links[source]?.space.find(dn)?.link?.reference ?? null);
  return (value, source) => {
    const connector = links[source]?.space.planned.connector.id ?? '';
    return follow(value, effort, (found) => (isOpen(found.dn) ? found : elsewhere.reference(connector, found.dn)));
  };
};

/** From a metaverse object to the object of the target connector that is linked to it; a DN must exist there (REF-1). */
export const outboundHop =
  (connector: PlannedConnector, space: ConnectorSpace | null, effort: Effort, elsewhere: Elsewhere | null): Hop =>
  (value) =>
    follow(value, effort, (reference) => {
      if (isMvReference(reference)) return reference.object.linkIn(connector)?.reference ?? null;
      if (isOpen(reference.dn)) return reference;
      elsewhere?.giveUp();
      return space?.find(reference.dn)?.reference ?? null;
    });

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
