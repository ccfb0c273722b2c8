/**
 * Every attribute onegal knows, one line each; `catalogue` derives the schemas of the three directories from it
 * (sync-engine 2.3, 11, 12; scenario B.2, C.5.4). It is long because it is one table.
 *
 * The columns: name in Active Directory and the metaverse, type, then how Active Directory, the metaverse and the Entra ID
 * connector hold it. `-`: not there; `one` or `list`: single- or multi-valued; `selected`: the connector imports and exports
 * it; `indexed`: the metaverse cuts it at 448 characters (FLOW-7); `as x`: called x there; a type: held as that type there.
 * Sorted by name, ignoring case, numbers by value.
 */
export const attributeTable = `
accountEnabled                          | boolean   | -             | one                        | one selected
accountExpires                          | number    | one           | -                          | -
adminCount                              | number    | one           | -                          | -
adminDescription                        | string    | one selected  | -                          | -
adminDisplayName                        | string    | one           | -                          | -
alternativeSecurityId                   | string    | -             | list indexed               | list
altRecipient                            | reference | one selected  | list                       | one
approximateLastLogonTimestamp           | number    | -             | one                        | one string
assistant                               | reference | one selected  | one                        | one selected
authOrig                                | reference | list selected | list                       | list selected
badPasswordTime                         | number    | one           | -                          | -
badPwdCount                             | number    | one           | -                          | -
c                                       | string    | one selected  | one indexed                | one selected as countryLetterCode
canonicalName                           | string    | list          | -                          | -
carLicense                              | string    | list          | -                          | -
cloudAccountEnabled                     | boolean   | -             | one                        | one
cloudAnchor                             | string    | -             | one indexed                | one selected
cloudCreated                            | boolean   | -             | one                        | one
cloudDeviceOSType                       | string    | -             | one                        | one
cloudDeviceOSVersion                    | string    | -             | one                        | one
cloudDisplayName                        | string    | -             | one                        | one
cloudFiltered                           | boolean   | -             | one                        | -
cloudIsManaged                          | boolean   | -             | one                        | -
cloudLegacyExchangeDN                   | string    | -             | one indexed                | one selected
cloudMastered                           | boolean   | -             | one                        | one selected
cloudMSExchArchiveStatus                | number    | -             | one                        | one selected
cloudMSExchBlockedSendersHash           | binary    | -             | one                        | one selected
cloudMSExchDelegateListLink             | reference | -             | list                       | list selected
cloudMSExchRecipientDisplayType         | number    | -             | one                        | one selected
cloudMSExchSafeRecipientsHash           | binary    | -             | one                        | one selected
cloudMSExchSafeSendersHash              | binary    | -             | one                        | one selected
cloudMSExchTeamMailboxExpiration        | string    | -             | one indexed                | one selected
cloudMSExchTeamMailboxOwners            | reference | -             | list                       | list selected
cloudMSExchTeamMailboxSharePointUrl     | string    | -             | one indexed                | one selected
cloudMSExchUCVoiceMailSettings          | string    | -             | list                       | list selected
cloudMSExchUserHoldPolicies             | string    | -             | list                       | list selected
cloudPublicDelegates                    | reference | -             | list                       | list selected
cloudSOAExchMailbox                     | boolean   | -             | one                        | -
cloudSourceAnchor                       | string    | -             | one indexed                | -
cloudUserCertificate                    | binary    | -             | list                       | -
cloudUserSMIMECertificate               | binary    | -             | list                       | -
cn                                      | string    | one selected  | one indexed                | one selected as commonName
co                                      | string    | one selected  | one indexed                | one selected as country
codePage                                | number    | one           | -                          | -
comment                                 | string    | one           | one indexed                | -
company                                 | string    | one selected  | one indexed                | one selected
contributingConnectorExchange           | string    | -             | one                        | -
contributingConnectorUser               | string    | -             | one                        | -
countryCode                             | number    | one selected  | one                        | one selected
createTimeStamp                         | dateTime  | one           | -                          | -
deletedItemFlags                        | number    | one           | -                          | -
delivContLength                         | number    | one           | -                          | -
deliverAndRedirect                      | boolean   | one           | -                          | -
department                              | string    | one selected  | one indexed                | one selected
departmentNumber                        | string    | list          | -                          | -
description                             | string    | list selected | one indexed                | one selected
deviceId                                | binary    | -             | one indexed                | one selected
deviceKey                               | binary    | -             | list                       | list selected as searchableDeviceKey
deviceObjectVersion                     | number    | -             | one                        | one
deviceOSType                            | string    | -             | one                        | one selected
deviceOSVersion                         | string    | -             | one                        | one selected
devicePhysicalIds                       | string    | -             | list                       | list
deviceTrustType                         | string    | -             | one                        | one selected
directReports                           | reference | list          | -                          | -
dirSyncOverrides                        | number    | -             | one                        | one
displayName                             | string    | one selected  | one indexed                | one selected
displayNamePrintable                    | string    | one           | -                          | -
distinguishedName                       | reference | one           | -                          | -
division                                | string    | one           | one indexed                | -
dLMemRejectPerms                        | reference | list selected | list                       | list selected
dLMemSubmitPerms                        | reference | list selected | list                       | list selected
dNSHostName                             | string    | one           | -                          | -
domain                                  | string    | -             | one indexed                | -
domainFQDN                              | string    | -             | one indexed                | one selected as dnsDomainName
domainNetBios                           | string    | -             | one indexed                | one selected as netBiosName
employeeID                              | string    | one selected  | one indexed                | -
employeeNumber                          | string    | one           | -                          | -
employeeType                            | string    | one           | one indexed                | -
extensionAttribute1                     | string    | one selected  | one indexed                | one selected
extensionAttribute2                     | string    | one selected  | one indexed                | one selected
extensionAttribute3                     | string    | one selected  | one indexed                | one selected
extensionAttribute4                     | string    | one selected  | one indexed                | one selected
extensionAttribute5                     | string    | one selected  | one indexed                | one selected
extensionAttribute6                     | string    | one selected  | one indexed                | one selected
extensionAttribute7                     | string    | one selected  | one indexed                | one selected
extensionAttribute8                     | string    | one selected  | one indexed                | one selected
extensionAttribute9                     | string    | one selected  | one indexed                | one selected
extensionAttribute10                    | string    | one selected  | one indexed                | one selected
extensionAttribute11                    | string    | one selected  | one indexed                | one selected
extensionAttribute12                    | string    | one selected  | one indexed                | one selected
extensionAttribute13                    | string    | one selected  | one indexed                | one selected
extensionAttribute14                    | string    | one selected  | one indexed                | one selected
extensionAttribute15                    | string    | one selected  | one indexed                | one selected
facsimileTelephoneNumber                | string    | one selected  | one indexed                | one selected
forestFQDN                              | string    | -             | one indexed                | -
forestNetBios                           | string    | -             | one indexed                | -
generationQualifier                     | string    | one           | -                          | -
givenName                               | string    | one selected  | one indexed                | one selected
groupType                               | number    | one selected  | -                          | -
hideDLMembership                        | boolean   | one selected  | one                        | one selected
homeDirectory                           | string    | one           | -                          | -
homeDrive                               | string    | one           | -                          | -
homeMDB                                 | reference | one           | -                          | -
homeMTA                                 | reference | one           | -                          | -
homePhone                               | string    | one selected  | one indexed                | one selected
houseIdentifier                         | string    | list          | -                          | -
info                                    | string    | one selected  | one indexed                | one selected
initials                                | string    | one selected  | one indexed                | one selected
instanceType                            | number    | one           | -                          | -
ipPhone                                 | string    | one selected  | one indexed                | one selected
isCompliant                             | boolean   | -             | one                        | one
isCriticalSystemObject                  | boolean   | one selected  | -                          | -
isManaged                               | boolean   | -             | one                        | one
isProvisionedInAD                       | boolean   | -             | one                        | -
jpegPhoto                               | binary    | list          | -                          | -
l                                       | string    | one selected  | one indexed                | one selected as city
lastLogoff                              | number    | one           | -                          | -
lastLogon                               | number    | one           | -                          | -
lastLogonTimestamp                      | number    | one           | -                          | -
lastPasswordChangeTimestamp             | number    | -             | one                        | one string selected
legacyExchangeDN                        | string    | one selected  | one indexed                | one selected
lockoutTime                             | number    | one           | -                          | -
logonCount                              | number    | one           | -                          | -
logonHours                              | binary    | one           | -                          | -
mail                                    | string    | one selected  | one indexed                | one selected
mailEnabled                             | boolean   | -             | one                        | -
mailNickname                            | string    | one selected  | one indexed                | one selected as alias
managedBy                               | reference | one selected  | one                        | one selected
managedObjects                          | reference | list          | -                          | -
manager                                 | reference | one selected  | one                        | one selected
mAPIRecipient                           | boolean   | one           | -                          | -
mDBOverHardQuotaLimit                   | number    | one           | -                          | -
mDBOverQuotaLimit                       | number    | one           | -                          | -
mDBStorageQuota                         | number    | one           | -                          | -
mDBUseDefaults                          | boolean   | one           | -                          | -
member                                  | reference | list selected | list                       | list selected
memberCount                             | number    | -             | one                        | -
memberOf                                | reference | list          | -                          | -
middleName                              | string    | one selected  | one indexed                | one selected
mobile                                  | string    | one selected  | one indexed                | one selected
modifyTimeStamp                         | dateTime  | one           | -                          | -
mS-DS-ConsistencyGuid                   | binary    | one selected  | -                          | -
mS-DS-CreatorSID                        | reference | one selected  | -                          | -
msDS-CloudAnchor                        | binary    | one selected  | -                          | -
msDS-cloudExtensionAttribute1           | string    | one           | -                          | -
msDS-cloudExtensionAttribute2           | string    | one           | -                          | -
msDS-cloudExtensionAttribute3           | string    | one           | -                          | -
msDS-cloudExtensionAttribute4           | string    | one           | -                          | -
msDS-cloudExtensionAttribute5           | string    | one           | -                          | -
msDS-cloudExtensionAttribute6           | string    | one           | -                          | -
msDS-cloudExtensionAttribute7           | string    | one           | -                          | -
msDS-cloudExtensionAttribute8           | string    | one           | -                          | -
msDS-cloudExtensionAttribute9           | string    | one           | -                          | -
msDS-cloudExtensionAttribute10          | string    | one           | -                          | -
msDS-cloudExtensionAttribute11          | string    | one           | -                          | -
msDS-cloudExtensionAttribute12          | string    | one           | -                          | -
msDS-cloudExtensionAttribute13          | string    | one           | -                          | -
msDS-cloudExtensionAttribute14          | string    | one           | -                          | -
msDS-cloudExtensionAttribute15          | string    | one           | -                          | -
msDS-cloudExtensionAttribute16          | string    | one           | -                          | -
msDS-cloudExtensionAttribute17          | string    | one           | -                          | -
msDS-cloudExtensionAttribute18          | string    | one           | -                          | -
msDS-cloudExtensionAttribute19          | string    | one           | -                          | -
msDS-cloudExtensionAttribute20          | string    | one           | -                          | -
msDS-DeviceID                           | binary    | one selected  | -                          | -
msDS-ExternalDirectoryObjectId          | string    | one           | -                          | -
msDS-HABSeniorityIndex                  | number    | one selected  | one                        | one selected as msDsHabSeniorityIndex
msDS-KeyCredentialLink                  | string    | list          | -                          | -
msDS-PhoneticDisplayName                | string    | one selected  | one indexed                | one selected as msDsPhoneticDisplayName
msDS-preferredDataLocation              | string    | one           | -                          | -
msDS-SupportedEncryptionTypes           | number    | one           | -                          | -
msExchAddressBookFlags                  | number    | one           | -                          | -
msExchAddressBookPolicyLink             | reference | one           | -                          | -
msExchALObjectVersion                   | number    | one           | -                          | -
msExchArchiveDatabaseLink               | reference | one           | -                          | -
msExchArchiveGUID                       | binary    | one selected  | one indexed                | one selected as msExchArchiveGuid
msExchArchiveName                       | string    | list selected | list                       | list selected
msExchArchiveQuota                      | number    | one           | -                          | -
msExchArchiveStatus                     | number    | one           | one                        | -
msExchArchiveWarnQuota                  | number    | one           | -                          | -
msExchAssistantName                     | string    | one selected  | one indexed                | one selected
msExchAuditAdmin                        | number    | one selected  | one                        | one selected
msExchAuditDelegate                     | number    | one selected  | one                        | one selected
msExchAuditDelegateAdmin                | number    | one selected  | one                        | one selected
msExchAuditOwner                        | number    | one selected  | one                        | one selected
msExchBlockedSendersHash                | binary    | one selected  | one                        | one selected
msExchBypassAudit                       | boolean   | one selected  | one                        | one selected
msExchBypassModerationFromDLMembersBL   | reference | list selected | -                          | -
msExchBypassModerationFromDLMembersLink | reference | list selected | list                       | list
msExchBypassModerationLink              | reference | list selected | list                       | list
msExchCalendarLoggingQuota              | number    | one           | -                          | -
msExchCoManagedByLink                   | reference | list selected | list                       | list selected
msExchDelegateListLink                  | reference | list selected | list                       | list selected
msExchDumpsterQuota                     | number    | one           | -                          | -
msExchDumpsterWarningQuota              | number    | one           | -                          | -
msExchDynamicDLBaseDN                   | reference | one           | -                          | -
msExchDynamicDLFilter                   | string    | one           | -                          | -
msExchELCExpirySuspensionEnd            | dateTime  | one selected  | one string indexed         | one string selected as msExchElcExpirySuspensionEnd
msExchELCExpirySuspensionStart          | dateTime  | one selected  | one string indexed         | one string selected as msExchElcExpirySuspensionStart
msExchELCMailboxFlags                   | number    | one selected  | one                        | one selected as msExchElcMailboxFlags
msExchEnableModeration                  | boolean   | one selected  | one                        | one selected
msExchExtensionCustomAttribute1         | string    | list selected | list                       | list selected
msExchExtensionCustomAttribute2         | string    | list selected | list                       | list selected
msExchExtensionCustomAttribute3         | string    | list selected | list                       | list selected
msExchExtensionCustomAttribute4         | string    | list selected | list                       | list selected
msExchExtensionCustomAttribute5         | string    | list selected | list                       | list selected
msExchExternalOOFOptions                | number    | one           | -                          | -
msExchGroupDepartRestriction            | number    | one selected  | one                        | one
msExchGroupExternalMemberCount          | number    | one           | -                          | -
msExchGroupJoinRestriction              | number    | one selected  | one                        | one
msExchGroupMemberCount                  | number    | one           | -                          | -
msExchHideFromAddressLists              | boolean   | one selected  | one                        | one selected
msExchHomeServerName                    | string    | one           | -                          | -
msExchImmutableId                       | string    | one selected  | one indexed                | one selected
msExchLabeledURI                        | string    | list          | one                        | list
msExchLicenseType                       | number    | one           | -                          | -
msExchLitigationHoldDate                | dateTime  | one selected  | one string indexed         | one string selected
msExchLitigationHoldOwner               | string    | one selected  | one indexed                | one selected
msExchMailboxAuditEnable                | boolean   | one selected  | one                        | one selected
msExchMailboxAuditLogAgeLimit           | number    | one selected  | one                        | one selected
msExchMailboxFolderSet                  | number    | one           | -                          | -
msExchMailboxGuid                       | binary    | one selected  | one indexed                | one selected
msExchMailboxMoveBatchName              | string    | one           | -                          | -
msExchMailboxMoveFlags                  | number    | one           | -                          | -
msExchMailboxMoveRemoteHostName         | string    | one           | -                          | -
msExchMailboxMoveSourceMDBLink          | reference | one           | -                          | -
msExchMailboxMoveStatus                 | number    | one           | -                          | -
msExchMailboxMoveTargetMDBLink          | reference | one           | -                          | -
msExchMailboxSecurityDescriptor         | binary    | one           | -                          | -
msExchMailboxTemplateLink               | reference | one           | -                          | -
msExchMasterAccountSid                  | binary    | one selected  | one indexed                | -
msExchMDBRulesQuota                     | number    | one           | -                          | -
msExchMobileMailboxFlags                | number    | one           | -                          | -
msExchMobileMailboxPolicyLink           | reference | one           | -                          | -
msExchModeratedByLink                   | reference | list selected | list                       | list selected
msExchModerationFlags                   | number    | one selected  | one                        | one selected
msExchOriginatingForest                 | string    | list          | -                          | -
msExchOWAPolicy                         | reference | one           | -                          | -
msExchPoliciesExcluded                  | string    | list          | -                          | -
msExchPoliciesIncluded                  | string    | list          | -                          | -
msExchPreviousMailboxGuid               | binary    | one           | -                          | -
msExchPreviousRecipientTypeDetails      | number    | one           | -                          | -
msExchProvisioningFlags                 | number    | one           | -                          | -
msExchQueryFilter                       | string    | one           | -                          | -
msExchRBACPolicyLink                    | reference | one           | -                          | -
msExchRecipientDisplayType              | number    | one selected  | one                        | one selected
msExchRecipientSoftDeletedStatus        | number    | one           | -                          | one
msExchRecipientTypeDetails              | number    | one selected  | one                        | one selected
msExchRecipLimit                        | number    | one           | -                          | -
msExchRemoteRecipientType               | number    | one selected  | one                        | one selected
msExchRequireAuthToSendTo               | boolean   | one selected  | one                        | one selected
msExchResourceCapacity                  | number    | one selected  | one                        | one selected
msExchResourceDisplay                   | string    | one selected  | one                        | one selected
msExchResourceMetaData                  | string    | list selected | list                       | list selected as msExchResourceMetadata
msExchResourceSearchProperties          | string    | list selected | list                       | list selected
msExchRetentionComment                  | string    | one selected  | one                        | one selected
msExchRetentionPolicyTag                | reference | one           | -                          | -
msExchRetentionURL                      | string    | one selected  | one indexed                | one selected as msExchRetentionUrl
msExchRoleGroupType                     | number    | one           | -                          | -
msExchSafeRecipientsHash                | binary    | one selected  | one                        | one selected
msExchSafeSendersHash                   | binary    | one selected  | one                        | one selected
msExchSenderHintTranslations            | string    | list selected | list                       | list selected
msExchSharingPolicyLink                 | reference | one           | -                          | -
msExchTeamMailboxExpiration             | dateTime  | one selected  | one string indexed         | one string selected
msExchTeamMailboxOwners                 | reference | list selected | list                       | list selected
msExchTeamMailboxSharePointLinkedBy     | reference | one selected  | one                        | one selected
msExchTeamMailboxSharePointUrl          | string    | one selected  | one indexed                | one selected
msExchTextMessagingState                | number    | list          | -                          | -
msExchTransportRecipientSettingsFlags   | number    | one           | -                          | one
msExchUCVoiceMailSettings               | string    | list selected | list                       | -
msExchUMDtmfMap                         | string    | list          | -                          | -
msExchUMEnabledFlags                    | number    | one           | -                          | -
msExchUsageLocation                     | string    | one selected  | -                          | -
msExchUserAccountControl                | number    | one           | -                          | -
msExchUserCulture                       | string    | one           | -                          | -
msExchUserHoldPolicies                  | string    | list selected | list                       | list selected
msExchVersion                           | number    | one           | -                          | -
msExchWhenMailboxCreated                | dateTime  | one           | -                          | -
msNPAllowDialin                         | boolean   | one           | -                          | -
msOrg-IsOrganizational                  | boolean   | -             | one                        | one selected as msOrgIsOrganizational
msRTCSIP-ApplicationOptions             | number    | one selected  | one                        | one selected as msRtcSipApplicationOptions
msRTCSIP-DeploymentLocator              | string    | one selected  | one                        | one selected as msRtcSipDeploymentLocator
msRTCSIP-Line                           | string    | one selected  | one                        | one selected as msRtcSipLine
msRTCSIP-OptionFlags                    | number    | one selected  | one                        | one selected as msRtcSipOptionFlags
msRTCSIP-OriginatorSid                  | binary    | one selected  | one indexed                | -
msRTCSIP-OwnerUrn                       | string    | one selected  | one indexed                | one selected as msRtcSipOwnerUrn
msRTCSIP-PrimaryUserAddress             | string    | one selected  | one indexed                | one selected as msRtcSipPrimaryUserAddress
msRTCSIP-UserEnabled                    | boolean   | one selected  | one                        | one selected as msRtcSipUserEnabled
name                                    | string    | one           | -                          | -
nTSecurityDescriptor                    | binary    | one           | -                          | -
o                                       | string    | list          | one indexed                | -
objectCategory                          | reference | one           | -                          | -
objectClass                             | string    | list          | -                          | -
objectGUID                              | binary    | one selected  | -                          | -
objectID                                | string    | -             | one indexed                | -
objectSid                               | binary    | one selected  | one indexed                | one selected as onPremiseSecurityIdentifier
objectSidString                         | string    | -             | one indexed                | -
objectType                              | string    | -             | one indexed                | -
onPremisesUserPrincipalName             | string    | -             | one indexed                | one selected
oOFReplyToOriginator                    | boolean   | one selected  | one                        | one selected
operatingSystem                         | string    | one selected  | -                          | -
operatingSystemVersion                  | string    | one selected  | -                          | -
otherFacsimileTelephoneNumber           | string    | list selected | list indexed               | list selected
otherHomePhone                          | string    | list selected | list indexed               | list selected
otherIpPhone                            | string    | list selected | list indexed               | list selected
otherMailbox                            | string    | list          | list indexed               | -
otherMobile                             | string    | list selected | list indexed               | list selected
otherPager                              | string    | list selected | list indexed               | list selected
otherTelephone                          | string    | list selected | list indexed               | list selected
ou                                      | string    | list          | one indexed                | -
owner                                   | reference | one           | list                       | -
pager                                   | string    | one selected  | one indexed                | one selected
personalTitle                           | string    | one           | one indexed                | -
photo                                   | binary    | list selected | one                        | -
physicalDeliveryOfficeName              | string    | one selected  | one indexed                | one selected
postalAddress                           | string    | list          | one indexed                | -
postalCode                              | string    | one selected  | one indexed                | one selected
postOfficeBox                           | string    | list selected | one indexed                | list selected
preferredLanguage                       | string    | one selected  | one indexed                | one selected
primaryGroupID                          | number    | one           | -                          | -
profilePath                             | string    | one           | -                          | -
protocolSettings                        | string    | list          | -                          | -
proxyAddresses                          | string    | list selected | list indexed               | list selected
proxyAddressesIsValid                   | boolean   | -             | one                        | -
publicDelegates                         | reference | list selected | list                       | list selected
publicDelegatesBL                       | reference | list          | -                          | -
pwdLastSet                              | number    | one selected  | one string indexed         | -
registeredOwnerReference                | reference | -             | one                        | one selected
registeredUsersReference                | reference | -             | list                       | list
replicatedObjectVersion                 | number    | one           | -                          | -
reportToOriginator                      | boolean   | one selected  | one                        | one selected
reportToOwner                           | boolean   | one selected  | one                        | one selected
roomNumber                              | string    | list          | -                          | -
sAMAccountName                          | string    | one selected  | one indexed as accountName | one selected as onPremisesSamAccountName
sAMAccountType                          | number    | one           | -                          | -
scriptPath                              | string    | one           | -                          | -
secretary                               | reference | list          | one                        | -
securityEnabled                         | boolean   | -             | one                        | one selected
seeAlso                                 | reference | list          | one                        | -
servicePrincipalName                    | string    | list          | -                          | -
showInAddressBook                       | reference | list          | -                          | -
sn                                      | string    | one selected  | one indexed                | one selected as surname
sourceAnchor                            | string    | -             | one indexed                | one selected
sourceAnchorBinary                      | binary    | -             | one indexed                | -
sourceObjectType                        | string    | -             | one indexed                | -
st                                      | string    | one selected  | one indexed                | one selected as state
stkDeviceKey                            | binary    | -             | -                          | list
street                                  | string    | one           | one indexed                | -
streetAddress                           | string    | one selected  | one indexed                | one selected
submissionContLength                    | number    | one           | -                          | -
systemFlags                             | number    | one           | -                          | -
targetAddress                           | string    | one selected  | one indexed                | one selected
telephoneAssistant                      | string    | one selected  | one indexed                | one selected
telephoneNumber                         | string    | one selected  | one indexed                | one selected
textEncodedORAddress                    | string    | one           | -                          | -
thumbnailPhoto                          | binary    | one selected  | one                        | one selected
title                                   | string    | one selected  | one indexed                | one selected
uid                                     | string    | list          | one indexed                | -
unauthOrig                              | reference | list selected | list                       | list selected
url                                     | string    | list selected | one indexed                | list selected
usageLocation                           | string    | -             | one indexed                | one selected
userAccountControl                      | number    | one selected  | -                          | -
userCertificate                         | binary    | list selected | list                       | list selected
userParameters                          | string    | one           | -                          | -
userPrincipalName                       | string    | one selected  | one indexed                | one selected
userSMIMECertificate                    | binary    | list selected | list                       | list selected
userWorkstations                        | string    | one           | -                          | -
uSNChanged                              | number    | one           | -                          | -
uSNCreated                              | number    | one           | -                          | -
wbemPath                                | string    | list          | -                          | -
whenChanged                             | dateTime  | one           | -                          | -
whenCreated                             | dateTime  | one           | -                          | -
wWWHomePage                             | string    | one selected  | one indexed                | one selected
`;
