#Requires -Version 5.1
<#
.SYNOPSIS
Configures one tenant: domains, accepted domains, connectors, remote domains, free/busy and the licence group.

.DESCRIPTION
Needs the current modules ExchangeOnlineManagement and Microsoft.Graph. What is in place is left alone, so it can be run again:
once to add the domains, once more after their TXT records are published. Nothing is deleted, and what the hybrid wizard made is left alone.

.PARAMETER TenantId
Identifiers of the tenants by their name in the workspace, for example @{ china = '00000000-0000-0000-0000-000000000000' }.

.PARAMETER ClientId
The application registered in the tenant for Graph; needed outside the global cloud.

.PARAMETER AdminUserPrincipalName
Who signs in to Exchange Online.

.PARAMETER AdfsHost
Name of the ADFS service; with it the domains are federated.

.PARAMETER SigningCertificate
The token signing certificate of ADFS as Base64 text.

.PARAMETER SkipAddresses
Addresses of the mail servers of other clouds that enhanced filtering skips, by the name of the tenant in the workspace; without them
it skips the last server.

.PARAMETER UseOpenSessions
Use the sessions that are open already.

.EXAMPLE
.\Configure-global.ps1 -TenantId @{ china = '00000000-0000-0000-0000-000000000000' } -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [hashtable]$TenantId = @{},
    [string]$ClientId,
    [string]$AdminUserPrincipalName,
    [string]$AdfsHost,
    [string]$SigningCertificate,
    [hashtable]$SkipAddresses = @{},
    [switch]$UseOpenSessions
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$onegal = @{
    Tenant = 'global'
    InitialDomain = 'fabrikam.onmicrosoft.com'
    GraphEnvironment = 'Global'
    ExchangeEnvironment = 'O365Default'
    TenantIds = @{

    }
}

# Shared by the companion scripts; onegal copies it into each of them.

$script:done = 0
$script:inPlace = 0

# A property as a sorted list of texts: modules answer with texts, numbers and objects. Address spaces come back as SMTP:name;cost,
# claim rules with other white space.
function ConvertTo-Texts($Value) {
    $texts = @($Value | ForEach-Object { ([string]$_ -replace '^smtp:(.*);[0-9]+$', '$1' -replace '\s+', ' ').Trim() })
    return (@($texts | Sort-Object -Unique) -join [char]10)
}

# Whether what was found has all of these values; lists are compared as sets.
function Test-Values($Object, [hashtable]$Values) {
    foreach ($name in @($Values.Keys)) {
        $property = $Object.PSObject.Properties[$name]
        if ($null -eq $property) { return $false }
        if ((ConvertTo-Texts $property.Value) -ne (ConvertTo-Texts $Values[$name])) { return $false }
    }
    return $true
}

# Runs a step only where its effect is missing or different; with -WhatIf it only says so.
function Invoke-Step {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string]$Title, [scriptblock]$Find, [hashtable]$Has = @{}, [scriptblock]$Run, [scriptblock]$Otherwise)
    if ($null -ne $Find) {
        $found = try { @(& $Find)[0] } catch { Write-Verbose $_.Exception.Message; $null }
        if ($found -and (Test-Values $found $Has)) { $script:inPlace++; Write-Verbose ('in place: {0}' -f $Title); return }
        if ($found -and $null -ne $Otherwise) { $Run = $Otherwise }
    }
    if ($PSCmdlet.ShouldProcess($Title)) { $null = & $Run; $script:done++ }
}

function Get-TenantId([string]$Name) {
    $id = [string]$TenantId[$Name]
    if (-not $id) { $id = [string]$onegal.TenantIds[$Name] }
    if ($id -notmatch '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') { throw ("The identifier of the tenant '{0}' is needed: pass it with -TenantId." -f $Name) }
    return $id
}

$script:waiting = @()

function Get-VerifiedDomain([string]$Domain) {
    $found = Get-MgDomain -DomainId $Domain
    if ($found.IsVerified) { return $found }
}

