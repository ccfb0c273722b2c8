import type { Check } from '../define-check.js';
import { anchorAttribute } from './anchor-attribute.js';
import { autoForwarding } from './auto-forwarding.js';
import { availabilityEndpoint } from './availability-endpoint.js';
import { availabilityLimits } from './availability-limits.js';
import { availabilityMethod } from './availability-method.js';
import { availabilityMissing } from './availability-missing.js';
import { availabilityNotAllowed } from './availability-not-allowed.js';
import { availabilityShadowed } from './availability-shadowed.js';
import { breakGlass } from './break-glass.js';
import { centralisedTransport } from './centralised-transport.js';
import { clientRecords } from './client-records.js';
import { cloudOnlyAddress } from './cloud-only-address.js';
import { cloudOnlyRecipient } from './cloud-only-recipient.js';
import { containerScope } from './container-scope.js';
import { deletionThreshold } from './deletion-threshold.js';
import { dualDomainMode } from './dual-domain-mode.js';
import { enhancedFiltering } from './enhanced-filtering.js';
import { excludedAttributes } from './excluded-attributes.js';
import { featureTwice } from './feature-twice.js';
import { hybridTenants } from './hybrid-tenants.js';
import { initialDomainCloud } from './initial-domain-cloud.js';
import { internalHeaders } from './internal-headers.js';
import { licensedEverywhere } from './licensed-everywhere.js';
import { mailExchanger } from './mail-exchanger.js';
import { noRoutingDomain } from './no-routing-domain.js';
import { onPremisesAccepted } from './on-premises-accepted.js';
import { partnerConnector } from './partner-connector.js';
import { relayWithoutConnector } from './relay-without-connector.js';
import { relyingParty } from './relying-party.js';
import { remoteDomain } from './remote-domain.js';
import { senderPolicy } from './sender-policy.js';
import { serverVersion } from './server-version.js';
import { sharedDomainAuthoritative } from './shared-domain-authoritative.js';
import { targetDeliveryDomain } from './target-delivery-domain.js';
import { writeBackTwice } from './write-back-twice.js';

/** One line a check, by id. */
export const topologyChecks: readonly Check<'topology'>[] = [
  anchorAttribute,
  autoForwarding,
  availabilityEndpoint,
  availabilityLimits,
  availabilityMethod,
  availabilityMissing,
  availabilityNotAllowed,
  availabilityShadowed,
  breakGlass,
  centralisedTransport,
  clientRecords,
  cloudOnlyAddress,
  cloudOnlyRecipient,
  containerScope,
  deletionThreshold,
  dualDomainMode,
  enhancedFiltering,
  excludedAttributes,
  featureTwice,
  hybridTenants,
  initialDomainCloud,
  internalHeaders,
  licensedEverywhere,
  mailExchanger,
  noRoutingDomain,
  onPremisesAccepted,
  partnerConnector,
  relayWithoutConnector,
  relyingParty,
  remoteDomain,
  senderPolicy,
  serverVersion,
  sharedDomainAuthoritative,
  targetDeliveryDomain,
  writeBackTwice,
];
