#Requires -Version 5.1
<#
.SYNOPSIS
Configures one tenant: domains, accepted domains, connectors, remote domains, free/busy and the licence group.

.DESCRIPTION
Needs the current modules ExchangeOnlineManagement and Microsoft.Graph. What is in place is left alone, so it can be run again:
once to add the domains, once more after their TXT records are published. Nothing is deleted.

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
    [switch]$UseOpenSessions
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$onegal = @{
    Tenant = 'china'
    InitialDomain = 'contoso.partner.onmschina.cn'
    GraphEnvironment = 'China'
    ExchangeEnvironment = 'O365China'
    TenantIds = @{

    }
}

# Shared by the companion scripts; onegal copies it into each of them.

$script:done = 0
$script:inPlace = 0

# Runs a step only where its effect is missing; with -WhatIf it only says so.
function Invoke-Step {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string]$Title, [scriptblock]$Find, [scriptblock]$Run, [scriptblock]$Otherwise)
    if ($null -ne $Find) {
        $found = try { & $Find } catch { Write-Verbose $_.Exception.Message; $null }
        if ($found -and $null -eq $Otherwise) { $script:inPlace++; Write-Verbose ('in place: {0}' -f $Title); return }
        if ($found) { $Run = $Otherwise }
    }
    if ($PSCmdlet.ShouldProcess($Title)) { $null = & $Run; $script:done++ }
}

function Get-TenantId([string]$Name) {
    $id = [string]$TenantId[$Name]
    if (-not $id) { $id = [string]$onegal.TenantIds[$Name] }
    if ($id -notmatch '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') { throw ("The identifier of the tenant '{0}' is needed: pass it with -TenantId." -f $Name) }
    return $id
}

function Get-VerifiedDomain([string]$Domain) {
    $found = Get-MgDomain -DomainId $Domain
    if ($found.IsVerified) { return $found }
    foreach ($record in @(Get-MgDomainVerificationDnsRecord -DomainId $Domain | Where-Object { $_.RecordType -eq 'Txt' })) {
        Write-Warning ('Publish for {0}: TXT "{1}", then run this script again.' -f $Domain, $record.AdditionalProperties['text'])
    }
}

# The first allowed tenant makes the configuration, further ones are added to it (at most 25).
function Grant-AvailabilityAccess([string]$AllowedTenantId) {
    if (Get-AvailabilityConfig) { Set-AvailabilityConfig -AllowedTenantIds @{ Add = $AllowedTenantId } }
    else { New-AvailabilityConfig -AllowedTenantIds $AllowedTenantId }
}

function Enable-DomainFederation([string]$Domain) {
    if (-not $AdfsHost -or -not $SigningCertificate) { Write-Verbose ('{0} stays managed: no -AdfsHost.' -f $Domain); return }
    if ((Get-MgDomain -DomainId $Domain).AuthenticationType -eq 'Federated') { return }
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

Invoke-Step -Title 'domain cn.contoso.com' `
    -Find { Get-MgDomain -DomainId 'cn.contoso.com' } `
    -Run { New-MgDomain -Id 'cn.contoso.com' }
Invoke-Step -Title 'domain cn.contoso.com' `
    -Find { Get-VerifiedDomain -Domain 'cn.contoso.com' } `
    -Run { Confirm-MgDomain -DomainId 'cn.contoso.com' }
Invoke-Step -Title 'accepted domain cn.contoso.com is Authoritative' `
    -Run { Set-AcceptedDomain -Identity 'cn.contoso.com' -DomainType 'Authoritative' }
Invoke-Step -Title 'outbound connector to global' `
    -Find { Get-OutboundConnector -Identity 'onegal to global' } `
    -Run { New-OutboundConnector -Name 'onegal to global' -ConnectorType 'Partner' -RecipientDomains @('contoso.mail.onmicrosoft.com') -UseMXRecord:$true -TlsSettings 'CertificateValidation' }
Invoke-Step -Title 'inbound connector from global' `
    -Find { Get-InboundConnector -Identity 'onegal from global' } `
    -Run { New-InboundConnector -Name 'onegal from global' -ConnectorType 'Partner' -SenderDomains @('contoso.com') -RequireTls:$true }
Invoke-Step -Title 'remote domain contoso.com' `
    -Find { Get-RemoteDomain -Identity 'onegal contoso.com' } `
    -Run { New-RemoteDomain -Name 'onegal contoso.com' -DomainName 'contoso.com' }
Invoke-Step -Title 'remote domain contoso.com' `
    -Run { Set-RemoteDomain -Identity 'onegal contoso.com' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true }
Invoke-Step -Title 'federation of cn.contoso.com' `
    -Run { Enable-DomainFederation -Domain 'cn.contoso.com' }
Invoke-Step -Title 'free/busy with global' `
    -Find { @(Get-AvailabilityConfig | ForEach-Object { $_.AllowedTenantIds } | ForEach-Object { [string]$_ }) -contains (Get-TenantId 'global') } `
    -Run { Grant-AvailabilityAccess -AllowedTenantId (Get-TenantId 'global') }
Invoke-Step -Title 'free/busy of contoso.mail.onmicrosoft.com' `
    -Find { Get-AvailabilityAddressSpace -Identity 'contoso.mail.onmicrosoft.com' } `
    -Run { Add-AvailabilityAddressSpace -ForestName 'contoso.mail.onmicrosoft.com' -AccessMethod 'OrgWideFBToken' -TargetTenantId (Get-TenantId 'global') -TargetServiceEpr 'outlook.office.com' }
Invoke-Step -Title 'licence group without people of other tenants' `
    -Find { Get-MgGroup -Filter 'displayName eq ''onegal home china''' } `
    -Run { New-MgGroup -DisplayName 'onegal home china' -MailEnabled:$false -MailNickname 'onegal-home-china' -SecurityEnabled:$true -GroupTypes @('DynamicMembership') -MembershipRule '(user.extensionAttribute15 -in ["21V", "21V-STAGED"])' -MembershipRuleProcessingState 'On' }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
