#Requires -Version 5.1
<#
.SYNOPSIS
Adds or updates the synchronisation rules that onegal generated for one Entra Connect server.

.DESCRIPTION
Checks everything before the first change, backs up the configuration of the server, writes the record for
Remove-SyncRules.ps1, pauses the scheduler, then adds the rules. When a step fails, the rules and the scheduler are put back.
A second run changes nothing. Standard rules and rules of others are never touched. Nothing reaches directory data before the
next full synchronisation.

.PARAMETER BackupPath
A new or empty folder for the backup and the undo record.

.PARAMETER ConnectorMap
Names of the connectors of this server where they differ from the workspace: @{ ad = '...'; aad = '...' }.

.PARAMETER AllowProductionServer
Run although the server is not in staging mode.

.PARAMETER RemoveStale
Also remove rules that an earlier version of the workspace put here and this one no longer has.

.PARAMETER WaitMinutes
How long to wait for a running synchronisation to end.

.EXAMPLE
.\Import-SyncRules.ps1 -BackupPath C:\onegal-backup -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory = $true)][string]$BackupPath,
    [hashtable]$ConnectorMap = @{},
    [switch]$AllowProductionServer,
    [switch]$RemoveStale,
    [int]$WaitMinutes = 30
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$onegal = @{
    AdConnector = 'corp.fabrikam.example'
    AadConnector = 'fabrikam.partner.onmschina.cn - AAD'
    SourceAttributes = @('cn', 'extensionAttribute15', 'mS-DS-ConsistencyGuid', 'mail', 'mailNickname', 'msExchMailboxGuid', 'msExchRecipientTypeDetails', 'msExchResourceMetaData', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled', 'objectGUID', 'objectSid', 'proxyAddresses', 'pwdLastSet', 'sAMAccountName', 'targetAddress', 'userAccountControl', 'userPrincipalName')
    OwnIdentifiers = @('0062f5c5-b306-58b1-a828-02682f90cb0c', '00e0d120-340f-5d86-8c23-debc214d7983', '024f7a5f-0603-5cd8-aa20-071b84c12f45', '02a87654-0434-553e-9893-545ec1e8665a', '02c42ec5-98b4-53f8-9903-92ec1f51f296', '02c47245-4501-52cb-8eee-d7e177d7ec02', '03503001-7371-5d4b-8695-332954af2daf', '0547756d-786a-5e48-931f-e8a9fecca487', '06cef744-eea7-502d-852f-7c018768b21a', '0a6effa5-cd56-5acf-b68e-4d419a8eef66', '0c6bbd6a-b117-5a65-a392-65011b5e4f23', '0c71a8a9-e42e-50ec-9e7d-1e2c5ba6f2e5', '0d78dfbe-cedb-5e88-be39-e028d77a5528', '0def240d-a561-57ad-a712-5a01db25ddb4', '106eef27-3583-571c-8f7a-e8343c73fd71', '1437ec32-88b0-5154-b7e8-a328f5074e68', '16c599d3-f4ac-5430-9452-12d39319226c', '1bf31f2b-85a0-51ce-9b8f-d8df6c569761', '1d5ef7b6-ff43-583e-864c-2debbcae6a47', '202f1a41-984a-56b0-ac1e-8ce1f34d3d31', '2cf26505-c8e5-54de-9c64-6e7781dea21c', '2fea43e0-8ba5-597e-b447-e6dc356de363', '33d61840-2715-5f14-9186-f11d578be5dc', '356bbc7c-e3cf-5609-814e-db27a92880cd', '35c284d9-450a-506a-af80-3438d07ffd29', '380c5b36-4438-53a1-bc65-721e00b1cf00', '38977856-4014-5a1c-9a35-1a62b91b1364', '38c653b9-c1ad-52e8-ada2-52a730771922', '3a4949c6-9bd9-5814-a625-a55db7a7c5e6', '3a701902-af67-557e-854f-29dd795339cc', '3d85a35a-fb48-5b01-9e15-1b8e92ca0648', '3dfe1f05-38ae-5f26-b9f8-53be3cf75d78', '3f8d38c5-cc83-580f-897d-d7a2d6269096', '3fc3409d-07ff-5800-921c-dfd4d58ab182', '41788413-072f-506f-83d3-f2d64ba6c98b', '44f5b5d3-60e4-5a2b-b966-0e4f0d77bb5e', '45e05b79-f805-5305-8fe4-9951055f0c90', '4aee0fe3-9c3b-5329-ab94-9a7ed2e89155', '4b089205-4995-5336-9f50-0f9a23ddd7ee', '4d398371-1e2b-5e83-bdef-badcd3b74e2b', '52ff167c-dbcb-5669-8ead-7c2e6837bef6', '5512f459-b61b-5586-953b-fd9b61893ac4', '5560649a-ad17-5547-81a2-df148e6f0742', '5b24ef9a-cbbe-5315-8c34-376d97a3edca', '5c95df18-f1fc-58a6-ba23-1d43cfd3c140', '5e00c2a9-e6e7-5815-88b8-03ff5a212bab', '5f66dea8-0dd4-5c3e-9703-9f6ed59666f5', '6120cd03-4767-5082-bffd-03c718acd1d4', '6309769a-d779-513d-aca1-b08765d66eac', '66a99485-0207-5af0-a0fa-fc901a85b5f3', '6918ffb7-80dd-50c0-80f2-f7f151be7b8f', '694c2490-5374-537a-8073-6abe271056a0', '70c6a879-e7b4-547c-b9fc-ea41abdc9864', '71a7fc23-8ae3-5390-b80e-feac537b3819', '740121cb-4684-54a6-9389-0a5882297751', '77aa2a85-0350-5953-ab15-304855c1eb7b', '77b63335-359e-5492-b6c7-6f62f2e8ecaf', '77d37fef-fd9e-5255-b909-990cb8eabad9', '7bd468af-3c79-57e7-af0d-3a1c8a4b8f83', '80b87c78-7d25-5a87-87b4-b8c8af4899a7', '826b703a-7d0b-5203-a53f-7e876b6b1b12', '855cf9cf-409b-588a-9a23-c3276cd346bd', '85ddebc5-1068-5598-9bd3-085135bc6393', '878db066-1c2f-5b28-844d-bfb149b26b82', '87a91d92-48be-5dad-ba98-d35668d04f3d', '88524efe-de75-58cf-8955-4c2e5e4c817b', '88871216-a255-565f-94f8-48f9d0fb38d7', '8a558779-dc6f-577d-880c-d8e54468627d', '8a5cdfe0-2f20-5780-be9b-557641ce97b2', '8ca3f03d-ecd8-5892-b172-ea6337e6125e', '9002610a-c4a5-5173-b9af-894440124a7e', '932d02ba-0014-566f-b248-594670cb9b80', '9410260b-b6de-5c98-92e0-b14763d68553', '976f74c3-a78a-5000-8eea-e36b7fce896d', '9873e6be-618b-5b7e-8770-1554eebf602e', '9e36208a-176f-57a2-bf8f-3cb60ae80cf0', 'a475d17a-4581-5421-943e-eba97837cb0a', 'a8debaa5-8edb-54ee-9f9e-ef4715ae111d', 'aa2cd16e-5cde-5bed-ba5d-4556720bb1a3', 'ab01f99d-722d-5c15-baa9-1fc44874ac44', 'ab5f5edd-80b9-549d-8dfc-d4cf761824f7', 'ac9497d0-4f36-597a-bbad-5c9cbe587e48', 'ae07e794-cf46-5de1-afbe-6ba60c8b73c6', 'ae65ac40-eb05-50d4-a628-b816983ebb43', 'aecf24c1-3a24-5480-ad46-a4c6beb51f79', 'afb9a655-d304-525d-8f2a-80c79d3f14f8', 'b3210ddf-b2ae-57f9-a95f-62ddc20ca6e3', 'b69353f5-f8dd-5253-b635-b95108c8aa98', 'b7573a8f-ce27-55c0-85ce-f67075f230f9', 'b9ed534e-2aa5-5da1-aa6c-fd071ef58bab', 'ba34e92a-3808-5c09-952b-cf3acdab7781', 'bc1ea3c2-9c4c-57d2-abae-f1d263ccd8d9', 'be244651-fa23-5134-8326-15ede14f0a58', 'beac0386-3d36-5e17-94d2-d409969db891', 'bf06a315-ef41-57c7-a7ac-0728f4234264', 'c001d3ba-1d31-5e0f-9794-5c32978bc2e8', 'c226f3c1-93d2-5712-aead-8fcc2ee4b399', 'c2aedb67-8655-5651-9de0-296986830ad1', 'c37a1d0b-9eb4-5a48-9cb0-b175a7bec4fb', 'c4aa6f9e-a46c-5b75-b379-f867b472c3fb', 'c8d80968-b4a1-5b0e-91fd-8530d871e4d4', 'cb577852-ad0e-54b3-8b24-9ddb68e138e2', 'cbeeb89a-9fac-5737-bedf-0f980d3f4eec', 'cd28b07d-b812-5949-864d-b1ad247331bb', 'ce1b235a-d4ac-5a53-b82b-36463711a573', 'ce59fa07-705f-53d6-9d29-6d70a1f79117', 'd15ddd05-eba9-52f7-9bbd-3ac2f568f64b', 'd1c38e87-a08a-51f4-a2d6-20aa1b6e524c', 'd324e76c-688f-5717-86d7-14e8272106e9', 'd7a35fc4-4a97-53a2-bc33-edf92b562897', 'dadda5a4-cc97-5c44-814c-564b0dda14ce', 'db355409-cc9c-58cf-ad06-8f96408f504a', 'deb9c035-9e0f-5716-a1b9-aaca29ce0575', 'e1d9979f-eb47-526d-a651-d3f616ce9eee', 'e2795d1f-61dd-5512-a606-cbc5ee1135b2', 'e37c133d-fc35-5138-bfec-aaedfdb3f3e3', 'e435ebfa-9dc3-5f42-825c-71d884c9bce2', 'e863b36d-72c2-5e1b-9bbb-50739c47d916', 'e8c54cb8-4e7d-558a-bb09-600ccf00fe81', 'edf4480f-de6d-5018-9f20-fd528f456414', 'ee3c2fc1-d13f-54a1-bd80-cd62e22a87b3', 'ef95d752-b805-5205-8a84-4ef97d3a228f', 'f021f6e7-c81f-53b2-9a13-c3cbb93807c2', 'f2a63168-73dd-56d5-b3b5-1ded5d1c7395', 'f31b9663-ccfb-5efa-9dd8-5a0ef536cc51', 'f3cfb44a-7501-551f-8213-77642e9b5e18', 'f6462038-0b52-5d62-9098-2950baad9bb7', 'f66d6369-8b7c-596c-b061-306bd5b73b5e', 'f6d1b72d-29c8-5643-9b39-d2cb3314d8bb', 'f71531b7-6870-5cc0-8b31-cd151891ade6', 'f80083f2-e809-53da-ae5c-94c265f816de', 'f8d3d8c5-981e-55b9-8eb1-68375a8b398f', 'faee5d45-2b15-5d78-b2b3-0c95c358f374', 'fb1ba3b3-da5a-5d49-a14b-4e9bd9e07749', 'fe6b3f59-05df-5e69-b5e1-a17f79e401b5')
    Baseline = @()
    Rules = @(
        @{
            Identifier = '36dbd0c3-41b5-5efc-85d7-a08445801ae2'
            Name = 'onegal C05 In from AD - User foreign leaver'
            Description = 'Without it leavers of another platform stay in the address list as dead mail users. The rule names the recipient types because shared, room and equipment mailboxes are always disabled accounts: a plain "disabled, so filter" would delete all of them in this tenant (F32). It never touches home objects (F33).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 5
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'cloudFiltered'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'userAccountControl'
                            Operator = 'ISBITSET'
                            Value = '2'
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '1'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'userAccountControl'
                            Operator = 'ISBITSET'
                            Value = '2'
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '128'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'userAccountControl'
                            Operator = 'ISBITSET'
                            Value = '2'
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '2147483648'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '496aa433-bfd3-59c9-8a84-5fad63339db5'
            Name = 'onegal C06 In from AD - User foreign without mail'
            Description = 'An account without an alias is no recipient and must not sign in here. Without this rule every user, service and administration account of the other platforms would be created in this tenant.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 6
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'cloudFiltered'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '5b9b286a-a932-542e-bafd-4aa803d6d8ce'
            Name = 'onegal C10 In from AD - User foreign identity'
            Description = 'A foreign person must not be able to sign in to this tenant, and needs a sign-in name that this tenant can hold.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 10
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'accountEnabled'
                    FlowType = 'Constant'
                    Source = @('False')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'userPrincipalName'
                    FlowType = 'Expression'
                    Source = @('userPrincipalName', 'sAMAccountName')
                    Expression = 'IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@fabrikam.partner.onmschina.cn"'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '53c849ea-6b4a-5adc-8a9b-3e27473fd57f'
            Name = 'onegal C12 In from AD - User foreign AccountEnabled (no password sync)'
            Description = 'Keeps password hashes of foreign people out of this tenant (F09). It is the documented technique of selective password hash synchronisation: a copy of the server''s own rule with a lower number and without password synchronisation. Enabled state and sign-in name are still decided by the identity rule, which has a lower number. Not needed while password hash synchronisation is off.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 12
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'accountEnabled'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'cn'
                    FlowType = 'Direct'
                    Source = @('cn')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'contributingConnectorUser'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = '%Connector.ID%'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'domainFQDN'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = '%Domain.FQDN%'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'domainNetBios'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = '%Domain.Netbios%'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'forestFQDN'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = '%Forest.FQDN%'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'forestNetBios'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = '%Forest.Netbios%'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'objectSid'
                    FlowType = 'Direct'
                    Source = @('objectSid')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'objectSidString'
                    FlowType = 'Expression'
                    Source = @('objectSid')
                    Expression = 'StringFromSid([objectSid])'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'pwdLastSet'
                    FlowType = 'Expression'
                    Source = @('pwdLastSet')
                    Expression = 'IIF(IsPresent([pwdLastSet]),CStr(FormatDateTime(DateFromNum([pwdLastSet]),"yyyyMMddHHmmss.0Z")),NULL)'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'sourceAnchor'
                    FlowType = 'Expression'
                    Source = @('msExchRecipientTypeDetails', 'mS-DS-ConsistencyGuid', 'objectGUID')
                    Expression = 'IIF(IsPresent([msExchRecipientTypeDetails]), IIF([msExchRecipientTypeDetails]=2,NULL, IIF(IsPresent([mS-DS-ConsistencyGuid]),ConvertToBase64([mS-DS-ConsistencyGuid]),ConvertToBase64([objectGUID]))), IIF(IsPresent([mS-DS-ConsistencyGuid]),ConvertToBase64([mS-DS-ConsistencyGuid]),ConvertToBase64([objectGUID])))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'sourceAnchorBinary'
                    FlowType = 'Expression'
                    Source = @('msExchRecipientTypeDetails', 'mS-DS-ConsistencyGuid', 'objectGUID')
                    Expression = 'IIF(IsPresent([msExchRecipientTypeDetails]), IIF([msExchRecipientTypeDetails]=2,NULL,IIF(IsPresent([mS-DS-ConsistencyGuid]),[mS-DS-ConsistencyGuid],[objectGUID])), IIF(IsPresent([mS-DS-ConsistencyGuid]),[mS-DS-ConsistencyGuid],[objectGUID]))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'userPrincipalName'
                    FlowType = 'Expression'
                    Source = @('userPrincipalName', 'sAMAccountName')
                    Expression = 'IIF(IsPresent([userPrincipalName]),[userPrincipalName], IIF(IsPresent([sAMAccountName]),([sAMAccountName]&"@"&%Domain.FQDN%),Error("AccountName is not present")))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'userAccountControl'
                            Operator = 'ISBITNOTSET'
                            Value = '2'
                        }
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'b525a566-61ed-53c9-8eab-1dce73969240'
            Name = 'onegal C15 In from AD - User foreign room'
            Description = 'The rule for foreign Exchange attributes shows everybody as a person. Without this one the rooms of the other platform disappear from room lists and Room Finder (F31).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 15
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'msExchRecipientDisplayType'
                    FlowType = 'Constant'
                    Source = @('-2147481850')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msExchResourceMetaData'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '8589934592'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msExchResourceMetaData'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '16'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'a97dcf26-c9dc-5430-8985-97c773909f55'
            Name = 'onegal C16 In from AD - User foreign equipment'
            Description = 'Like the rule for rooms: keeps equipment of the other platform recognisable as equipment (F31).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 16
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'msExchRecipientDisplayType'
                    FlowType = 'Constant'
                    Source = @('-2147481594')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msExchResourceMetaData'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '17179869184'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msExchResourceMetaData'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'msExchRecipientTypeDetails'
                            Operator = 'EQUAL'
                            Value = '32'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'e78c88de-324c-5f73-b8df-08530b627a7b'
            Name = 'onegal C20 In from AD - User foreign Exchange'
            Description = 'Makes a foreign mailbox a mail user of this tenant: routable, without anything that only the platform of the mailbox may have. Left to the standard rules on purpose: legacyExchangeDN, alias, visibility, delivery restrictions, moderation, resource data, certificates, photo and all descriptive attributes.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 20
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'altRecipient'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchArchiveGUID'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchArchiveName'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchAuditAdmin'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchAuditDelegate'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchAuditDelegateAdmin'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchAuditOwner'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchBlockedSendersHash'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchBypassAudit'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchDelegateListLink'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchELCExpirySuspensionEnd'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchELCExpirySuspensionStart'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchELCMailboxFlags'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchImmutableId'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchLitigationHoldDate'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchLitigationHoldOwner'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchMailboxAuditEnable'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchMailboxAuditLogAgeLimit'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchMailboxGuid'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRecipientDisplayType'
                    FlowType = 'Constant'
                    Source = @('6')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRecipientTypeDetails'
                    FlowType = 'Constant'
                    Source = @('128')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRemoteRecipientType'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchSafeRecipientsHash'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchSafeSendersHash'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchTeamMailboxExpiration'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchTeamMailboxOwners'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchTeamMailboxSharePointUrl'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchUserHoldPolicies'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'publicDelegates'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'c2e9e2b2-072e-547d-8e34-82732ff439ed'
            Name = 'onegal C20 In from AD - User foreign Exchange (usgov)'
            Description = 'Makes a foreign mailbox a mail user of this tenant: routable, without anything that only the platform of the mailbox may have. Left to the standard rules on purpose: legacyExchangeDN, alias, visibility, delivery restrictions, moderation, resource data, certificates, photo and all descriptive attributes.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 21
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'targetAddress'
                    FlowType = 'Expression'
                    Source = @('targetAddress', 'mailNickname')
                    Expression = 'IIF(IsPresent([targetAddress]),IIF((Word(LCase([targetAddress]),2,"@")="fabrikam.mail.onmicrosoft.us") || (Word(LCase([targetAddress]),2,"@")="gov.fabrikam.example"),[targetAddress],"SMTP:" & [mailNickname] & "@fabrikam.mail.onmicrosoft.us"),"SMTP:" & [mailNickname] & "@fabrikam.mail.onmicrosoft.us")'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = 'GOV'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '23bc8c5d-97d2-5bf7-9f3d-2cbd225e3b2f'
            Name = 'onegal C23 In from AD - User foreign on-prem mailbox target'
            Description = 'An on-premises mailbox has no target address. Once its mailbox GUID is stripped it is a mail user without an external address, and mail to it from this tenant is returned (F37). Its primary address is the target.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 23
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'targetAddress'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses', 'mail')
                    Expression = 'IIF(Contains([proxyAddresses],"SMTP:")>0,Item([proxyAddresses],Contains([proxyAddresses],"SMTP:")),IIF(IsPresent([mail]),"SMTP:" & [mail],NULL))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'targetAddress'
                            Operator = 'ISNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'msExchMailboxGuid'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '7c4e941c-132c-55aa-8506-26961492ad56'
            Name = 'onegal C26 In from AD - User foreign Lync'
            Description = 'A SIP domain that is not in this tenant, or the state "homed on-premises", gives the foreign account a real-time communication state it must not have. msRTCSIP-OriginatorSid stays: the standard rules join with it. Switched by the option foreignLync.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 26
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'msRTCSIP-ApplicationOptions'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-DeploymentLocator'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-Line'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-OptionFlags'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-OwnerUrn'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-PrimaryUserAddress'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msRTCSIP-UserEnabled'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msRTCSIP-UserEnabled'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msRTCSIP-PrimaryUserAddress'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '09968092-9edd-5a4b-a1d7-5db36dc70c63'
            Name = 'onegal C30 In from AD - User foreign addresses'
            Description = 'Keeps every SMTP and X500 address, so that replies to old mail find their way. Removes addresses in initial domains, which Entra ID discards as reserved anyway and which could be another object''s generated address, and SIP addresses (option sipAddresses). With the option legacyExchangeDnAddress the object''s own legacyExchangeDN becomes an X500 address. The whole list is rebuilt with merge type Update, because the standard rules use Update (F30).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 30
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses')
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"fabrikam.partner.onmschina.cn") && (Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.us") && (Left(LCase($item),4)<>"sip:")))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'f7a5f662-dc4d-5d76-a4a2-b8fcba7f5975'
            Name = 'onegal C40 In from AD - User home identity'
            Description = 'Licences need a usage location and nothing else sets it: the standard rules only reflect the value of the cloud.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 40
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'usageLocation'
                    FlowType = 'Constant'
                    Source = @('CN')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'STARTSWITH'
                            Value = '21V'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'fdb1d1ff-298f-5146-8929-bb91cb161f92'
            Name = 'onegal C41 In from AD - User staged UPN'
            Description = 'The sign-in name in AD is changed at cut-over only; until then the person works with the old one on the old platform, while the mailbox being filled here needs a name in a domain of this tenant. Not usable with ADFS sign-in before cut-over, because the claims carry the name from AD.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 41
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'userPrincipalName'
                    FlowType = 'Expression'
                    Source = @('userPrincipalName')
                    Expression = 'Word([userPrincipalName],1,"@") & "@cn.fabrikam.example"'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = '21V-STAGED'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '6a2ab5de-782c-5ec6-a062-1249a3c7b010'
            Name = 'onegal C42 In from AD - User staged Exchange'
            Description = 'While the mailbox is still on-premises its GUID would reach this tenant, and a licence would not create a mailbox: "the on-premises mailbox hasn''t been migrated" (F22).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 42
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'altRecipient'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchArchiveGUID'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchArchiveName'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchMailboxGuid'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRecipientDisplayType'
                    FlowType = 'Constant'
                    Source = @('6')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRecipientTypeDetails'
                    FlowType = 'Constant'
                    Source = @('128')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'msExchRemoteRecipientType'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'publicDelegates'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'targetAddress'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = '21V-STAGED'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '0f6c67ff-e529-5412-9188-24e25d1579cb'
            Name = 'onegal C43 In from AD - User home primary address'
            Description = 'A primary address in a domain that is not verified here is removed on licensing, and the generated address in the initial domain becomes primary (F40). The alias in this tenant''s own domain becomes primary if the object has it; otherwise the list stays as it is. Not emitted in domain mode dual.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 43
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'mail'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses', 'mailNickname', 'mail')
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@cn.fabrikam.example",CaseInsensitive)>0,[mailNickname] & "@cn.fabrikam.example",Trim([mail]))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses', 'mailNickname')
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@cn.fabrikam.example",CaseInsensitive)>0,Select($item,RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))),IIF(LCase(Mid($item,6,448))=LCase([mailNickname] & "@cn.fabrikam.example"),"SMTP:" & Mid($item,6,448),IIF(Left($item,5)="SMTP:","smtp:" & Mid($item,6,448),$item))),RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'STARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'eecdf829-8ebf-5cac-9d0d-dc8f354c201d'
            Name = 'onegal C44 In from AD - User home target'
            Description = 'Reports disagree whether a synchronised target address keeps redirecting mail once the mailbox exists (F43). Nothing in this tenant needs it on a home object, so it is removed. Assign licences in the same window: before that the object is a mail user without target.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 44
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'targetAddress'
                    FlowType = 'Expression'
                    Source = @()
                    Expression = 'AuthoritativeNull'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = '21V'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '82097bbc-0650-5baa-baae-e0c129eb4b5b'
            Name = 'onegal C50 In from AD - Group of another tenant only'
            Description = 'Groups whose marker says that they are for another tenant only (such as 21V-ONLY, GLOBAL-ONLY) are not published here.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'group'
            TargetObjectType = 'group'
            LinkType = 'Join'
            Precedence = 50
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'cloudFiltered'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = 'GLOBAL-ONLY'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = 'GOV-ONLY'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '6754295d-953d-554d-bf22-188e088c215a'
            Name = 'onegal C51 In from AD - Group foreign without mail'
            Description = 'Data minimisation: security groups without mail of the other platforms have no business in this tenant.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'group'
            TargetObjectType = 'group'
            LinkType = 'Join'
            Precedence = 51
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'cloudFiltered'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'NOTSTARTSWITH'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mail'
                            Operator = 'ISNULL'
                            Value = ''
                        }
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '86f2824e-8ad3-5fb5-bdbf-8930a0541fd7'
            Name = 'onegal C52 In from AD - Group addresses'
            Description = 'The same address filter as for foreign people: no addresses in initial domains, no SIP addresses.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'group'
            TargetObjectType = 'group'
            LinkType = 'Join'
            Precedence = 52
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses')
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"fabrikam.partner.onmschina.cn") && (Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.us") && (Left(LCase($item),4)<>"sip:")))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '2c106a10-e2e2-564c-b9ee-eaa5f2774ac5'
            Name = 'onegal C54 In from AD - Contact of another tenant only'
            Description = 'Contacts whose marker says that they are for another tenant only are not published here. Contacts that merely duplicate a user of another cloud must be deleted from AD before the rules go live (F50, F51).'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'contact'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 54
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'cloudFiltered'
                    FlowType = 'Constant'
                    Source = @('True')
                    Expression = ''
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = 'GLOBAL-ONLY'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
                            Value = 'GOV-ONLY'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'ba466264-256e-5434-a849-14f64a62eb01'
            Name = 'onegal C56 In from AD - Contact addresses'
            Description = 'The same address filter as for foreign people: no addresses in initial domains, no SIP addresses.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'contact'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 56
            PrecedenceAfter = '00000000-0000-0000-0000-000000000000'
            PrecedenceBefore = '00000000-0000-0000-0000-000000000000'
            SoftDeleteExpiryInterval = '00:00:00'
            ImmutableTag = ''
            EnablePasswordSync = $false
            Flows = @(
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses')
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"fabrikam.partner.onmschina.cn") && (Word(LCase($item),2,"@")<>"fabrikam.onmicrosoft.us") && (Left(LCase($item),4)<>"sip:")))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
            )
            ScopeGroups = @(
                @{
                    Conditions = @(
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
            )
            JoinGroups = @()
        }
    )
}

