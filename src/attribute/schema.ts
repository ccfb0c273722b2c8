/** The types of sync-engine 2.3. */
export type AttributeType = 'string' | 'number' | 'boolean' | 'binary' | 'reference' | 'dateTime';

/** One attribute as one directory (a connector or the metaverse) knows it. */
export interface AttributeDefinition {
  /** Exact spelling; expressions and rules are case-sensitive about it. */
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  /** Metaverse: text is limited to 448 characters (FLOW-7). */
  readonly indexable?: boolean;
  /** A DN together with binary data or text, which is taken as text as a whole. */
  readonly isCompound?: boolean;
}

/** All attributes of one directory, by exact name. */
export type Schema = ReadonlyMap<string, AttributeDefinition>;

export const schemaOf = (definitions: Iterable<AttributeDefinition>): Schema => {
  const schema = new Map<string, AttributeDefinition>();
  for (const definition of definitions) schema.set(definition.name, definition);
  return schema;
};
