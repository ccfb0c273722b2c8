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
    AadConnector = 'fabrikam.onmicrosoft.us - AAD'
    SourceAttributes = @('cn', 'extensionAttribute15', 'mS-DS-ConsistencyGuid', 'mail', 'mailNickname', 'msExchMailboxGuid', 'msExchRecipientTypeDetails', 'msExchResourceMetaData', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled', 'objectGUID', 'objectSid', 'proxyAddresses', 'pwdLastSet', 'sAMAccountName', 'targetAddress', 'userAccountControl', 'userPrincipalName')
    OwnIdentifiers = @('00414a81-2e79-5352-82fc-9e47d0c13914', '01338c69-f257-5673-b27e-2ace975e6100', '02750916-4c31-549b-96a0-ebb5b7977749', '03120b0c-6f46-50d1-bb53-db094c4687d6', '03665202-1270-5f00-88ba-3628012372b6', '061c84a8-2eaa-5fa8-b5a2-b27f9d12f6b4', '095a16be-1cb1-59f1-9b47-8f95a6d64861', '0b8975f6-7a54-5726-8a6d-fc921057e08d', '0f1f8408-e517-580c-aac6-025b2cd647ce', '0f7b1f5c-3b9a-5e93-8aed-ba1bff6ccc15', '106705a2-4814-5416-b595-74a1f25dc845', '1080b86d-dc1f-5d03-89a7-c8471b802b43', '10f08afc-8059-562a-ab80-f4789b41370c', '12231739-59b8-5d13-8cf0-415d64a1ee47', '133b2b70-17b0-57da-98ea-bdfdffd690d7', '16598291-4cdd-5e0f-820b-9f89872b89f4', '172002e8-944d-5739-8613-8b8a69392267', '17dbefba-a54e-57b6-bed2-acd6b226a62a', '1bd3566d-e686-58b1-82bc-9cfbfd612e27', '1bd7ca3b-e2f5-52ac-9a17-0acc2867a8fe', '1c8bb933-a21c-5455-860c-9ba65aa8cc2b', '1ebdad99-d4fe-5d7c-a919-53dfb3a9ab02', '1ef5424d-9260-5c14-9489-fda4038037c5', '201a27ae-b79f-5932-aa20-f390b424f451', '20c1a763-3c15-5071-b3b4-cdf5165c18eb', '23b6494e-4933-5415-bd2f-1aff3a1003ba', '252bfbc5-5b86-5b15-a585-f22ebaccead4', '26304665-bafe-5f73-81bd-c673c126e400', '29bd5cdb-0dd8-5efd-bebf-b98e8d436939', '29e801e1-3351-5a7f-ae9a-5cee58711649', '2acf74c6-d1a2-56f4-849a-4835944390dc', '2b40f6f0-b4ef-5b5d-b42a-1b40e9999e0b', '2ba8dfd2-88ba-5f8d-bbfd-7db00612d79a', '2c62dcc8-faa4-59e1-9191-8ed844a0afe3', '2d9d1857-abdd-57f4-b844-79a8d501c8f7', '2e7b343c-3097-504c-a15f-bad981cc144e', '2eade6aa-88de-52e7-af00-9419273595b9', '30f57ec1-4f0b-5855-8530-ea7cd571500f', '37a9b9b1-5a20-5154-b241-aef260f7798f', '39694df1-9daa-5e23-a59d-c61ea887e3ff', '3bac79e9-846d-58ae-9f25-6d3fc8f719f5', '3d960c1b-c2b0-5edb-9078-884da692bce3', '3f842f77-cf73-55d0-aeed-35ce5fbba4e8', '40328add-bc5b-5b3e-a105-875b574f6763', '42a76441-ba88-5b70-864d-6ad943ea3c0c', '43062c5a-6219-55e7-927a-4db53e5d2dbc', '45001079-5792-5e29-9560-84551e4640dc', '454c5295-4f17-5f88-8f52-4a4da7e4e0a4', '49da5b25-10aa-594c-990e-43892003fcda', '4d477de0-4c03-5935-9fc3-4b1e62824e20', '54646fe5-4e27-548a-8b1c-ab129df4b5d4', '576f4a1c-0551-5612-b2bf-9184aea33d0b', '5772a5c6-f13d-5569-940e-d56ab771f051', '5a5e95c3-590d-539a-a5d3-7244940b34b2', '619098dd-c419-587a-a734-1287b6314d57', '62d077db-a28c-50a3-8415-053c61eac1eb', '63f2abb8-5f24-5e29-a323-a7e003cc05a6', '6b10555a-fd2b-51d9-8672-2f53f8bdc37a', '6b94c61a-88fe-5201-95c0-1a3dd6a4e154', '6d333d77-1322-5716-ac96-28cdfc319dab', '712c6286-d8eb-53f1-be9e-d22144cc12b5', '723e6b5a-21e5-561d-b808-bb4927cb415d', '73dbe33c-5402-58d7-b18f-d40ed87ce889', '75ac75c8-25e5-5279-8a78-0cda269e844d', '77ffcb14-6964-549a-8259-5d02ea98a714', '79eea814-bf2f-5866-bdac-cae353016db9', '7a1479f6-7a5e-5c3a-bc83-b0aeb3a4fdfc', '7cd6c50a-afbb-517a-a1f8-485ec3874122', '7dc25b7a-90f9-5b56-93c5-04c34ae36c8b', '7f11fba7-1b59-58a6-8f87-a7544a82a270', '818b18bb-3c00-5bd5-bb9e-caca5eaea3a0', '88dc6649-a41a-5827-8840-c9399082f039', '89444120-5579-58e4-a445-b93c5ff9c031', '8a2891db-023b-50dc-bc44-4a0d4f87da69', '8a8f3e43-09db-510f-b4a0-5de61384cc91', '8c68bcf1-66e7-5e1a-b850-987f945402b6', '8ca23935-56be-543a-8e04-7295efafc0a4', '8f22f871-7720-5c35-b858-732a0e708613', '90cf682f-047d-5992-948d-6adee25c32c6', '91200179-3fb7-5484-ae97-1fdf6e2e06bc', '913783a2-0c85-5d35-9a8b-b30dd7da0345', '91e2a8cc-3fc9-50fb-9112-3ab153bbe7f5', '91f03c9e-a33b-57cf-bdf5-9d2f360d779e', '92390335-0b33-5285-9a41-3870343eba63', '96c611c5-9dbd-5602-96aa-b0e56eaab41e', '983fa0db-da4e-5cf8-a7f7-7e13c5f43cb1', '9ac755dd-f4b5-50d2-a689-c084ec3f32a8', '9cf7f59c-2e44-5015-8747-593f0c96b07b', '9d0f8d15-9fba-50cc-b9d1-074c37787f94', 'a1794692-0fee-5e6a-b5ba-06c386a47119', 'a79a621a-2819-5f55-a2e4-3ee1ae98b51f', 'ac4c0fea-e0fe-501c-b076-b091f8e6bc34', 'acc98eee-1178-56cd-8e36-2a4eb10b3fca', 'aded0543-dabb-5620-a18a-e34631898cd0', 'af35aa12-c5cd-54f8-a34b-65197f610724', 'b023e0a0-0680-5d2e-86b0-a13fa86f3f7a', 'b3085767-69da-5fbe-a9c3-538ba4f1b848', 'b9e8d2b9-8fdb-53e1-856d-132e33caa7d7', 'ba781a92-27f4-5a72-a426-3a2adc4ad1df', 'ba89fe6b-059c-53d3-be98-ab71bcfd3514', 'baca3e9e-6f85-5ce1-b080-457f3a7e186f', 'bb308b59-c8f4-5f29-ac18-22f89b450455', 'bbc42689-2dd5-5dd7-8777-432f44af2583', 'c1999a3b-d09a-5234-9635-86713320b99a', 'c36ac853-e89e-5b65-b7c4-21ca552d32a1', 'c4b4a89e-3df9-55d6-bb0b-28a36d7c3818', 'c549d915-0852-5587-b164-3572033b7308', 'caa1e62c-26e3-576d-98eb-896130dcf9f8', 'ce4e9778-1454-55e2-8a81-45b0d2152e7d', 'd081c8b7-53af-5c62-9a6e-0a390591404e', 'd21d9a99-b00e-52c1-9c6d-cd89ced00ada', 'd9520a29-400f-5b2a-9cee-ce89cab0b0ef', 'de08ba36-d183-5527-a03d-8f8c64ced725', 'e0be31f0-0bf1-5602-85e6-ad3c637cde93', 'e7cad08c-ea1c-5056-bb87-ec7207ba5d79', 'e7e28d76-0c62-54ca-ab6d-fbe5473512dc', 'eb095fde-ff60-57f0-a5bd-e620d1c880d6', 'edea6e25-f0d4-5034-99c1-c218c2b8e5a5', 'eec13014-1138-5296-ac5d-10f575dab81a', 'eedf9b4a-135d-55d7-a28a-bb7eccaa835b', 'ef4b092b-d268-51df-8390-1b3dd62386b1', 'f3273752-191d-5337-b83d-2cf2c9e77b42', 'f3ba6b32-adca-5def-afa7-3bc1203c3729', 'f4a8e69e-5024-5b37-b02c-ec5be3b2e969', 'f55d2d29-7436-53e0-b3bd-5e9d1a1eb963', 'f5f69e7d-5cf5-5665-83bc-fe74e6a2ec66', 'f741dff3-2596-55d5-96b1-8c463f1fc690', 'f7fd9aca-0470-5c43-9b92-5f0482c31db7', 'f9d00b6b-d99a-57f4-85da-c0fbb1fcf82d', 'fa174333-6b89-5d2e-af58-96421d8d0a02', 'fa20b771-f927-5e34-b42f-9584b498a4ca', 'fa2ac7d2-6796-551a-9715-3d032391365b', 'faf55f6b-a470-5314-a97a-edc5362f0c69', 'fb1d98d6-5625-5312-ba8f-ad9abc38e2ed', 'fc2636d8-8cc2-5e2d-8ece-c4a6698e8e76', 'fdb0c548-ceb9-5df3-ad6d-089a6f4e3afb')
    Baseline = @()
    Rules = @(
        @{
            Identifier = '14ae2c45-a4b9-5108-830b-e38667df8410'
            Name = 'onegal U05 In from AD - User foreign leaver'
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
                            Value = 'GOV'
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
                            Value = 'GOV'
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
                            Value = 'GOV'
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
            Identifier = '0e10f580-cf3a-58fe-aca0-a405ed067a6f'
            Name = 'onegal U06 In from AD - User foreign without mail'
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
                            Value = 'GOV'
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
            Identifier = '000c0429-d028-555e-8154-88df387a4555'
            Name = 'onegal U10 In from AD - User foreign identity'
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
                    Expression = 'IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@fabrikam.onmicrosoft.us"'
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
            Identifier = 'cd32b02d-7099-5254-995a-3d375c6925d9'
            Name = 'onegal U12 In from AD - User foreign AccountEnabled (no password sync)'
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
                            Value = 'GOV'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '7e4fabff-e585-59f0-9d79-9acf88f7c178'
            Name = 'onegal U15 In from AD - User foreign room'
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
                            Value = 'GOV'
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
                            Value = 'GOV'
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
            Identifier = 'cb488d09-58f0-5942-88d6-1e326a2c4f80'
            Name = 'onegal U16 In from AD - User foreign equipment'
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
                            Value = 'GOV'
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
                            Value = 'GOV'
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
            Identifier = '5e9c310b-0937-5953-8721-2e3d732bd96a'
            Name = 'onegal U20 In from AD - User foreign Exchange'
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
            Identifier = 'ff06d5fa-9fdf-5681-83ab-3032e0f148f1'
            Name = 'onegal U20 In from AD - User foreign Exchange (china)'
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
                    Expression = 'IIF(IsPresent([targetAddress]),IIF((Word(LCase([targetAddress]),2,"@")="fabrikam.partner.mail.onmschina.cn") || (Word(LCase([targetAddress]),2,"@")="cn.fabrikam.example"),[targetAddress],"SMTP:" & [mailNickname] & "@fabrikam.partner.mail.onmschina.cn"),"SMTP:" & [mailNickname] & "@fabrikam.partner.mail.onmschina.cn")'
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
            Identifier = '57e11d38-5678-5710-b255-f6bc4edc97d5'
            Name = 'onegal U23 In from AD - User foreign on-prem mailbox target'
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
                            Value = 'GOV'
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
            Identifier = '142ae7d5-3fe1-55ae-a887-9ad46758ab9c'
            Name = 'onegal U26 In from AD - User foreign Lync'
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
                            Value = 'GOV'
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
                            Value = 'GOV'
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
            Identifier = '1744a959-3b2c-55e3-b55f-91efd7b9194d'
            Name = 'onegal U30 In from AD - User foreign addresses'
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
                            Value = 'GOV'
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
            Identifier = '60d4a7af-9075-5b45-affd-eab4ac1f50e0'
            Name = 'onegal U41 In from AD - User staged UPN'
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
                    Expression = 'Word([userPrincipalName],1,"@") & "@gov.fabrikam.example"'
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
                            Value = 'GOV-STAGED'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '45bcb3c7-bebb-561c-80b4-d003a1c40bfe'
            Name = 'onegal U42 In from AD - User staged Exchange'
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
                            Value = 'GOV-STAGED'
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
            Identifier = '61e853ef-4f84-546d-9ee4-d613a6ae5713'
            Name = 'onegal U43 In from AD - User home primary address'
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
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@gov.fabrikam.example",CaseInsensitive)>0,[mailNickname] & "@gov.fabrikam.example",Trim([mail]))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses', 'mailNickname')
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@gov.fabrikam.example",CaseInsensitive)>0,Select($item,RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))),IIF(LCase(Mid($item,6,448))=LCase([mailNickname] & "@gov.fabrikam.example"),"SMTP:" & Mid($item,6,448),IIF(Left($item,5)="SMTP:","smtp:" & Mid($item,6,448),$item))),RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))))'
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
                            Value = 'GOV'
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
            Identifier = 'ccdab201-0228-52a2-aaee-60ee37a9007d'
            Name = 'onegal U44 In from AD - User home target'
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
                            Value = 'GOV'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '91ec7123-58c9-5032-bc73-fd2ca3e173d3'
            Name = 'onegal U50 In from AD - Group of another tenant only'
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
                            Value = '21V-ONLY'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'a19b6969-0e1b-50f7-9408-45179e5648ba'
            Name = 'onegal U51 In from AD - Group foreign without mail'
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
                            Value = 'GOV'
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
            Identifier = 'bf00c31e-cfe1-50a8-ac0b-75420e081081'
            Name = 'onegal U52 In from AD - Group addresses'
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
            Identifier = 'a6e1416a-0d32-5caf-8f77-c840b58e21c5'
            Name = 'onegal U54 In from AD - Contact of another tenant only'
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
                            Value = '21V-ONLY'
                        }
                    )
                }
            )
            JoinGroups = @()
        }
        @{
            Identifier = '5dd3d47c-d925-5c11-a1e2-c8b4cdaadf88'
            Name = 'onegal U56 In from AD - Contact addresses'
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