# Shared by Import-SyncRules.ps1 and Remove-SyncRules.ps1; onegal copies it into both.

$aadSubtype = 'Windows Azure Active Directory (Microsoft)'
$model = 'Microsoft.IdentityManagement.PowerShell.ObjectModel'
$zeroGuid = '00000000-0000-0000-0000-000000000000'
$undoFile = 'onegal-undo.clixml'

# PowerShell's own comparison takes a text with an invisible character for the same as without; these do not.
function Test-Same([string]$A, [string]$B) { return [string]::Equals($A, $B, [StringComparison]::Ordinal) }
function Test-SameName([string]$A, [string]$B) { return [string]::Equals($A, $B, [StringComparison]::OrdinalIgnoreCase) }

# Names come from a server or a directory: what cannot be seen must not reach the terminal.
function Get-Shown([string]$Text) {
    return [regex]::Replace($Text, '[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]', '?')
}

function Get-GuidText($Value) {
    $text = ([string]$Value).Trim('{', '}').ToLowerInvariant()
    if ($text -eq '') { return $zeroGuid } else { return $text }
}

function Get-SpanText($Value) {
    $text = [string]$Value
    if ($text -eq '' -or $text -eq '0') { return '00:00:00' } else { return $text }
}

# A list that survives being returned: PowerShell unrolls what a function returns.
function Get-List($Value) { if ($null -eq $Value) { return , @() } else { return , @($Value) } }

