import type { Place } from '../base/diagnostic.js';

/** What must hold for some people in some tenants (`expectations/*.yaml`). */
export interface Expectation {
  readonly name: string;
  readonly who: ExpectedPeople;
  /** Names of tenants. */
  readonly in: readonly string[];
  readonly must: ExpectedFields;
  readonly at: Place;
}

/** The objects that every given key describes. */
export interface ExpectedPeople {
  readonly people?: readonly string[];
  readonly populations?: readonly string[];
  readonly homes?: readonly string[];
  readonly types?: readonly string[];
}

/** What a tenant must show; texts may hold `{alias}`, `{upn}`, `{upnPrefix}`, `{primary}`, and `none` for nothing. */
export interface ExpectedFields {
  readonly present?: boolean;
  readonly visible?: boolean;
  readonly hidden?: boolean;
  readonly recipientTypeDetails?: string;
  readonly accountEnabled?: boolean;
  readonly licensed?: boolean;
  readonly hasMailbox?: boolean;
  readonly passwordSync?: boolean;
  readonly userPrincipalName?: string;
  readonly alias?: string;
  readonly primarySmtpAddress?: string;
  readonly externalEmailAddress?: string;
  readonly displayType?: number;
  readonly addresses?: readonly string[];
  readonly notAddresses?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}
