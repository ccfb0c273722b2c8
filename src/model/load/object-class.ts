import { foldCase } from '../../base/fold-case.js';

/** Canonical spelling of the classes onegal meets, and the class each is derived from. */
const superclasses: ReadonlyMap<string, string | null> = new Map([
  ['top', null],
  ['person', 'top'],
  ['organizationalPerson', 'person'],
  ['user', 'organizationalPerson'],
  ['inetOrgPerson', 'user'],
  ['computer', 'user'],
  ['msDS-GroupManagedServiceAccount', 'computer'],
  ['msDS-ManagedServiceAccount', 'computer'],
  ['contact', 'organizationalPerson'],
  ['group', 'top'],
  ['msExchDynamicDistributionList', 'top'],
  ['publicFolder', 'top'],
  ['foreignSecurityPrincipal', 'top'],
  ['msDS-Device', 'top'],
  ['container', 'top'],
  ['organizationalUnit', 'top'],
  ['domain', 'top'],
  ['domainDNS', 'domain'],
]);

const canonical: ReadonlyMap<string, string> = new Map([...superclasses.keys()].map((name) => [foldCase(name), name]));

/** Auxiliary classes that say nothing about what an object is. */
const auxiliary: ReadonlySet<string> = new Set([
  'securityPrincipal',
  'mailRecipient',
  'posixAccount',
  'posixGroup',
  'shadowAccount',
]);

/** Classes of which no connector imports an object, whatever is selected: they hold or describe others. */
const structure: ReadonlySet<string> = new Set(
  (
    'container organizationalUnit domain domainDNS builtinDomain lostAndFound crossRef crossRefContainer configuration dMD ' +
    'dnsZone dnsNode groupPolicyContainer infrastructureUpdate rIDManager rIDSet rpcContainer samServer secret server ' +
    'nTDSDSA nTDSConnection nTDSSiteSettings site siteLink siteLinkBridge subnet subnetContainer trustedDomain ' +
    'fileLinkTracking linkTrackVolumeTable linkTrackObjectMoveTable classSchema attributeSchema subSchema dfsConfiguration ' +
    'nTFRSSettings nTFRSReplicaSet nTFRSMember nTFRSSubscriptions nTFRSSubscriber msDFSR-GlobalSettings msDFSR-ReplicationGroup ' +
    'msDFSR-Content msDFSR-ContentSet msDFSR-Topology msDFSR-Member msDFSR-LocalSettings msDFSR-Subscriber ' +
    'msDFSR-Subscription msDS-QuotaContainer msDS-PasswordSettingsContainer msDS-PasswordSettings msTPM-InformationObjectsContainer ' +
    'msTPM-InformationObject ipsecPolicy ipsecFilter ipsecNFA ipsecISAKMPPolicy ipsecNegotiationPolicy printQueue volume ' +
    'serviceConnectionPoint connectionPoint msExchSystemObjectsContainer msExchActiveSyncDevices msExchActiveSyncDevice ' +
    'msFVE-RecoveryInformation msImaging-PSPs bootableDevice typeLibrary classStore packageRegistration'
  ).split(' '),
);

/** Whether an object of a class can matter; what is not listed is kept, and the connectors decide. */
export const isSynchronised = (objectClass: string): boolean => !structure.has(objectClass);

const found = new Map<string, string | null>();

/** The most specific of the listed classes in its canonical spelling, or null when only abstract ones are given. */
export const mostSpecificClass = (listed: readonly string[]): string | null => {
  const key = listed.join(';');
  const known = found.get(key);
  if (known !== undefined) return known;
  const classes = listed.map((name) => canonical.get(foldCase(name)) ?? name);
  const general = new Set<string | null>(['top', 'person', 'organizationalPerson', ...auxiliary]);
  for (const name of classes)
    for (let above = superclasses.get(name); above !== null && above !== undefined; above = superclasses.get(above))
      general.add(above);
  const specific = classes.filter((name) => !general.has(name)).at(-1) ?? null;
  // Directories have a few dozen combinations; a file made to have more gains nothing.
  if (found.size < 1024) found.set(key, specific);
  return specific;
};