function Get-Property($Object, [string]$Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($null -ne $property) { return $property.Value }
}

# onegal gives its rules names that start like this and never a tag; anything else belongs to somebody else.
function Test-OwnRule($Rule) {
    $standard = Get-Property $Rule 'IsStandardRule'
    return ([string]$Rule.ImmutableTag -eq '') -and -not [bool]$standard -and ([string]$Rule.Name).StartsWith('onegal ', [StringComparison]::Ordinal)
}

# One rule of the server in the shape of the generated data, so that both can be compared and the old one restored.
function ConvertFrom-ServerRule($Rule) {
    $flows = foreach ($flow in (Get-List $Rule.AttributeFlowMappings)) {
        @{
            Destination = [string]$flow.Destination; FlowType = [string]$flow.FlowType
            Source = @(Get-List $flow.Source | ForEach-Object { $_ } | ForEach-Object { [string]$_ }); Expression = [string]$flow.Expression
            ValueMergeType = [string]$flow.ValueMergeType; ExecuteOnce = [bool]$flow.ExecuteOnce
        }
    }
    $scope = foreach ($group in (Get-List $Rule.ScopeFilter)) {
        @{ Conditions = @(foreach ($c in (Get-List $group.ScopeConditionList)) {
            @{ Attribute = [string]$c.Attribute; Operator = [string]$c.ComparisonOperator; Value = [string]$c.ComparisonValue } }) }
    }
    $join = foreach ($group in (Get-List $Rule.JoinFilter)) {
        @{ Conditions = @(foreach ($c in (Get-List $group.JoinConditionList)) {
            @{ CSAttribute = [string]$c.CSAttribute; MVAttribute = [string]$c.MVAttribute; CaseSensitive = [bool]$c.CaseSensitive } }) }
    }
    return @{
        Identifier = Get-GuidText $Rule.Identifier; Name = [string]$Rule.Name; Description = [string]$Rule.Description
        Direction = [string]$Rule.Direction; Disabled = [bool]$Rule.Disabled; ConnectorId = Get-GuidText $Rule.Connector
        SourceObjectType = [string]$Rule.SourceObjectType; TargetObjectType = [string]$Rule.TargetObjectType
        LinkType = [string]$Rule.LinkType; Precedence = [int]$Rule.Precedence
        PrecedenceAfter = Get-GuidText $Rule.PrecedenceAfter; PrecedenceBefore = Get-GuidText $Rule.PrecedenceBefore
        SoftDeleteExpiryInterval = Get-SpanText $Rule.SoftDeleteExpiryInterval; ImmutableTag = [string]$Rule.ImmutableTag
        EnablePasswordSync = [bool]$Rule.EnablePasswordSync
        Flows = @($flows); ScopeGroups = @($scope); JoinGroups = @($join)
    }
}

