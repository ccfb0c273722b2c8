/** What a check cannot do without, beside its subject. */
export type Need = keyof typeof needs;

/** How `not checked` names what is missing. */
export const needs = {
  connectorSchema: 'no connector schema given',
  selectedAttributes: 'the selected attributes of the connector are not known',
  metaverseSchema: 'no metaverse schema given',
  settings: 'no global settings of the server given (GlobalSettings/MV.xml)',
  standardRules: 'no standard rules given, only loose rules',
  standardDefinitions: 'standard rules are not compared with the built-in ones; --standard-rules does it',
  workspace: 'no workspace given that says who is foreign',
  otherServer: 'the workspace has no second server export to compare with',
  dns: 'companion.yaml lists no DNS records',
  adfs: 'companion.yaml says nothing about AD FS',
  onPremises: 'companion.yaml says nothing about on-premises Exchange',
  exchangeOnline: 'companion.yaml says nothing about Exchange Online of a tenant',
  availability: 'companion.yaml says nothing about free/busy',
  features: 'companion.yaml says nothing about the features of the servers',
  inventory: 'companion.yaml lists no objects that exist in a cloud only',
} as const;
