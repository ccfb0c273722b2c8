import { storedAttributes } from '../attribute/stored-attributes.js';
import type { Attributes } from '../attribute/value.js';
import type { CsState, EngineState, MvState, ObjectPlace } from './state.js';

/** Raised whenever a reader of older lines would misunderstand newer ones. */
export const stateVersion = 1;

/**
 * A state as JSON lines without line ends: a header with counts, so that a cut file is noticed, then one object a line. Written piece by
 * piece, because a large state is larger than a string may be.
 */
export function* stateLines({ connectors, metaverse }: EngineState): Generator<string> {
  yield JSON.stringify({
    onegal: 'engine-state',
    version: stateVersion,
    connectors: connectors.map(({ id, objects }) => ({ id, objects: objects.length })),
    metaverse: metaverse.length,
  });
  for (const { objects } of connectors) for (const object of objects) yield JSON.stringify(csLine(object));
  for (const object of metaverse) yield JSON.stringify(mvLine(object));
}

/** What is `null`, false or empty is left out. */
const csLine = (object: CsState): object => ({
  dn: object.dn,
  type: object.objectType,
  ...(object.anchor === null ? {} : { anchor: object.anchor }),
  ...(object.stamp === null ? {} : { stamp: object.stamp }),
  ...named('imported', object.imported),
  ...named('values', object.values),
  ...named('contributed', object.contributed),
  ...(object.keeper === null ? {} : { criteria: object.keeper.criteria, linkType: object.keeper.linkType }),
  ...(object.provisioned ? { provisioned: true } : {}),
  ...(object.heldOutbound ? { heldOutbound: true } : {}),
  ...(object.formerRules === null ? {} : { formerRules: object.formerRules }),
});

const mvLine = (object: MvState): object => ({
  type: object.objectType,
  ...named('attributes', object.attributes),
  links: object.links.map(place),
  ...(object.kept.length === 0
    ? {}
    : { kept: object.kept.map(({ attribute, source }) => [attribute, ...place(source)]) }),
  ...(object.passwordSync ? { passwordSync: true } : {}),
  ...(object.hasReferences ? { hasReferences: true } : {}),
  ...(object.isReferenced ? { isReferenced: true } : {}),
});

const place = ({ connector, dn }: ObjectPlace): readonly [number, string] => [connector, dn];

const named = (key: string, attributes: Attributes | null): object =>
  attributes === null ? {} : { [key]: storedAttributes(attributes) };