# Each value with its length in front, so that no value can look like two.
function Get-Part($Value) {
    $text = ([string]$Value).Replace([string][char]13 + [string][char]10, [string][char]10).Replace([string][char]13, [string][char]10)
    return [string]$text.Length + ':' + $text
}

function Get-Sorted($Lines) {
    $sorted = [string[]]@($Lines)
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    return $sorted -join ''
}

# Everything that decides what a rule does, as one text; identifiers of rule and connector differ between servers and are
# left out. The order of flows and of scope clauses means nothing; the sources of an expression are only a hint.
function Get-RuleBody($Rule) {
    $names = 'Name', 'Description', 'Direction', 'Disabled', 'SourceObjectType', 'TargetObjectType', 'LinkType', 'Precedence',
        'PrecedenceAfter', 'PrecedenceBefore', 'SoftDeleteExpiryInterval', 'ImmutableTag', 'EnablePasswordSync'
    $head = @(foreach ($name in $names) { Get-Part $Rule[$name] }) -join ''
    $flows = foreach ($flow in (Get-List $Rule.Flows)) {
        $source = if ($flow.FlowType -eq 'Expression') { '' } else { @(Get-List $flow.Source | ForEach-Object { $_ } | ForEach-Object { Get-Part $_ }) -join '' }
        @(foreach ($value in $flow.Destination, $flow.FlowType, $source, $flow.Expression, $flow.ValueMergeType, $flow.ExecuteOnce) { Get-Part $value }) -join ''
    }
    $scope = foreach ($group in (Get-List $Rule.ScopeGroups)) {
        Get-Part (Get-Sorted @(foreach ($c in (Get-List $group.Conditions)) { (Get-Part $c.Attribute) + (Get-Part $c.Operator) + (Get-Part $c.Value) }))
    }
    $join = foreach ($group in (Get-List $Rule.JoinGroups)) {
        Get-Part (@(foreach ($c in (Get-List $group.Conditions)) { (Get-Part $c.CSAttribute) + (Get-Part $c.MVAttribute) + (Get-Part $c.CaseSensitive) }) -join '')
    }
    return $head + (Get-Part (Get-Sorted $flows)) + (Get-Part (Get-Sorted $scope)) + (Get-Part (@($join) -join ''))
}

