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
    AdConnector = 'contoso.internal'
    AadConnector = 'contoso.onmicrosoft.com - AAD'
    SourceAttributes = @('cn', 'extensionAttribute15', 'mS-DS-ConsistencyGuid', 'mailNickname', 'msExchRecipientTypeDetails', 'msExchResourceMetaData', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled', 'objectGUID', 'objectSid', 'proxyAddresses', 'pwdLastSet', 'sAMAccountName', 'targetAddress', 'userAccountControl', 'userPrincipalName')
    OwnIdentifiers = @('0346c2ae-92c1-52a2-b486-e0f77c003576', '04e42862-2a3e-5d2a-a115-ef3fbbeca1f8', '06dafe0c-da8b-5a11-ab7d-efe7851a0caa', '072f4ee7-8119-5159-9110-516f717ada14', '08312949-aaae-51ff-9f19-121f072ad038', '099f262b-c70a-5eb0-b21d-d4a4829056b5', '0f992aaf-e2e3-5aab-bb88-29b75c004759', '1d7cdfd8-0cb8-51e8-96c8-d6de2356440f', '1e835e22-c062-53fb-bc56-295d4cd3b6b5', '20013d3b-df04-5141-88c5-4525337083ae', '20d46d0e-540a-5bf8-8b20-f9e4b60f57f9', '2618ffd7-7f93-5141-99c0-d2147f1a5d40', '28c3b9aa-a809-52b5-8bbe-39040b9cbc3c', '2ab2244a-51bd-5b86-9bdb-4c9f99deed2c', '2d1d375c-3504-527d-a8cf-bcc43333ef0e', '2e7969a2-ee44-5be0-b339-4e38f9f727c8', '353b7248-ddb4-5c0a-a46e-f86e872ef262', '3c3fcf16-a8a5-5907-ab44-3736c67e6169', '3cd83f21-6fe4-562b-b359-2d3dc250ebc8', '3eb472e7-6bb3-5927-a949-155a8d20a9cf', '40340454-fd6e-5d7a-a34e-898d93fe672d', '42164212-3906-5900-aa16-1ad52256238c', '44cdcc8d-de1b-538f-900a-95fa76992e52', '44ce97c6-e029-5d98-8e91-d4db95c162cc', '45e5c0bd-82e2-5ad2-a4b6-a58ee3635df2', '46c8f065-43ea-59d4-8b9e-fdf8eeca8c05', '521997d9-bcd4-5d42-89dd-a46292c28d12', '5cc714ff-d0e0-5c3a-9a83-462c4420d5b1', '5d7c2032-6991-56b6-889a-048318e02872', '5f0aab5e-6ff3-5e14-8e68-24b36dd207d8', '5f3e6903-0287-554e-a99e-70fbb45db63c', '64a20d98-f1dd-5af7-b5d0-4f6256d8073a', '66a06126-3a3d-5b25-ae58-e407864ec9f3', '675149f5-cef7-53b5-b620-059b5b993d99', '67878766-548c-5550-852c-ac90c0e3182b', '68da32fa-bbc0-5516-9a4e-569106d044a2', '6913d67e-b235-5358-8995-bddcd7202c88', '698f6a56-ffa5-50cd-853a-78b007e04e28', '6cbb6674-7164-58f2-b77b-d3e0504bce64', '707e9c51-49da-51de-bb34-0e219f67c6ec', '70c2df89-5a2f-51ec-b035-3bc44a9283cf', '73a19c8a-a004-5ce2-b8a5-21727972aea3', '73aa9d4a-accd-5689-8831-b43f237f2b6a', '80d73c53-bebd-596a-976b-88aadb9c2085', '8504539f-2f87-5f04-b599-a2cc5bd90b80', '860d6ef1-b50e-53cd-a5b9-b42f614ded38', '873bb840-3376-5356-aeaa-6819e2c44ac7', '881d7a20-d022-5c6e-a1e2-e21a5d58922a', '8997f511-42e4-560e-a03c-f4a6bc79518d', '8bbdd603-89e4-5656-885e-80400aad690f', '8be72ff3-7569-5a72-912e-6eec432e7e61', '8c31576b-3460-5df0-9c20-e7d64c49bae5', '8e40b3f4-02e5-589f-a254-8d18133f1261', '8f5c84ef-62a0-58b7-9350-fa7ac9959262', '8fea5a15-0361-5a9b-a2a2-eb648b852754', '936b21cc-278e-53cc-bc18-a7bd4a30c2ac', '9643b7d8-8405-57fb-bfbf-9b5156898e76', '994895c7-6346-547a-b7af-2a01a3110b15', '9de6b9db-c257-5334-8d06-30be091e46cd', 'a041ec5a-889b-530c-98d6-c9987ec65ae6', 'a1974176-b7a1-5f0d-b4ab-f365be3a940a', 'a25a064b-49b8-5d82-be1d-89cfcd3e27cc', 'a3eb6d62-e296-529a-a065-7202b3fc02ff', 'a64f0534-f80e-592e-815f-e03c337bc82c', 'a6b3d2be-b0d5-5e57-a66d-a2472284c643', 'a6b943e0-f7d3-5d73-bfcd-09b819ade57a', 'a9aea0dd-d7fe-557a-9dc1-90c97f0c337c', 'ae8380f7-c6a6-5645-a903-6b707398cdfd', 'b49cf9b0-853b-52b5-a496-c880aff0696b', 'b6f7cefd-680c-5aa5-ba30-9f8dd60ed8dd', 'ba26c8a9-9c9a-589d-8820-6be5641cbd97', 'bad6eb33-586f-56ad-9e4e-a2ba57a08537', 'bb5f014a-8c1b-5127-9035-d19bcfe59fad', 'bba817b0-9f0c-5b3e-bd5d-8298f8359805', 'be615e21-300c-58d4-81cb-26be3f59556e', 'bf8e5aa7-ca11-51b6-9daa-2034e8c561a7', 'c1f08670-558f-5fe9-aac0-02ad794895c6', 'c6c186f9-21da-5e1a-862d-6e5f0622ef4f', 'c8dd2068-c4fb-5664-89f5-128af78fa596', 'c9a8a66a-8892-53e7-8790-3495dd063636', 'cb51d527-5deb-579b-9605-19068428653c', 'cd2e94c9-49e3-57b4-96e8-172d8546212e', 'cea52e8e-6c4e-50fc-9406-db33b9e0fa4e', 'd39089d3-29ce-5bc4-b899-21956086f93e', 'd3cbf8fa-ab87-5ced-9931-7cca356adb88', 'd64a2668-242f-5099-bc90-d08190ea7c4d', 'd791cba3-71cd-5b73-bd85-e489808f8753', 'd99e4580-2b9a-5263-9431-d40865ac2ef4', 'dcdf23b5-b2a2-521a-a590-01064ae4b579', 'dd0de877-3060-5031-b403-71f51d884874', 'ddd02045-1f1e-5045-a075-1afc48ec7774', 'dee8619f-9d45-5605-8296-3a4e8e04f5d9', 'df7ed54c-cbdf-5fff-858a-5c0c848b1cf2', 'e25ccbed-d7e7-5cff-abc3-8f6b31304082', 'e34d37e5-7d90-5a00-9f61-13fea42a6326', 'e3e24e2d-c1e9-5a0f-9859-431f39b997fc', 'e652f731-b286-5398-9fd2-2eb5cd9ecd8d', 'e9fed8f4-9de1-5118-b471-f57f8f823c0f', 'f11f406d-d93a-5db0-af96-f14dc697b317', 'f31ea906-5abf-54cc-a964-f5758120d4df', 'f360b020-122f-57f6-9e7b-0a99c53ecaaf', 'f954233e-67d2-5d73-9e94-a7b4d30ab0c7', 'fd69d477-6743-5bab-bba1-db0960487db1', 'fe9efcfb-cbef-56ad-9b3a-dac86f1eb85d')
    Baseline = @()
    Rules = @(
        @{
            Identifier = 'aa9b7b69-faed-540b-80ea-d945f6aa048d'
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
            Identifier = '8514917f-081e-5ab5-ae33-f27d5cdd7a46'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'b8438239-c29d-5bea-a919-2627f53d64c5'
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
                    Expression = 'IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@contoso.onmicrosoft.com"'
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
            Identifier = 'f547e562-3ad8-5c7e-b988-fbc3bd768e8a'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = '45a1c5f1-0a79-50e4-bb19-b91abbc33fab'
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
            Identifier = 'f949562d-e0e1-5654-aedb-6e71e545123f'
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
            Identifier = 'e34ecd9f-d1ef-54f1-9e37-a4fdb8959630'
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
                @{
                    Destination = 'targetAddress'
                    FlowType = 'Expression'
                    Source = @('targetAddress', 'mailNickname')
                    Expression = 'IIF(IsPresent([targetAddress]),IIF((Word(LCase([targetAddress]),2,"@")="contoso.partner.mail.onmschina.cn") || (Word(LCase([targetAddress]),2,"@")="cn.contoso.com"),[targetAddress],"SMTP:" & [mailNickname] & "@contoso.partner.mail.onmschina.cn"),"SMTP:" & [mailNickname] & "@contoso.partner.mail.onmschina.cn")'
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
            Identifier = 'bdbe1e4f-d6d2-5010-aa9c-69eb4f977e07'
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
            Identifier = '56eb85a9-8a60-5646-8f01-39623ef77963'
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
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"contoso.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"contoso.partner.onmschina.cn") && (Left(LCase($item),4)<>"sip:")))'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = '74046c56-f452-5453-b552-a4692cec7902'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'fd032d30-e2c4-51e3-8f3a-8e3b54acdbb9'
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
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"contoso.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"contoso.partner.onmschina.cn") && (Left(LCase($item),4)<>"sip:")))'
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
            Identifier = '1d5bd0a7-d439-513d-953e-1d2c634f5e13'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'a3752957-eddc-5b21-b2d2-601939d299ff'
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
                    Expression = 'RemoveDuplicates(Where($item,Trim(ImportedValue("proxyAddresses")),(Word(LCase($item),2,"@")<>"contoso.onmicrosoft.com") && (Word(LCase($item),2,"@")<>"contoso.partner.onmschina.cn") && (Left(LCase($item),4)<>"sip:")))'
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
