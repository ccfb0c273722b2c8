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
    AadConnector = 'fabrikam.onmicrosoft.com - AAD'
    SourceAttributes = @('cn', 'extensionAttribute15', 'mS-DS-ConsistencyGuid', 'mailNickname', 'msExchRecipientTypeDetails', 'msExchResourceMetaData', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled', 'objectGUID', 'objectSid', 'proxyAddresses', 'pwdLastSet', 'sAMAccountName', 'targetAddress', 'userAccountControl', 'userPrincipalName')
    OwnIdentifiers = @('0477633a-d2ab-5153-adb8-bd6a9da1980e', '05a2aafa-20dd-5eb5-bc37-db6d9df3a066', '074a706d-d23b-5a7c-82f0-45c08d9ed406', '09acd0d9-09fd-5fc4-b1bc-a2537e3d041d', '0e1ef8b0-b990-57b7-829c-e9d16e3caf58', '1180d732-251f-5f22-97d7-d4a5228c1d01', '13b91d35-764b-5d6b-93ce-13f47f6d0bb4', '16a481ab-7344-541b-b526-7d25b9859466', '16f09829-0c75-571b-9e97-a251c05ff89f', '18072094-f637-5fce-8d05-f43581c39282', '187827a8-d52e-5fce-ad21-24817115351d', '1b8484cd-6939-5009-b8c0-13b84b05d965', '22a6fb12-95a3-53c7-82fa-83e0b123d08a', '281effd1-6823-5754-a6d7-30f534d061ce', '2ada1f73-5c4c-5055-9f87-eebc76726385', '2b4505fa-7126-5c3f-a425-1c690b5194d4', '2bd1e75c-7904-5296-9021-52ed7c4a6ee5', '2c493813-b655-59e6-bbe5-5340b9c61ffa', '2f280d16-ee5f-5ab7-bc02-0a32f771148f', '2f8a8bb8-d342-50d4-9286-b59998feae05', '325ffe2a-791a-5def-96b1-0a8b8afdcb81', '3393a663-8e27-5cc4-8398-b071f286a4de', '339d1251-4c2e-5316-8705-e151dcd3bd13', '3707b37b-377f-54f5-a828-9012ed19fc39', '38a35201-e0ff-5592-8c89-56633c2d83ec', '3c220e63-b2c1-5ed0-9545-b5fb4ba302df', '3cad7b60-e2b4-531b-9730-ee75561ccae9', '3fa269a4-c53f-5a10-b795-7251344cf21a', '4106e86a-c5ca-5135-a109-808dfaeab86d', '413e888a-db3c-5f4e-a527-892637760e22', '42b2022c-25c7-5f1d-96d0-c3f4ef51d0e8', '43a12ae5-48cb-55df-8977-059b785210f1', '440da8aa-6182-59b0-8cd3-017d07fe0d73', '44cc00b0-af18-5a1c-83c7-7c363a426cc8', '455d3866-f4e6-5446-b62a-817ab2ebb7d5', '472bec58-122f-5985-abf2-6c60e0ebacf1', '483ce9fd-0d5f-55d1-bf14-72f446085df5', '4a1ee4fb-a955-54c2-998a-51e72cf73f17', '4a903f08-8aa5-5b48-8a82-cbc073944703', '4aa0b1b6-f11c-56f9-aeb3-1407d62f254e', '4d00bd7a-9c0c-5abd-ab9e-b3b26bcb16ef', '501df277-cd86-5843-a32e-67150d65a506', '5187722f-25a3-5bde-82ed-4edb3e7389a8', '51dd88bf-7648-59fb-be39-035c774752b1', '53f5e836-159a-502b-a9ea-e1e7e2fd5607', '5715d69f-e5a0-502e-bf13-03f932aeefa9', '58ffd7a3-4b57-5234-b0b4-41f06728add2', '5995912a-7ed1-5434-bdfa-c65807cfa68e', '5aab7702-f14a-5ff8-a0f3-4509a9208c4e', '5dabcf9f-1563-598c-98ee-5725ad28137a', '5e58d91f-104c-5988-9826-b6f1e633d9ba', '6077a35b-1515-5dd7-a119-c5b3696ef4f9', '61468906-01d5-5b89-b119-4fa5438a9041', '64b0a4c5-639b-56bb-a298-938183f6d9d2', '64ef79e9-4a29-50ac-b54e-4536ece69133', '66359ed0-8aef-5dbf-ba99-11526f21b39c', '6877306b-f9c7-57a4-b7bd-e6dd491b095b', '69138e4a-f85c-5315-a834-49d298c6aa9b', '6b1f726d-0ef1-52ec-bb57-f8833c77f8b8', '7377b080-bd56-59a5-ab8e-d3ae032c40c0', '7396a90e-b53d-52f7-916f-f6fa6987ebd2', '7c61a3d3-7b42-5a6b-b69c-e3fb23844c7f', '7ec85abd-cfc4-584b-8862-ec9065f1be9f', '814ca0bd-5993-50ba-9370-5725b536f7e2', '823199f3-7e06-50db-acdd-c8ce2fd2c236', '84cb674f-2ade-5b11-bec4-9baa0aae0a72', '861f51ba-1216-5948-95b0-3935d4f58e11', '86fd941b-8bf2-5f4f-b1a4-be8b2e87d83d', '87b6e106-d68b-516c-be8a-7881cdc488f2', '889da3a2-f313-546c-9759-0918f969925d', '8a4f3d5a-898f-5098-ab10-414f246ae053', '8af99d14-a1fd-5a81-b204-50769305f43f', '8afe0dfe-0056-5ddd-9abb-535f2f8c6f6a', '8b918734-b81e-56d5-bcc0-a88b794663b6', '8bc7f7a4-1594-5b32-a435-82f587427fe9', '8cdcb0bd-5eb7-5842-87f3-44c939b6d928', '8cedb00b-529b-5da5-8621-22348a7afb8f', '8f76ab8c-0576-5274-9277-5f0ebfd85407', '9286f9f5-28f9-5fb5-be9b-01fbb683f2a2', '93224aa1-af90-52e3-a376-a713a9cf0d25', '945f9f2a-ca3c-5eaa-b09d-719b57240a6d', '95f767fe-14ec-59c6-999e-7c11e500d743', '980e02a9-742a-5941-97fe-a959c2f4fb85', '99e7a3ad-b4f9-5ae8-9eb2-e1e140fd82ba', '9d7f8585-3f72-5469-ab30-62f213c7cca2', '9e528e2e-40e3-5325-b96c-c5f086201a7b', '9e891bff-6ed2-578c-b84c-fde36ccb5e9e', '9eb6374e-741f-55b0-9450-41e2fd0e9394', '9f1dd49c-51a5-5151-8af9-0d2e246a880d', 'a0ac9edb-630e-5f57-bbfd-5c918f9996cf', 'a16c7cf3-5683-5611-bceb-f0c387572cae', 'a2c2b401-22c0-5f30-86d3-2a890b804529', 'a36f8d08-e605-51a5-a287-4a7ce48206e5', 'a4053d30-f720-598b-83b0-7c1d3c810e68', 'a78ce6c8-f9e3-5859-921e-9af691984699', 'a8de4d5c-b7aa-5259-aa67-b703ee727a23', 'a95a4046-faf1-5ff5-babe-d7acbbc3173e', 'ab06ae5a-c9a6-5fe3-b011-b96f4477e67e', 'ac073aea-82b0-50b0-8175-d69857fdce70', 'aea158d2-7b3c-5e9f-9061-08c2a88807de', 'af2a1632-7ae8-544b-ad16-1d867a3c90f2', 'b09defb0-377d-5719-aa02-4653ed45f62f', 'b1a72123-2b91-5835-a9a6-e463fee284dc', 'b2981d77-ec1d-5831-80b3-132259ea6cb4', 'b4ffdfa5-f28e-5f5f-a078-933336e1ccfe', 'b5f436d4-8983-5460-a1e7-f59520a95ff7', 'b68c121c-cfc3-5377-b97a-815e6242b976', 'b6a0bd29-6c4c-55fd-a55e-5e40b15c3673', 'bb7895ac-3d5f-5aa3-a6ab-da7402a4b9bb', 'bbfc6c82-1b80-595b-9d13-de10b7b1ccb5', 'c16f42f7-bc6c-5a21-a1c5-a0da43afec2e', 'c6c253e7-62a3-5e28-a943-51c164fd91c6', 'cb9419da-7c8d-556e-ab07-937e88a0fb4d', 'cc852a45-bec9-5bc8-927d-1e09863da820', 'ce4e7837-3851-5e8d-b72a-8ef94e4d194c', 'd4d66192-9dc2-5ec7-b489-7999ca555782', 'd76242be-8f31-5aad-bddb-93af02040cf9', 'd7ab34e4-31e2-5b8e-b956-2cc890706d05', 'd89e2e71-31f6-574d-bc36-3299c4594a71', 'daa61b5b-9f91-5c1a-a0cc-087a37d2d900', 'dafb7ea6-62b1-52ed-8eef-a032bd147bd6', 'dda6faba-9e04-52ba-9fa6-c66590a0a25a', 'e5a9e761-075d-5a85-a792-600e2efb9e0a', 'e7189b39-58ef-5bca-8898-a1dd1ed78d28', 'e8d0f741-7a76-5f64-9d9a-f3dcca90b0de', 'eaace803-a8ad-5e3e-b475-9b1d3c4ac3d2', 'ecfc7ef1-617d-5240-a4a2-080defa39c3c', 'ed786197-c388-5cc7-a064-6407b25cafa1', 'ee878e56-8ea2-5216-bd63-c9c5deb7fabf', 'f011806f-546b-502c-b446-7556237f95fc', 'f0546bda-73b8-5f89-9924-549cc91cc5ea', 'f154d182-279c-5373-a3da-405450af4e73', 'f181386a-8209-523f-9feb-259b0da88519', 'f5dc7511-934c-56aa-aa5a-771bfe3f4c1e', 'f5ea5bb9-6179-5a3f-88f0-a313e92d2add', 'f820f12b-56d0-55d4-ab3c-389e7b086543', 'f9177db4-72f8-5c13-9ffe-2b3f175c02b3', 'fa23fcc7-93f4-58d4-be02-aedb68cdbd02', 'fa3a1a9a-f1e6-5e8f-9582-9bedd3da27d5', 'fd13061d-adce-558b-9b2f-ec524d1d7b9b', 'ff8f0626-9dd9-5f97-a598-dad089ae95d6')
    Baseline = @()
    Rules = @(
        @{
            Identifier = 'c4f62dd5-f249-5434-87a6-8b5ff707df40'
            Name = 'onegal G05 In from AD - User foreign leaver'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = '0b087f50-3817-5394-9af7-7dbcda5daa1d'
            Name = 'onegal G06 In from AD - User foreign without mail'
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
                            Operator = 'EQUAL'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'mailNickname'
                            Operator = 'ISNULL'
                            Value = ''
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = '2766b806-79a9-5a26-b016-3009e0ac4f37'
            Name = 'onegal G10 In from AD - User foreign identity'
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
                    Expression = 'IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@fabrikam.onmicrosoft.com"'
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
            Identifier = '0732dbe3-9572-52f1-a3f9-ab89a72e70df'
            Name = 'onegal G12 In from AD - User foreign AccountEnabled (no password sync)'
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
                            Operator = 'EQUAL'
                            Value = '21V'
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'userAccountControl'
                            Operator = 'ISBITNOTSET'
                            Value = '2'
                        }
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
            Identifier = '04544573-0249-5256-b09c-57c283b9bef4'
            Name = 'onegal G15 In from AD - User foreign room'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = '35d29f68-2506-577a-a5d1-07e9589e53b6'
            Name = 'onegal G16 In from AD - User foreign equipment'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = 'ac2c59a2-0487-5228-986f-f10465f94c33'
            Name = 'onegal G20 In from AD - User foreign Exchange'
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
            Identifier = 'e982b83e-9086-5e6c-967e-71a17b2f1d09'
            Name = 'onegal G20 In from AD - User foreign Exchange (china)'
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
            Identifier = '9086b836-2a58-53a9-950f-845bdd02d911'
            Name = 'onegal G20 In from AD - User foreign Exchange (usgov)'
            Description = 'Makes a foreign mailbox a mail user of this tenant: routable, without anything that only the platform of the mailbox may have. Left to the standard rules on purpose: legacyExchangeDN, alias, visibility, delivery restrictions, moderation, resource data, certificates, photo and all descriptive attributes.'
            Direction = 'Inbound'
            Disabled = $false
            Connector = 'ad'
            ConnectorId = $null
            SourceObjectType = 'user'
            TargetObjectType = 'person'
            LinkType = 'Join'
            Precedence = 22
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
            Identifier = '29d06502-b33b-55e5-acc5-ef40ff4e6cc6'
            Name = 'onegal G26 In from AD - User foreign Lync'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
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
                            Operator = 'EQUAL'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'msRTCSIP-PrimaryUserAddress'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = 'c249000d-500a-5c26-b29c-d6ccbffed672'
            Name = 'onegal G30 In from AD - User foreign addresses'
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
                            Operator = 'EQUAL'
                            Value = '21V'
                        }
                        @{
                            Attribute = 'proxyAddresses'
                            Operator = 'ISNOTNULL'
                            Value = ''
                        }
                    )
                }
                @{
                    Conditions = @(
                        @{
                            Attribute = 'extensionAttribute15'
                            Operator = 'EQUAL'
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
            Identifier = 'f84ef579-8754-5941-8fc5-5f205b678a03'
            Name = 'onegal G50 In from AD - Group of another tenant only'
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
                            Value = '21V-ONLY'
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
            Identifier = 'f8ae2099-12be-572c-95e0-cae7055ba79d'
            Name = 'onegal G52 In from AD - Group addresses'
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
            Identifier = 'dbd54c20-f2d6-5445-9006-151f87aec836'
            Name = 'onegal G54 In from AD - Contact of another tenant only'
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
                            Value = '21V-ONLY'
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
            Identifier = '23681b0e-2bd3-5bba-b0b2-32fffb987ebc'
            Name = 'onegal G56 In from AD - Contact addresses'
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