function Test-SameRule($A, $B) {
    return (Test-Same $A.ConnectorId $B.ConnectorId) -and (Test-Same (Get-RuleBody $A) (Get-RuleBody $B))
}

function Get-Fingerprint([string]$Text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { $bytes = $sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text)) } finally { $sha.Dispose() }
    return [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}

# Builds the rule in memory and hands it to the server as a whole; nothing is half added when a step fails.
function Add-Rule($Rule) {
    $new = @{
        Name = $Rule.Name; Identifier = $Rule.Identifier; Description = $Rule.Description; Direction = $Rule.Direction
        Precedence = $Rule.Precedence; PrecedenceAfter = $Rule.PrecedenceAfter; PrecedenceBefore = $Rule.PrecedenceBefore
        SourceObjectType = $Rule.SourceObjectType; TargetObjectType = $Rule.TargetObjectType; Connector = $Rule.ConnectorId
        LinkType = $Rule.LinkType; SoftDeleteExpiryInterval = 0; ImmutableTag = $Rule.ImmutableTag
    }
    if ($Rule.SoftDeleteExpiryInterval -ne '00:00:00') { $new.SoftDeleteExpiryInterval = $Rule.SoftDeleteExpiryInterval }
    if ($Rule.EnablePasswordSync) { $new.EnablePasswordSync = $true }
    if ($Rule.Disabled) { $new.Disabled = $true }
    $syncRule = @(New-ADSyncRule @new)
    foreach ($flow in (Get-List $Rule.Flows)) {
        $mapping = @{ SynchronizationRule = $syncRule[0]; Destination = $flow.Destination; FlowType = $flow.FlowType; ValueMergeType = $flow.ValueMergeType }
        $source = Get-List $flow.Source
        if ($source.Count -gt 0) { $mapping.Source = $source }
        if ($flow.ExecuteOnce) { $mapping.ExecuteOnce = $true }
        if ($flow.FlowType -eq 'Expression') { $mapping.Expression = $flow.Expression }
        $syncRule = @(Add-ADSyncAttributeFlowMapping @mapping)
    }
    foreach ($group in (Get-List $Rule.ScopeGroups)) {
        $conditions = @(foreach ($c in (Get-List $group.Conditions)) { New-Object -TypeName ($model + '.ScopeCondition') -ArgumentList $c.Attribute, $c.Value, $c.Operator })
        $syncRule = @(Add-ADSyncScopeConditionGroup -SynchronizationRule $syncRule[0] -ScopeConditions $conditions)
    }
    foreach ($group in (Get-List $Rule.JoinGroups)) {
        $conditions = @(foreach ($c in (Get-List $group.Conditions)) { New-Object -TypeName ($model + '.JoinCondition') -ArgumentList $c.CSAttribute, $c.MVAttribute, $c.CaseSensitive })
        $syncRule = @(Add-ADSyncJoinConditionGroup -SynchronizationRule $syncRule[0] -JoinConditions $conditions)
    }
    $null = Add-ADSyncRule -SynchronizationRule $syncRule[0]
}

