#Requires -Version 5.1
<#
.SYNOPSIS
Configures Active Directory and the Exchange organisation on-premises for several tenants.

.DESCRIPTION
Run it in the Exchange Management Shell on a machine with the ActiveDirectory module. What is in place is left alone, so it can be
run again. Nothing is deleted.

.EXAMPLE
.\Configure-OnPremises.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param()
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

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

foreach ($needed in 'Get-ADForest', 'Get-AcceptedDomain', 'Get-SendConnector') {
    if (-not (Get-Command $needed -ErrorAction SilentlyContinue)) { throw "There is no $needed here: use the Exchange Management Shell with the ActiveDirectory module." }
}

Invoke-Step -Title 'UPN suffix cn.fabrikam.example' `
    -Find { @(Get-ADForest -Identity 'corp.fabrikam.example' | ForEach-Object { $_.UPNSuffixes } | ForEach-Object { [string]$_ }) -contains 'cn.fabrikam.example' } `
    -Run { Set-ADForest -Identity 'corp.fabrikam.example' -UPNSuffixes @{ Add = 'cn.fabrikam.example' } }
Invoke-Step -Title 'UPN suffix gov.fabrikam.example' `
    -Find { @(Get-ADForest -Identity 'corp.fabrikam.example' | ForEach-Object { $_.UPNSuffixes } | ForEach-Object { [string]$_ }) -contains 'gov.fabrikam.example' } `
    -Run { Set-ADForest -Identity 'corp.fabrikam.example' -UPNSuffixes @{ Add = 'gov.fabrikam.example' } }
Invoke-Step -Title 'accepted domain cn.fabrikam.example' `
    -Find { Get-AcceptedDomain -Identity 'cn.fabrikam.example' } `
    -Run { New-AcceptedDomain -Name 'cn.fabrikam.example' -DomainName 'cn.fabrikam.example' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain gov.fabrikam.example' `
    -Find { Get-AcceptedDomain -Identity 'gov.fabrikam.example' } `
    -Run { New-AcceptedDomain -Name 'gov.fabrikam.example' -DomainName 'gov.fabrikam.example' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain fabrikam.partner.mail.onmschina.cn' `
    -Find { Get-AcceptedDomain -Identity 'fabrikam.partner.mail.onmschina.cn' } `
    -Run { New-AcceptedDomain -Name 'fabrikam.partner.mail.onmschina.cn' -DomainName 'fabrikam.partner.mail.onmschina.cn' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain fabrikam.mail.onmicrosoft.us' `
    -Find { Get-AcceptedDomain -Identity 'fabrikam.mail.onmicrosoft.us' } `
    -Run { New-AcceptedDomain -Name 'fabrikam.mail.onmicrosoft.us' -DomainName 'fabrikam.mail.onmicrosoft.us' -DomainType 'InternalRelay' }
Invoke-Step -Title 'email address policy for china' `
    -Find { Get-EmailAddressPolicy -Identity 'onegal china' } `
    -Run { New-EmailAddressPolicy -Name 'onegal china' -Priority '1' -RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@cn.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.partner.mail.onmschina.cn') }
Invoke-Step -Title 'email address policy for usgov' `
    -Find { Get-EmailAddressPolicy -Identity 'onegal usgov' } `
    -Run { New-EmailAddressPolicy -Name 'onegal usgov' -Priority '1' -RecipientFilter '(CustomAttribute15 -eq ''GOV'') -or (CustomAttribute15 -eq ''GOV-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@gov.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.mail.onmicrosoft.us') }
Invoke-Step -Title 'remote domain fabrikam.partner.mail.onmschina.cn' `
    -Find { Get-RemoteDomain -Identity 'onegal china' } `
    -Run { New-RemoteDomain -Name 'onegal china' -DomainName 'fabrikam.partner.mail.onmschina.cn' }
Invoke-Step -Title 'remote domain fabrikam.partner.mail.onmschina.cn' `
    -Run { Set-RemoteDomain -Identity 'onegal china' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false }
Invoke-Step -Title 'remote domain fabrikam.mail.onmicrosoft.us' `
    -Find { Get-RemoteDomain -Identity 'onegal usgov' } `
    -Run { New-RemoteDomain -Name 'onegal usgov' -DomainName 'fabrikam.mail.onmicrosoft.us' }
Invoke-Step -Title 'remote domain fabrikam.mail.onmicrosoft.us' `
    -Run { Set-RemoteDomain -Identity 'onegal usgov' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false }
Invoke-Step -Title 'send connector to china' `
    -Find { Get-SendConnector -Identity 'onegal to china' } `
    -Run { New-SendConnector -Name 'onegal to china' -Usage 'Custom' -AddressSpaces @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') -DNSRoutingEnabled:$true -RequireTLS:$true }
Invoke-Step -Title 'send connector to usgov' `
    -Find { Get-SendConnector -Identity 'onegal to usgov' } `
    -Run { New-SendConnector -Name 'onegal to usgov' -Usage 'Custom' -AddressSpaces @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') -DNSRoutingEnabled:$true -RequireTLS:$true }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