# A domain whose record is not published yet does not keep the others from being confirmed.
function Confirm-Domain([string]$Domain) {
    try { $null = Confirm-MgDomain -DomainId $Domain }
    catch {
        Write-Verbose $_.Exception.Message
        $script:waiting += $Domain
        foreach ($record in @(Get-MgDomainVerificationDnsRecord -DomainId $Domain | Where-Object { $_.RecordType -eq 'Txt' })) {
            Write-Warning ('Publish for {0}: TXT "{1}".' -f $Domain, $record.AdditionalProperties['text'])
        }
    }
}

function Test-NoDomainWaits { return $script:waiting.Count -eq 0 }

function Stop-UntilConfirmed { throw ('Run this script again when these domains can be verified: {0}.' -f ($script:waiting -join ', ')) }

# What enhanced filtering of a connector must be.
function Get-SkipList([string]$Tenant) {
    $addresses = @($SkipAddresses[$Tenant] | Where-Object { $_ })
    if ($addresses.Count -eq 0) { return @{ EFSkipLastIP = $true } }
    return @{ EFSkipLastIP = $false; EFSkipIPs = $addresses }
}

function Get-SkipListedConnector([string]$Connector, [string]$Tenant) {
    $found = Get-InboundConnector -Identity $Connector
    if ($found -and (Test-Values $found (Get-SkipList $Tenant))) { return $found }
}

function Set-SkipList([string]$Connector, [string]$Tenant) {
    $list = Get-SkipList $Tenant
    Set-InboundConnector -Identity $Connector @list
}

# The first allowed tenant makes the configuration, further ones are added to it (at most 25).
function Grant-AvailabilityAccess([string]$AllowedTenantId) {
    if (Get-AvailabilityConfig) { Set-AvailabilityConfig -AllowedTenantIds @{ Add = $AllowedTenantId } }
    else { New-AvailabilityConfig -AllowedTenantIds $AllowedTenantId }
}

# Without -AdfsHost and -SigningCertificate a domain stays managed.
function Test-NeedsNoFederation([string]$Domain) {
    if (-not $AdfsHost -or -not $SigningCertificate) { return $true }
    return (Get-MgDomain -DomainId $Domain).AuthenticationType -eq 'Federated'
}

function Enable-DomainFederation([string]$Domain) {
    New-MgDomainFederationConfiguration -DomainId $Domain -BodyParameter @{
        displayName = $AdfsHost
        issuerUri = 'http://' + $Domain + '/adfs/services/trust/'
        passiveSignInUri = 'https://' + $AdfsHost + '/adfs/ls/'
        activeSignInUri = 'https://' + $AdfsHost + '/adfs/services/trust/2005/usernamemixed'
        metadataExchangeUri = 'https://' + $AdfsHost + '/adfs/services/trust/mex'
        signOutUri = 'https://' + $AdfsHost + '/adfs/ls/'
        signingCertificate = $SigningCertificate
        preferredAuthenticationProtocol = 'wsFed'
        federatedIdpMfaBehavior = 'acceptIfMfaDoneByFederatedIdp'
    }
}

if (-not $UseOpenSessions) {
    $graph = @{ Environment = $onegal.GraphEnvironment; Scopes = @('Domain.ReadWrite.All', 'Group.ReadWrite.All') }
    if ($ClientId) { $graph.ClientId = $ClientId }
    if ($TenantId[$onegal.Tenant]) { $graph.TenantId = $TenantId[$onegal.Tenant] }
    Connect-MgGraph @graph
    $exchange = @{ ExchangeEnvironmentName = $onegal.ExchangeEnvironment; ShowBanner = $false }
    if ($AdminUserPrincipalName) { $exchange.UserPrincipalName = $AdminUserPrincipalName }
    Connect-ExchangeOnline @exchange
}
# The guard against configuring one tenant with the values of another.
$initial = @(Get-MgDomain | Where-Object { $_.IsInitial } | ForEach-Object { $_.Id })
if ($initial -notcontains $onegal.InitialDomain) { throw ("This session is in the tenant of '{0}', expected is '{1}'." -f ($initial -join ', '), $onegal.InitialDomain) }