# What must be removed and what added so that the rules an import touched are as they were before it.
function Get-UndoWork($Added, $Replaced) {
    $existing = @(Get-ADSyncRule)
    foreach ($rule in (Get-List $Added)) {
        foreach ($current in @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier })) {
            if (-not (Test-OwnRule $current)) { throw ('The rule ''' + (Get-Shown $current.Name) + ''' is not of onegal and is left alone.') }
            @{ Remove = $rule.Identifier; Name = $rule.Name; Add = $null }
        }
    }
    foreach ($old in (Get-List $Replaced)) {
        $current = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $old.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
        if ($current.Count -eq 0) { @{ Remove = $null; Name = $old.Name; Add = $old } }
        elseif (-not (Test-SameRule $current[0] $old)) { @{ Remove = $old.Identifier; Name = $old.Name; Add = $old } }
    }
}

# First everything is removed, then the old rules are added: no number is ever needed twice.
function Invoke-UndoWork($Work) {
    foreach ($item in @($Work | Where-Object { $null -ne $_.Remove })) { $null = Remove-ADSyncRule -Identifier $item.Remove }
    foreach ($item in @($Work | Where-Object { $null -ne $_.Add })) { Add-Rule $item.Add }
}

# Refuses to go on where the module, the rights or the tenant are not the expected ones; returns the Entra connector.
function Assert-Server([string]$AadName) {
    if (-not (Get-Module -ListAvailable -Name ADSync)) { throw 'The ADSync module is not installed: run this on the Entra Connect server.' }
    if ($env:OS -eq 'Windows_NT') {
        if ($PSVersionTable.PSVersion.Major -gt 5) { throw 'Run this in Windows PowerShell 5.1: the ADSync module needs it.' }
        $principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
        if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'Run this in an elevated PowerShell, as a member of ADSyncAdmins.' }
    }
    Import-Module ADSync
    # The guard against running the rules of one tenant on the server of another.
    $aad = @(Get-ADSyncConnector | Where-Object { Test-SameName (Get-Property $_ 'Subtype') $aadSubtype })
    if ($aad.Count -ne 1 -or -not (Test-SameName $aad[0].Name $AadName)) {
        $found = @($aad | ForEach-Object { Get-Shown $_.Name }) -join ', '
        throw ('The Entra connector of this server is ''' + $found + ''', expected is ''' + (Get-Shown $AadName) + '''. Is this the server of another tenant? If only the name differs, pass -ConnectorMap @{ aad = ''...'' }.')
    }
    return $aad[0]
}

# Waits until no synchronisation runs, at most for the given time.
function Wait-QuietServer([int]$Minutes) {
    $until = (Get-Date).AddMinutes($Minutes)
    while ((Get-ADSyncScheduler).SyncCycleInProgress -or @(Get-ADSyncConnectorRunStatus).Count -gt 0) {
        if ((Get-Date) -ge $until) { throw 'A synchronisation is running. Run this again when it has ended, or wait longer with -WaitMinutes.' }
        Start-Sleep -Seconds 10
    }
}

# 1. and 2. environment and tenant
$aadName = if ($ConnectorMap.ContainsKey('aad')) { $ConnectorMap['aad'] } else { $onegal.AadConnector }
$aad = Assert-Server $aadName

# 3. connectors, by name and type
$adName = if ($ConnectorMap.ContainsKey('ad')) { $ConnectorMap['ad'] } else { $onegal.AdConnector }
$ad = @(Get-ADSyncConnector | Where-Object {
    (Test-SameName $_.Name $adName) -and ([string](Get-Property $_ 'Type') -eq 'AD' -or [string](Get-Property $_ 'ConnectorTypeName') -eq 'AD')
})
if ($ad.Count -ne 1) { throw ('There are ' + $ad.Count + ' AD connectors named ''' + (Get-Shown $adName) + '''. Name the right one with -ConnectorMap @{ ad = ''...'' }.') }
$planned = @($onegal.Rules)
foreach ($rule in $planned) { $rule.ConnectorId = if ($rule.Connector -eq 'aad') { Get-GuidText $aad.Identifier } else { Get-GuidText $ad[0].Identifier } }

# 4. what the rules read must be selected on the connector
$problems = @()
$selected = @(Get-List (Get-Property $ad[0] 'AttributeInclusionList') | ForEach-Object { $_ })
$missing = @($onegal.SourceAttributes | Where-Object { $selected -notcontains $_ })
if ($selected.Count -gt 0 -and $missing.Count -gt 0) { $problems += 'Select these attributes on the connector ''' + (Get-Shown $ad[0].Name) + ''' first: ' + ($missing -join ', ') + '.' }

# 5. and 6. numbers and owners
$existing = @(Get-ADSyncRule)
$plannedIds = @($planned | ForEach-Object { $_.Identifier })
$stale = @($existing | Where-Object { ($onegal.OwnIdentifiers -contains (Get-GuidText $_.Identifier)) -and (Test-OwnRule $_) })
$leaving = @(if ($RemoveStale) { $stale | ForEach-Object { Get-GuidText $_.Identifier } })
foreach ($rule in $planned) {
    if ($rule.Precedence -lt 1 -or $rule.Precedence -gt 99) { $problems += 'Number ' + $rule.Precedence + ' of ''' + (Get-Shown $rule.Name) + ''' is outside 1 to 99.' }
    foreach ($other in @($existing | Where-Object { [int]$_.Precedence -eq $rule.Precedence })) {
        $otherId = Get-GuidText $other.Identifier
        if ($plannedIds -contains $otherId -or $leaving -contains $otherId) { continue }
        $help = if (@($stale | Where-Object { (Get-GuidText $_.Identifier) -eq $otherId }).Count -gt 0) { ' It is an older rule of onegal; pass -RemoveStale.' } else { ' Export the configuration of this server and compile again, or renumber that rule.' }
        $problems += 'Number ' + $rule.Precedence + ' of ''' + (Get-Shown $rule.Name) + ''' is used by ''' + (Get-Shown $other.Name) + '''.' + $help
    }
    foreach ($same in @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier })) {
        if (-not (Test-OwnRule $same)) { $problems += 'The rule ''' + (Get-Shown $same.Name) + ''' has the identifier of ''' + (Get-Shown $rule.Name) + ''' but is not of onegal.' }
    }
}

# The rules these were computed from must still be the same: an upgrade or another hand may have changed them.
if ($onegal.Baseline.Count -gt 0) {
    $known = @{}
    foreach ($entry in $onegal.Baseline) { $known[$entry.Fingerprint] = $entry.Name }
    foreach ($other in $existing) {
        $id = Get-GuidText $other.Identifier
        if ($plannedIds -contains $id -or $onegal.OwnIdentifiers -contains $id) { continue }
        if ([string]$other.Direction -ne 'Inbound' -or (Get-GuidText $other.Connector) -ne (Get-GuidText $ad[0].Identifier)) { continue }
        $fingerprint = Get-Fingerprint (Get-RuleBody (ConvertFrom-ServerRule $other))
        if ($known.ContainsKey($fingerprint)) { $known.Remove($fingerprint) }
        else { $problems += 'The rule ''' + (Get-Shown $other.Name) + ''' (' + $other.Precedence + ') is new or was changed since the configuration was exported. Export it and compile again.' }
    }
    foreach ($name in $known.Values) { $problems += 'The rule ''' + (Get-Shown $name) + ''' is not on this server as it was exported. Export the configuration and compile again.' }
}
if ($problems.Count -gt 0) { throw ($problems -join [Environment]::NewLine) }

# What is there to do?
$work = @(foreach ($rule in $planned) {
    $old = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
    if ($old.Count -eq 0) { @{ Action = 'add'; Rule = $rule; Old = $null } }
    elseif (-not (Test-SameRule $old[0] $rule)) { @{ Action = 'replace'; Rule = $rule; Old = $old[0] } }
})
$removals = @(if ($RemoveStale) { $stale | ForEach-Object { ConvertFrom-ServerRule $_ } })
if (-not $RemoveStale) { foreach ($rule in $stale) { Write-Warning ('Older rule of onegal, not in this set: ' + (Get-Shown $rule.Name) + '. Remove it with -RemoveStale.') } }
if ($work.Count -eq 0 -and $removals.Count -eq 0) {
    Write-Output ('All ' + $planned.Count + ' rules are in place; nothing to change.')
    return
}
$lines = @()
foreach ($item in $work) { $lines += $item.Action + ' ' + $item.Rule.Precedence + ' ' + (Get-Shown $item.Rule.Name) }
foreach ($rule in $removals) { $lines += 'remove ' + $rule.Precedence + ' ' + (Get-Shown $rule.Name) }
Write-Output $lines
if ($onegal.Baseline.Count -eq 0) { Write-Warning 'These rules were computed from built-in standard rules. Export the configuration of this server into the workspace and compile again to be sure.' }
if (-not $PSCmdlet.ShouldProcess(($onegal.AadConnector), ('back up, pause the scheduler and change ' + $lines.Count + ' rules'))) {
    Write-Output ('Nothing was changed; ' + $lines.Count + ' rules would be.')
    return
}

# 7. and 8. a quiet server, in staging mode
$scheduler = Get-ADSyncScheduler
if (-not $scheduler.StagingModeEnabled -and -not $AllowProductionServer) {
    throw 'This server is not in staging mode. Run this on the staging server first, or pass -AllowProductionServer.'
}
$wasEnabled = [bool]$scheduler.SyncCycleEnabled
if ((Test-Path -LiteralPath $BackupPath) -and @(Get-ChildItem -LiteralPath $BackupPath -Force).Count -gt 0) { throw ('The folder ''' + $BackupPath + ''' is not empty. Give a new one for the backup.') }
Wait-QuietServer $WaitMinutes

# 9. backup and undo record, before the first change
$null = New-Item -ItemType Directory -Force -Path $BackupPath
$null = Get-ADSyncServerConfiguration -Path (Join-Path $BackupPath 'configuration')
$added = @($work | Where-Object { $_.Action -eq 'add' } | ForEach-Object { @{ Identifier = $_.Rule.Identifier; Name = $_.Rule.Name } })
$replaced = @($work | Where-Object { $_.Action -eq 'replace' } | ForEach-Object { $_.Old }) + $removals
@{ AadConnector = [string]$aad.Name; SyncCycleEnabled = $wasEnabled; Added = $added; Replaced = $replaced } |
    Export-Clixml -LiteralPath (Join-Path $BackupPath $undoFile) -Depth 10 -Encoding UTF8

# 10. and 11. apply; when anything fails, everything is put back
try {
    if ($wasEnabled) { $null = Set-ADSyncScheduler -SyncCycleEnabled $false }
    Wait-QuietServer $WaitMinutes
    foreach ($rule in $removals) { $null = Remove-ADSyncRule -Identifier $rule.Identifier }
    $waiting = $work
    while ($waiting.Count -gt 0) {
        $later = @()
        foreach ($item in $waiting) {
            $holders = @(Get-ADSyncRule | Where-Object { [int]$_.Precedence -eq $item.Rule.Precedence -and (Get-GuidText $_.Identifier) -ne $item.Rule.Identifier })
            if ($holders.Count -gt 0) { $later += $item } else { Add-Rule $item.Rule }
        }
        # Rules that hold each other's numbers: one makes room, and comes back in its turn.
        if ($later.Count -eq $waiting.Count) { $null = Remove-ADSyncRule -Identifier @($later | Where-Object { $_.Action -eq 'replace' })[0].Rule.Identifier }
        $waiting = $later
    }
    $now = @(Get-ADSyncRule)
    foreach ($rule in $planned) {
        $kept = @($now | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
        if ($kept.Count -ne 1 -or -not (Test-SameRule $kept[0] $rule)) { throw ('the server does not hold ''' + (Get-Shown $rule.Name) + ''' as it was given') }
    }
}
catch {
    $reason = $_.Exception.Message
    try {
        Invoke-UndoWork @(Get-UndoWork $added $replaced)
        if ($wasEnabled) { $null = Set-ADSyncScheduler -SyncCycleEnabled $true }
    }
    catch {
        throw ('The import failed: ' + $reason + ' Putting the rules back failed as well: ' + $_.Exception.Message + ' Run: .\Remove-SyncRules.ps1 -BackupPath ''' + $BackupPath + '''')
    }
    throw ('The import failed and was undone; the rules are as before. The reason: ' + $reason)
}

# 12. what is next
Write-Output ([string]$added.Count + ' added, ' + ($work.Count - $added.Count) + ' replaced, ' + $removals.Count + ' removed, ' + ($planned.Count - $work.Count) + ' unchanged.')
Write-Output 'The scheduler is paused. Next, on this server: a full synchronisation of every connector; then compare the pending exports'
Write-Output '(csexport with /f:x) with the prediction of onegal simulate; only then resume with: Set-ADSyncScheduler -SyncCycleEnabled $true'
Write-Output ('Undo with: .\Remove-SyncRules.ps1 -BackupPath ''' + $BackupPath + '''')
