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
    AadConnector = 'contoso.partner.onmschina.cn - AAD'
    SourceAttributes = @('cn', 'extensionAttribute15', 'mS-DS-ConsistencyGuid', 'mail', 'mailNickname', 'msExchMailboxGuid', 'msExchRecipientTypeDetails', 'msExchResourceMetaData', 'msRTCSIP-PrimaryUserAddress', 'msRTCSIP-UserEnabled', 'objectGUID', 'objectSid', 'proxyAddresses', 'pwdLastSet', 'sAMAccountName', 'targetAddress', 'userAccountControl', 'userPrincipalName')
    OwnIdentifiers = @('00288a8b-201a-5cb9-8f7f-6d4ba64118be', '0327fa2e-3f57-599c-9f15-2c4d95dc6a20', '05095513-4d48-5203-92db-03adf1cbca7a', '0d2cbcfd-7288-5eb8-a3f1-5537332f0fbd', '0f9d5402-73d8-592e-9a51-b1058ba2b5f7', '177111cd-dd99-5b44-8284-cf91012767c8', '18675e15-611e-5fc9-8f52-089531504bd2', '1dbeaca3-e6ea-5342-855a-409ca41b4993', '1fe960f9-d7aa-5c16-91dd-995341b437b6', '2052ecac-62a4-582b-953f-76519df5834f', '205b9c0b-4859-5ebf-9431-8d047b165026', '2413e7a6-1d38-59c1-a272-167db0363452', '247a788a-8085-5a27-9863-9cf1d71f86b1', '29823fc2-012e-5630-a6cd-b3b29ba908b6', '2c5a74f0-b92f-542b-bb40-d1cc58375643', '3387e3bd-e42d-5092-bd55-31da1bfc8686', '3776c1d9-cfeb-5aaf-896c-d3a04f24e8d4', '385080b8-a96a-5cbe-b328-0672779feb95', '3902b84a-9dac-55c8-9b16-19881188d650', '446f3696-049c-51a7-82c3-aa13be23b082', '45d212d3-398a-5af5-b084-c83ed7d8e023', '47d7426a-76ca-5ea3-8515-e5a4a960dbc1', '4c60c218-002e-598a-a9ba-3f867490dc10', '4d03ef35-7d22-5ea4-926b-d499f8765b1e', '4f1c70c9-1c3f-5849-9dc5-f1f267babe65', '50779918-60ac-562e-89de-725a22c2cc24', '53a593b3-081e-5be9-b3ce-d5fb9482d653', '5cd1aa4a-fc7f-5db2-aaff-e63b193eeed5', '5dd80838-45e3-57d5-8f58-c10b4155b53d', '5e51a9d6-f829-5791-92fb-7883213123b4', '5f55a01f-8333-570b-87d1-5fbfa74a633e', '60068603-24c0-5c29-826c-c9c49b755f4e', '63d05f3f-ab4e-57dd-83d7-b0150579017a', '68e841e1-678c-51ac-9a61-b5a4d0c5fe3e', '6c361350-a546-5b52-aad4-5372b9af8cdf', '6c939525-8a16-573d-afe8-712dc08ecd5f', '6de32cbe-5ac5-5251-95e8-4984e206b6f7', '700ab053-d441-5416-a118-eb45dd672396', '73e8ea81-13f8-55d7-af7c-13a6992e0e02', '74d2ea8e-21cf-59a6-851f-efc6b01e6edc', '7563d57a-f14b-504c-9046-ee4efbe42049', '788e327c-6143-5eeb-bc22-b5164a5fb4d2', '7c061a87-37df-5139-8a8a-f0cb36d66981', '8058ae60-393f-55ed-bbfc-7a205ff23426', '80929b65-e0a9-5f17-8740-72e74baf22d5', '82f007a0-49fc-5b6b-bba5-5b72e335742e', '84e428d4-98a8-5865-80a5-994fe6663497', '891614c9-4533-5e7a-b5e5-79e24cd3718e', '8b515e51-58dc-5c51-ae0b-f38dad35c8a5', '8d0c87f5-6461-5389-a293-912f836001c8', '8e9d38c8-b48d-5ad4-95b2-334f7490bd17', '8ee17f17-3b93-57e1-a878-3685d90542ed', '90e22270-e23f-525d-839b-6d76b7d7db03', '9b009ac2-f6f6-5583-8a3b-23d09fcfafb4', '9b264e3b-0d67-54d8-a347-40de4d0cd402', '9b3ed491-9558-5ce8-94ef-0f855481f599', 'a103dbf4-d3d5-5b56-a4de-71788baccc82', 'a2b3c1d8-4725-5bf2-a5ca-c0af6f3a09f2', 'a2dd8341-2c27-5869-9ed5-223286298f52', 'a2f33b73-175d-5661-a97e-a44faa2cf96a', 'a33b0374-f35e-5eed-9890-06c4b2737386', 'a3b6c483-5f88-50cc-9675-254b25eb4b92', 'a5e8d9d2-1184-543b-87f8-aff9cb239b0a', 'a6e08b43-66ea-51e5-987a-58b8262529ae', 'a848e9f3-c9d4-5460-b2fe-023db1e62c65', 'a8f75840-40b7-59eb-9dde-8f4e3eadc9ba', 'ae0f5122-7945-5273-94d2-0c729d940f09', 'b038166f-3cd6-5e36-ace5-fcbe2f2af003', 'b08f0cd2-738e-5b25-b071-101f2ebaed19', 'b2d1f835-6c50-58c4-afe2-f7eb6c7de778', 'b7c77195-d1f8-5dc6-bbc2-d666021aef8d', 'b94caeb7-667b-59fc-aaed-e2c0c91e0d54', 'bcbf8c51-9ed4-5509-9732-019f7e79a656', 'bd2577a5-d48a-57cd-8a6d-f5c3c5a24748', 'bf6bc6a7-5e98-5e80-b0b6-8012a63e405e', 'c728371f-cd2b-5726-96ca-f7582b140920', 'c77f6ce7-d0b8-5512-9139-f3af5bbc5954', 'ccd91e25-24f7-5e15-9d98-7aa825c9c6af', 'ced0ba51-6efa-5d5a-b0a9-7dc026149e0b', 'd01ad212-38d2-562b-af55-922ca4bda27f', 'd553f008-e76e-594d-aa9f-a47fd0d31ae5', 'dc401e3c-9447-5a5d-9133-97294cd725b9', 'e0a5bd62-64ad-592d-8c5e-ff98850fa4ac', 'e1cc9e76-1982-5308-a82e-bd8f3bddfa78', 'e26805f7-72a7-56be-9d57-270be812100d', 'e622f37f-ce0f-5b5b-a278-0eabc5cd91ff', 'e7fe691f-7837-5efe-a197-e722d717794e', 'eba2d1cb-03ed-55ec-a653-734fdc743193', 'eca7f7f3-2536-55a2-a507-19007081992f', 'ecc90761-9e2c-5dd1-81a5-3afafe052175', 'ed2d43d6-3708-543c-a75e-cf1ab7b63469', 'ee15a526-80da-5fad-a471-3c60046012c3', 'f4ebae64-dc0b-59fa-b509-df21946d098f', 'f7255700-e68a-53ee-b9e3-ee91847cc557', 'f89f2dff-4d38-5480-be2d-7bd36e12376f', 'fba917ea-c7f8-53ee-9c45-eb4fcccdf7ae', 'ffea5fac-04af-5d3e-a4df-225b4b1df453')
    Baseline = @()
    Rules = @(
        @{
            Identifier = '44cbcc51-3537-5fa8-ad11-0211bd4f7508'
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
            Identifier = 'a03512b9-e89b-54c6-95ef-381b20562fc8'
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
            Identifier = '55aa7c9a-c071-57a2-9c79-52f3d9c115fa'
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
                    Expression = 'IIF(IsPresent([userPrincipalName]),Word([userPrincipalName],1,"@"),[sAMAccountName]) & "@contoso.partner.onmschina.cn"'
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
            Identifier = 'a1a4f4e9-f6b7-53ab-81fa-524a46beb0cb'
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
            Identifier = '7bc6cf36-a19a-5e0c-98c5-a4f4311c74cf'
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
            Identifier = 'eec4411e-82a6-5f44-83f8-36f32aafa12f'
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
            Identifier = '6186d3e6-147c-57e2-9b61-bdde628a5f50'
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
            Identifier = 'c130ba3f-56b2-55c8-9353-80c7c60d815d'
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
            Identifier = 'b8986fca-27a3-597c-9019-b0df88b228b6'
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
            Identifier = 'e6febda1-7eb9-5648-9f03-51212ae77559'
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
            Identifier = 'c806053b-48de-5124-b23c-d2a07e7f6cbe'
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
            Identifier = 'a8958652-fcb8-5cb7-ad83-ce774f8754cf'
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
                    Expression = 'Word([userPrincipalName],1,"@") & "@cn.contoso.com"'
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
            Identifier = '74a48032-7be8-53e0-b2f2-e36bd0731bea'
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
            Identifier = '6ad4195b-af46-5578-950a-e6fbdc4430f9'
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
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@cn.contoso.com",CaseInsensitive)>0,[mailNickname] & "@cn.contoso.com",Trim([mail]))'
                    ValueMergeType = 'Update'
                    ExecuteOnce = $false
                }
                @{
                    Destination = 'proxyAddresses'
                    FlowType = 'Expression'
                    Source = @('proxyAddresses', 'mailNickname')
                    Expression = 'IIF(Contains([proxyAddresses],":" & [mailNickname] & "@cn.contoso.com",CaseInsensitive)>0,Select($item,RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))),IIF(LCase(Mid($item,6,448))=LCase([mailNickname] & "@cn.contoso.com"),"SMTP:" & Mid($item,6,448),IIF(Left($item,5)="SMTP:","smtp:" & Mid($item,6,448),$item))),RemoveDuplicates(Trim(ImportedValue("proxyAddresses"))))'
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
            Identifier = '7efa0f18-3209-5e87-bcc0-e5a533ddbc18'
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
            Identifier = '0a31a3d6-45fd-5e3a-8b80-b10fba894cf9'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = '2e28578d-a242-57b3-bcfe-1a0bf15209b0'
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
            Identifier = 'eb179be5-68b6-5524-9ca3-b9151acd99ab'
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
            Identifier = 'afc185a4-7829-5f08-b630-2059cde337c4'
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
            )
            JoinGroups = @()
        }
        @{
            Identifier = 'ec6d4db1-11e5-5730-b882-851b113868a6'
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