Invoke-Step -Title 'domain fabrikam.example' `
    -Find { Get-MgDomain -DomainId 'fabrikam.example' } `
    -Run { New-MgDomain -Id 'fabrikam.example' }
Invoke-Step -Title 'domain fabrikam.example is verified' `
    -Find { Get-VerifiedDomain -Domain 'fabrikam.example' } `
    -Run { Confirm-Domain -Domain 'fabrikam.example' }
Invoke-Step -Title 'all domains are verified' `
    -Find { Test-NoDomainWaits } `
    -Run { Stop-UntilConfirmed }
Invoke-Step -Title 'accepted domain fabrikam.example is Authoritative' `
    -Find { Get-AcceptedDomain -Identity 'fabrikam.example' } `
    -Has @{ DomainType = 'Authoritative' } `
    -Run { Set-AcceptedDomain -Identity 'fabrikam.example' -DomainType 'Authoritative' }
Invoke-Step -Title 'outbound connector to china' `
    -Find { Get-OutboundConnector -Identity 'onegal to china' } `
    -Has @{ RecipientDomains = @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') } `
    -Run { New-OutboundConnector -Name 'onegal to china' -ConnectorType 'Partner' -RecipientDomains @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') -UseMXRecord:$true -TlsSettings 'CertificateValidation' } `
    -Otherwise { Set-OutboundConnector -Identity 'onegal to china' -RecipientDomains @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') }
Invoke-Step -Title 'outbound connector to usgov' `
    -Find { Get-OutboundConnector -Identity 'onegal to usgov' } `
    -Has @{ RecipientDomains = @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') } `
    -Run { New-OutboundConnector -Name 'onegal to usgov' -ConnectorType 'Partner' -RecipientDomains @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') -UseMXRecord:$true -TlsSettings 'CertificateValidation' } `
    -Otherwise { Set-OutboundConnector -Identity 'onegal to usgov' -RecipientDomains @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') }
Invoke-Step -Title 'inbound connector from china' `
    -Find { Get-InboundConnector -Identity 'onegal from china' } `
    -Has @{ SenderDomains = @('cn.fabrikam.example'); RequireTls = $true } `
    -Run { New-InboundConnector -Name 'onegal from china' -ConnectorType 'Partner' -SenderDomains @('cn.fabrikam.example') -RequireTls:$true } `
    -Otherwise { Set-InboundConnector -Identity 'onegal from china' -SenderDomains @('cn.fabrikam.example') -RequireTls:$true }
Invoke-Step -Title 'inbound connector from usgov' `
    -Find { Get-InboundConnector -Identity 'onegal from usgov' } `
    -Has @{ SenderDomains = @('gov.fabrikam.example'); RequireTls = $true } `
    -Run { New-InboundConnector -Name 'onegal from usgov' -ConnectorType 'Partner' -SenderDomains @('gov.fabrikam.example') -RequireTls:$true } `
    -Otherwise { Set-InboundConnector -Identity 'onegal from usgov' -SenderDomains @('gov.fabrikam.example') -RequireTls:$true }
Invoke-Step -Title 'remote domain cn.fabrikam.example' `
    -Find { Get-RemoteDomain -Identity 'onegal cn.fabrikam.example' } `
    -Run { New-RemoteDomain -Name 'onegal cn.fabrikam.example' -DomainName 'cn.fabrikam.example' }
Invoke-Step -Title 'remote domain cn.fabrikam.example' `
    -Find { Get-RemoteDomain -Identity 'onegal cn.fabrikam.example' } `
    -Has @{ TNEFEnabled = $true; AllowedOOFType = 'InternalLegacy'; AutoForwardEnabled = $true; AutoReplyEnabled = $true } `
    -Run { Set-RemoteDomain -Identity 'onegal cn.fabrikam.example' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true }
Invoke-Step -Title 'remote domain gov.fabrikam.example' `
    -Find { Get-RemoteDomain -Identity 'onegal gov.fabrikam.example' } `
    -Run { New-RemoteDomain -Name 'onegal gov.fabrikam.example' -DomainName 'gov.fabrikam.example' }
Invoke-Step -Title 'remote domain gov.fabrikam.example' `
    -Find { Get-RemoteDomain -Identity 'onegal gov.fabrikam.example' } `
    -Has @{ TNEFEnabled = $true; AllowedOOFType = 'InternalLegacy'; AutoForwardEnabled = $true; AutoReplyEnabled = $true } `
    -Run { Set-RemoteDomain -Identity 'onegal gov.fabrikam.example' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true }
Invoke-Step -Title 'federation of fabrikam.example' `
    -Find { Test-NeedsNoFederation -Domain 'fabrikam.example' } `
    -Run { Enable-DomainFederation -Domain 'fabrikam.example' }
Invoke-Step -Title 'free/busy for another tenant' `
    -Find { @(Get-AvailabilityConfig | ForEach-Object { $_.AllowedTenantIds } | ForEach-Object { [string]$_ }) -contains (Get-TenantId 'china') } `
    -Run { Grant-AvailabilityAccess -AllowedTenantId (Get-TenantId 'china') }
Invoke-Step -Title 'free/busy for another tenant' `
    -Find { @(Get-AvailabilityConfig | ForEach-Object { $_.AllowedTenantIds } | ForEach-Object { [string]$_ }) -contains (Get-TenantId 'usgov') } `
    -Run { Grant-AvailabilityAccess -AllowedTenantId (Get-TenantId 'usgov') }
Invoke-Step -Title 'free/busy of fabrikam.partner.mail.onmschina.cn' `
    -Find { Get-AvailabilityAddressSpace -Identity 'fabrikam.partner.mail.onmschina.cn' } `
    -Run { Add-AvailabilityAddressSpace -ForestName 'fabrikam.partner.mail.onmschina.cn' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'china') -TargetServiceEpr 'partner.outlook.cn' }
Invoke-Step -Title 'free/busy of cn.fabrikam.example' `
    -Find { Get-AvailabilityAddressSpace -Identity 'cn.fabrikam.example' } `
    -Run { Add-AvailabilityAddressSpace -ForestName 'cn.fabrikam.example' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'china') -TargetServiceEpr 'partner.outlook.cn' }
Invoke-Step -Title 'free/busy of fabrikam.mail.onmicrosoft.us' `
    -Find { Get-AvailabilityAddressSpace -Identity 'fabrikam.mail.onmicrosoft.us' } `
    -Run { Add-AvailabilityAddressSpace -ForestName 'fabrikam.mail.onmicrosoft.us' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'usgov') -TargetServiceEpr 'outlook.office365.us' }
Invoke-Step -Title 'free/busy of gov.fabrikam.example' `
    -Find { Get-AvailabilityAddressSpace -Identity 'gov.fabrikam.example' } `
    -Run { Add-AvailabilityAddressSpace -ForestName 'gov.fabrikam.example' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'usgov') -TargetServiceEpr 'outlook.office365.us' }
Invoke-Step -Title 'licence group without people of other tenants' `
    -Find { Get-MgGroup -Filter 'displayName eq ''onegal home global''' } `
    -Run { New-MgGroup -DisplayName 'onegal home global' -MailEnabled:$false -MailNickname 'onegal-home-global' -SecurityEnabled:$true -GroupTypes @('DynamicMembership') -MembershipRule '(user.extensionAttribute15 -notIn ["21V", "21V-STAGED", "GOV", "GOV-STAGED"])' -MembershipRuleProcessingState 'On' }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
