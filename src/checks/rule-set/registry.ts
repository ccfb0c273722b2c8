import { sortedBy } from '../../base/order.js';
import type { Check } from '../define-check.js';
import { anchorFlow } from './anchor-flow.js';
import { applyOnce } from './apply-once.js';
import { attributeCase } from './attribute-case.js';
import { booleanEqualFalse } from './boolean-equal-false.js';
import { cloudFilteredFalse } from './cloud-filtered-false.js';
import { constantValue } from './constant-value.js';
import { customLinkType } from './custom-link-type.js';
import { customPrecedence } from './custom-precedence.js';
import { deletionThreshold } from './deletion-threshold.js';
import { directType } from './direct-type.js';
import { disabledStandardRule } from './disabled-standard-rule.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateName } from './duplicate-name.js';
import { duplicatePrecedence } from './duplicate-precedence.js';
import { duplicateTarget } from './duplicate-target.js';
import { editedStandardRule } from './edited-standard-rule.js';
import { emptyScopeGroup } from './empty-scope-group.js';
import { excludedAttribute } from './excluded-attribute.js';
import { expressionConstantCondition } from './expression-constant-condition.js';
import { expressionChecks } from './expression-language.js';
import { expressionLengthMismatch } from './expression-length-mismatch.js';
import { expressionNoEffect } from './expression-no-effect.js';
import { expressionRepeatedOperand } from './expression-repeated-operand.js';
import { expressionStaleSources } from './expression-stale-sources.js';
import { filterHitsHome } from './filter-hits-home.js';
import { flowWithoutEffect } from './flow-without-effect.js';
import { foreignAccountEnabled } from './foreign-account-enabled.js';
import { foreignAddresses } from './foreign-addresses.js';
import { foreignArchive } from './foreign-archive.js';
import { foreignDelegation } from './foreign-delegation.js';
import { foreignMailboxGuid } from './foreign-mailbox-guid.js';
import { foreignMailboxState } from './foreign-mailbox-state.js';
import { foreignPasswordHash } from './foreign-password-hash.js';
import { foreignPrincipalName } from './foreign-principal-name.js';
import { foreignRemoteRecipientType } from './foreign-remote-recipient-type.js';
import { foreignResourceDisplayType } from './foreign-resource-display-type.js';
import { foreignRouting } from './foreign-routing.js';
import { foreignTargetAddress } from './foreign-target-address.js';
import { hideFlag } from './hide-flag.js';
import { homeTargetAddress } from './home-target-address.js';
import { homeUsageLocation } from './home-usage-location.js';
import { idleRule } from './idle-rule.js';
import { incompleteClone } from './incomplete-clone.js';
import { joinInCustomRule } from './join-in-custom-rule.js';
import { joinOverlap } from './join-overlap.js';
import { leaverFilterHitsResources } from './leaver-filter-hits-resources.js';
import { longConstant } from './long-constant.js';
import { markerConstant } from './marker-constant.js';
import { memberOfDn } from './member-of-dn.js';
import { mergeOnSingleValue } from './merge-on-single-value.js';
import { missingDescription } from './missing-description.js';
import { mixedMergeTypes } from './mixed-merge-types.js';
import { multiToSingle } from './multi-to-single.js';
import { noLinkRule } from './no-link-rule.js';
import { nullLetsNextRule } from './null-lets-next-rule.js';
import { operatorMultiValued } from './operator-multi-valued.js';
import { operatorType } from './operator-type.js';
import { passwordSyncFlag } from './password-sync-flag.js';
import { productVersion } from './product-version.js';
import { provisionWithoutJoin } from './provision-without-join.js';
import { proxyMerge } from './proxy-merge.js';
import { recipientAttributesLost } from './recipient-attributes-lost.js';
import { redundantScopeGroup } from './redundant-scope-group.js';
import { relativePrecedence } from './relative-precedence.js';
import { scopeConstantBlank } from './scope-constant-blank.js';
import { scopeConstantType } from './scope-constant-type.js';
import { scopeMask } from './scope-mask.js';
import { shadowedFlow } from './shadowed-flow.js';
import { softDeleteInterval } from './soft-delete-interval.js';
import { stagedMailboxGuid } from './staged-mailbox-guid.js';
import { stagedTargetAddress } from './staged-target-address.js';
import { staleClone } from './stale-clone.js';
import { standardName } from './standard-name.js';
import { taggedCustomRule } from './tagged-custom-rule.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownConnector } from './unknown-connector.js';
import { unknownElement } from './unknown-element.js';
import { unknownObjectType } from './unknown-object-type.js';
import { unreachableScope } from './unreachable-scope.js';
import { unselectedAttribute } from './unselected-attribute.js';
import { x500Dropped } from './x500-dropped.js';

/** One line a check, by id; those of the expression language come from its own declarations. */
const own: readonly Check<'rule-set'>[] = [
  anchorFlow,
  applyOnce,
  attributeCase,
  booleanEqualFalse,
  cloudFilteredFalse,
  constantValue,
  customLinkType,
  customPrecedence,
  deletionThreshold,
  directType,
  disabledStandardRule,
  duplicateId,
  duplicateName,
  duplicatePrecedence,
  duplicateTarget,
  editedStandardRule,
  emptyScopeGroup,
  excludedAttribute,
  expressionConstantCondition,
  expressionLengthMismatch,
  expressionNoEffect,
  expressionRepeatedOperand,
  expressionStaleSources,
  filterHitsHome,
  flowWithoutEffect,
  foreignAccountEnabled,
  foreignAddresses,
  foreignArchive,
  foreignDelegation,
  foreignMailboxGuid,
  foreignMailboxState,
  foreignPasswordHash,
  foreignPrincipalName,
  foreignRemoteRecipientType,
  foreignResourceDisplayType,
  foreignRouting,
  foreignTargetAddress,
  hideFlag,
  homeTargetAddress,
  homeUsageLocation,
  idleRule,
  incompleteClone,
  joinInCustomRule,
  joinOverlap,
  leaverFilterHitsResources,
  longConstant,
  markerConstant,
  memberOfDn,
  mergeOnSingleValue,
  missingDescription,
  mixedMergeTypes,
  multiToSingle,
  noLinkRule,
  nullLetsNextRule,
  operatorMultiValued,
  operatorType,
  passwordSyncFlag,
  productVersion,
  provisionWithoutJoin,
  proxyMerge,
  recipientAttributesLost,
  redundantScopeGroup,
  relativePrecedence,
  scopeConstantBlank,
  scopeConstantType,
  scopeMask,
  shadowedFlow,
  softDeleteInterval,
  stagedMailboxGuid,
  stagedTargetAddress,
  staleClone,
  standardName,
  taggedCustomRule,
  unknownAttribute,
  unknownConnector,
  unknownElement,
  unknownObjectType,
  unreachableScope,
  unselectedAttribute,
  x500Dropped,
];

export const ruleSetChecks: readonly Check<'rule-set'>[] = sortedBy([...own, ...expressionChecks], ({ id }) => id);
