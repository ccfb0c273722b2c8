/** The children of `synchronizationRule` in the order of the format (export-formats 2.2). */
export const ruleElements = [
  'id',
  'internal-id',
  'version',
  'name',
  'description',
  'immutable-tag',
  'direction',
  'disabled',
  'connector',
  'sourceObjectType',
  'targetObjectType',
  'linkType',
  'precedence',
  'precedence-after',
  'precedence-before',
  'softDeleteExpiryInterval',
  'EnablePasswordSync',
  'attribute-mappings',
  'relationshipCriteria',
  'synchronizationCriteria',
] as const;

/** The children of `mapping`; `src` and `expression` depend on the kind of flow (XML-4). */
export const mappingElements = ['dest', 'src', 'expression', 'valueMergeType'] as const;

/** The children of `condition`; the case flag is there only when it is set. */
export const conditionElements = ['caseSensitive', 'csAttribute', 'ilmAttribute'] as const;

/** The children of `scope`. */
export const scopeElements = ['csAttribute', 'csOperator', 'csValue'] as const;

export type RuleElement = (typeof ruleElements)[number];
