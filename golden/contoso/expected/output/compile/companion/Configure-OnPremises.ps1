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

foreach ($needed in 'Get-ADForest', 'Get-AcceptedDomain', 'Get-SendConnector') {
    if (-not (Get-Command $needed -ErrorAction SilentlyContinue)) { throw ('There is no {0} here: use the Exchange Management Shell with the ActiveDirectory module.' -f $needed) }
}

Invoke-Step -Title 'UPN suffix cn.contoso.com' `
    -Find { @(Get-ADForest -Identity 'contoso.internal' | ForEach-Object { $_.UPNSuffixes } | ForEach-Object { [string]$_ }) -contains 'cn.contoso.com' } `
    -Run { Set-ADForest -Identity 'contoso.internal' -UPNSuffixes @{ Add = 'cn.contoso.com' } }
Invoke-Step -Title 'accepted domain contoso.partner.mail.onmschina.cn is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'contoso.partner.mail.onmschina.cn' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'contoso.partner.mail.onmschina.cn' -DomainName 'contoso.partner.mail.onmschina.cn' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'contoso.partner.mail.onmschina.cn' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain cn.contoso.com is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'cn.contoso.com' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'cn.contoso.com' -DomainName 'cn.contoso.com' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'cn.contoso.com' -DomainType 'InternalRelay' }
Invoke-Step -Title 'email address policy for china' `
    -Find { Get-EmailAddressPolicy -Identity 'onegal china' } `
    -Has @{ EnabledEmailAddressTemplates = @('SMTP:%m@cn.contoso.com', 'smtp:%m@contoso.com', 'smtp:%m@contoso.partner.mail.onmschina.cn') } `
    -Run { New-EmailAddressPolicy -Name 'onegal china' -Priority '1' -RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@cn.contoso.com', 'smtp:%m@contoso.com', 'smtp:%m@contoso.partner.mail.onmschina.cn') } `
    -Otherwise { Set-EmailAddressPolicy -Identity 'onegal china' -RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@cn.contoso.com', 'smtp:%m@contoso.com', 'smtp:%m@contoso.partner.mail.onmschina.cn') }
Invoke-Step -Title 'remote domain contoso.partner.mail.onmschina.cn' `
    -Find { Get-RemoteDomain -Identity 'onegal china' } `
    -Run { New-RemoteDomain -Name 'onegal china' -DomainName 'contoso.partner.mail.onmschina.cn' }
Invoke-Step -Title 'remote domain contoso.partner.mail.onmschina.cn' `
    -Find { Get-RemoteDomain -Identity 'onegal china' } `
    -Has @{ TNEFEnabled = $true; AllowedOOFType = 'InternalLegacy'; AutoForwardEnabled = $true; AutoReplyEnabled = $true; TargetDeliveryDomain = $false } `
    -Run { Set-RemoteDomain -Identity 'onegal china' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false }
Invoke-Step -Title 'send connector to china' `
    -Find { Get-SendConnector -Identity 'onegal to china' } `
    -Has @{ AddressSpaces = @('contoso.partner.mail.onmschina.cn', 'cn.contoso.com') } `
    -Run { New-SendConnector -Name 'onegal to china' -Usage 'Custom' -AddressSpaces @('contoso.partner.mail.onmschina.cn', 'cn.contoso.com') -DNSRoutingEnabled:$true -RequireTLS:$true } `
    -Otherwise { Set-SendConnector -Identity 'onegal to china' -AddressSpaces @('contoso.partner.mail.onmschina.cn', 'cn.contoso.com') }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
