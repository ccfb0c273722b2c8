import type { Cloud } from './workspace.js';

/** The fixed names of one Microsoft cloud (scenario A.2, D; cloud 13). */
export interface CloudFacts {
  /** What people call it. */
  readonly title: string;
  /** `Connect-MgGraph -Environment`. */
  readonly graphEnvironment: string;
  /** `Connect-ExchangeOnline -ExchangeEnvironmentName`. */
  readonly exchangeEnvironment: string;
  /** Behind the name of a domain, dots as hyphens: where its mail enters. */
  readonly mailSuffix: string;
  /** What a sender policy includes. */
  readonly spfInclude: string;
  readonly autodiscover: string;
  /** Sends clients to this cloud's sign-in; clouds without one need no record. */
  readonly signInDiscovery: string | null;
  readonly sipFederation: string | null;
  /** The only value of `-TargetServiceEpr` that its availability service answers at (F73). */
  readonly availabilityEndpoint: string;
  /**
   * When applications lose EWS: blocked unless allowed, then off (scenario 0.1, H6). Null: no date is public for this cloud.
   */
  readonly ewsRetirement: { readonly blocked: string; readonly off: string } | null;
  /** Identifier of the relying party that ADFS issues tokens for. */
  readonly relyingParty: string;
  readonly federationMetadata: string;
}

/** One row a cloud; nothing else in the code knows these names. */
export const cloudFacts: Readonly<Record<Cloud, CloudFacts>> = {
  global: {
    title: 'Global Office 365',
    graphEnvironment: 'Global',
    exchangeEnvironment: 'O365Default',
    mailSuffix: 'mail.protection.outlook.com',
    spfInclude: 'spf.protection.outlook.com',
    autodiscover: 'autodiscover.outlook.com',
    signInDiscovery: null,
    sipFederation: 'sipfed.online.lync.com',
    availabilityEndpoint: 'outlook.office.com',
    ewsRetirement: { blocked: '2026-10-01', off: '2027-04-01' },
    relyingParty: 'urn:federation:MicrosoftOnline',
    federationMetadata: 'https://nexus.microsoftonline-p.com/federationmetadata/2007-06/federationmetadata.xml',
  },
  china: {
    title: 'Office 365 operated by 21Vianet',
    graphEnvironment: 'China',
    exchangeEnvironment: 'O365China',
    mailSuffix: 'mail.protection.partner.outlook.cn',
    spfInclude: 'spf.protection.partner.outlook.cn',
    autodiscover: 'autodiscover.partner.outlook.cn',
    signInDiscovery: 'clientconfig.partner.microsoftonline-p.net.cn',
    sipFederation: 'sipfed.online.partner.lync.cn',
    availabilityEndpoint: 'partner.outlook.cn',
    ewsRetirement: null,
    relyingParty: 'urn:federation:partner.microsoftonline.cn',
    federationMetadata: 'https://nexus.partner.microsoftonline-p.cn/federationmetadata/2007-06/federationmetadata.xml',
  },
  usgov: {
    title: 'Office 365 US Government (GCC High)',
    graphEnvironment: 'USGov',
    exchangeEnvironment: 'O365USGovGCCHigh',
    mailSuffix: 'mail.protection.office365.us',
    spfInclude: 'spf.protection.office365.us',
    autodiscover: 'autodiscover-s.office365.us',
    signInDiscovery: null,
    sipFederation: 'sipfed.online.gov.skypeforbusiness.us',
    availabilityEndpoint: 'outlook.office365.us',
    ewsRetirement: null,
    relyingParty: 'urn:federation:MicrosoftOnline',
    federationMetadata: 'https://nexus.microsoftonline-p.com/federationmetadata/2007-06/federationmetadata.xml',
  },
};
