import { storedAttributes } from '../attribute/stored-attributes.js';
import { compareText } from '../base/order.js';
import type { ObjectState, TenantState } from './tenant-state.js';

/** Raised whenever a reader of older lines would misunderstand newer ones. */
export const tenantStateVersion = 1;

/** What a tenant remembers as JSON lines without line ends: a header with the number of objects, then one a line. */
export function* tenantStateLines({ verifiedDomains, objects }: TenantState): Generator<string> {
  yield JSON.stringify({
    onegal: 'tenant-state',
    version: tenantStateVersion,
    verifiedDomains,
    objects: objects.length,
  });
  for (const object of objects) yield JSON.stringify(objectLine(object));
}

/** What is `null`, false or empty is left out. */
const objectLine = (object: ObjectState): object => {
  const { class: objectClass, sourceAnchor, shadow, ...others } = object;
  return {
    class: objectClass,
    sourceAnchor,
    shadow: storedAttributes(shadow),
    ...Object.fromEntries(
      Object.entries(others)
        .filter(([, value]) => isWorthALine(value))
        .sort(([a], [b]) => compareText(a, b)),
    ),
  };
};

const isWorthALine = (value: string | boolean | readonly string[] | null): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
