import type { Check } from '../define-check.js';
import { attributeCase } from './attribute-case.js';
import { customPrecedence } from './custom-precedence.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateName } from './duplicate-name.js';
import { duplicatePrecedence } from './duplicate-precedence.js';
import { emptyScopeGroup } from './empty-scope-group.js';
import { mergeOnSingleValue } from './merge-on-single-value.js';
import { mixedMergeTypes } from './mixed-merge-types.js';
import { operatorMultiValued } from './operator-multi-valued.js';
import { operatorType } from './operator-type.js';
import { redundantScopeGroup } from './redundant-scope-group.js';
import { relativePrecedence } from './relative-precedence.js';
import { taggedCustomRule } from './tagged-custom-rule.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownConnector } from './unknown-connector.js';
import { unknownObjectType } from './unknown-object-type.js';
import { unreachableScope } from './unreachable-scope.js';
import { unselectedAttribute } from './unselected-attribute.js';

/** One line a check, by id. */
export const ruleSetChecks: readonly Check<'rule-set'>[] = [
  attributeCase,
  customPrecedence,
  duplicateId,
  duplicateName,
  duplicatePrecedence,
  emptyScopeGroup,
  mergeOnSingleValue,
  mixedMergeTypes,
  operatorMultiValued,
  operatorType,
  redundantScopeGroup,
  relativePrecedence,
  taggedCustomRule,
  unknownAttribute,
  unknownConnector,
  unknownObjectType,
  unreachableScope,
  unselectedAttribute,
];
