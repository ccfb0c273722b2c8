import type { XmlElement } from '../../../base/xml.js';
import { parseScopeOperator } from '../../operator-spelling.js';
import type { JoinCondition, ScopeClause, ScopeOperator } from '../../sync-rule.js';
import { anyText, attributeName, bool, type Decoder } from '../values.js';
import { childPath, type ElementReader, type Parts } from './element-reader.js';
import { conditionElements, scopeElements } from './elements.js';

/** Reads `relationshipCriteria` or `synchronizationCriteria`: groups of conditions, in order (XML-3). */
export const readGroups = <T>(
  reader: ElementReader,
  element: XmlElement | undefined,
  path: string,
  name: string,
  readOne: (reader: ElementReader, element: XmlElement, path: string) => T,
): readonly (readonly T[])[] =>
  reader
    .items(element, path, 'conditions')
    .map((group) => reader.items(group.element, group.path, name).map((one) => readOne(reader, one.element, one.path)));

/** Reads one `condition` of a join (JOIN-3). */
export const readJoinCondition = (reader: ElementReader, element: XmlElement, path: string): JoinCondition => {
  const condition = reader.parts(element, path, conditionElements);
  return {
    csAttribute: reader.required(condition, 'csAttribute', attributeName),
    mvAttribute: reader.required(condition, 'ilmAttribute', attributeName),
    caseSensitive: reader.optional(condition, 'caseSensitive', bool, false),
  };
};

/** Reads one `scope`; the value may be missing where the operator ignores it (SCP-4). */
export const readScopeClause = (reader: ElementReader, element: XmlElement, path: string): ScopeClause => {
  const clause = reader.parts(element, path, scopeElements);
  const attribute = reader.required(clause, 'csAttribute', attributeName);
  const operator = readOperator(reader, clause);
  const needsValue = operator !== 'ISNULL' && operator !== 'ISNOTNULL';
  const value = needsValue
    ? reader.required(clause, 'csValue', anyText)
    : reader.optional(clause, 'csValue', anyText, '');
  return { attribute, operator, value };
};

const operatorName: Decoder<ScopeOperator> = {
  expected: 'an operator such as EQUAL, NOTEQUAL, ISNULL, STARTSWITH or ISBITSET',
  read: (text) => parseScopeOperator(text.trim())?.operator ?? null,
  blank: 'ISNULL',
};

const readOperator = (reader: ElementReader, clause: Parts<(typeof scopeElements)[number]>): ScopeOperator => {
  const element = clause.known.get('csOperator');
  if (element === undefined) return reader.required(clause, 'csOperator', operatorName);
  const operator = reader.leaf(element, childPath(clause.path, 'csOperator'), operatorName);
  const text = element.text.trim();
  if (parseScopeOperator(text)?.isCanonical === false) {
    const message = `\`${text}\` is another spelling of \`${operator}\``;
    reader.report(
      element,
      'operator-spelling',
      message,
      `Write \`${operator}\`; the product knows no other.`,
      'warning',
    );
  }
  return operator;
};
