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

Invoke-Step -Title 'UPN suffix cn.fabrikam.example' `
    -Find { @(Get-ADForest -Identity 'corp.fabrikam.example' | ForEach-Object { $_.UPNSuffixes } | ForEach-Object { [string]$_ }) -contains 'cn.fabrikam.example' } `
    -Run { Set-ADForest -Identity 'corp.fabrikam.example' -UPNSuffixes @{ Add = 'cn.fabrikam.example' } }
Invoke-Step -Title 'UPN suffix gov.fabrikam.example' `
    -Find { @(Get-ADForest -Identity 'corp.fabrikam.example' | ForEach-Object { $_.UPNSuffixes } | ForEach-Object { [string]$_ }) -contains 'gov.fabrikam.example' } `
    -Run { Set-ADForest -Identity 'corp.fabrikam.example' -UPNSuffixes @{ Add = 'gov.fabrikam.example' } }
Invoke-Step -Title 'accepted domain fabrikam.partner.mail.onmschina.cn is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'fabrikam.partner.mail.onmschina.cn' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'fabrikam.partner.mail.onmschina.cn' -DomainName 'fabrikam.partner.mail.onmschina.cn' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'fabrikam.partner.mail.onmschina.cn' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain cn.fabrikam.example is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'cn.fabrikam.example' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'cn.fabrikam.example' -DomainName 'cn.fabrikam.example' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'cn.fabrikam.example' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain fabrikam.mail.onmicrosoft.us is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'fabrikam.mail.onmicrosoft.us' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'fabrikam.mail.onmicrosoft.us' -DomainName 'fabrikam.mail.onmicrosoft.us' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'fabrikam.mail.onmicrosoft.us' -DomainType 'InternalRelay' }
Invoke-Step -Title 'accepted domain gov.fabrikam.example is InternalRelay' `
    -Find { Get-AcceptedDomain -Identity 'gov.fabrikam.example' } `
    -Has @{ DomainType = 'InternalRelay' } `
    -Run { New-AcceptedDomain -Name 'gov.fabrikam.example' -DomainName 'gov.fabrikam.example' -DomainType 'InternalRelay' } `
    -Otherwise { Set-AcceptedDomain -Identity 'gov.fabrikam.example' -DomainType 'InternalRelay' }
Invoke-Step -Title 'email address policy for china' `
    -Find { Get-EmailAddressPolicy -Identity 'onegal china' } `
    -Has @{ EnabledEmailAddressTemplates = @('SMTP:%m@cn.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.partner.mail.onmschina.cn') } `
    -Run { New-EmailAddressPolicy -Name 'onegal china' -Priority '1' -RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@cn.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.partner.mail.onmschina.cn') } `
    -Otherwise { Set-EmailAddressPolicy -Identity 'onegal china' -RecipientFilter '(CustomAttribute15 -eq ''21V'') -or (CustomAttribute15 -eq ''21V-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@cn.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.partner.mail.onmschina.cn') }
Invoke-Step -Title 'email address policy for usgov' `
    -Find { Get-EmailAddressPolicy -Identity 'onegal usgov' } `
    -Has @{ EnabledEmailAddressTemplates = @('SMTP:%m@gov.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.mail.onmicrosoft.us') } `
    -Run { New-EmailAddressPolicy -Name 'onegal usgov' -Priority '1' -RecipientFilter '(CustomAttribute15 -eq ''GOV'') -or (CustomAttribute15 -eq ''GOV-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@gov.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.mail.onmicrosoft.us') } `
    -Otherwise { Set-EmailAddressPolicy -Identity 'onegal usgov' -RecipientFilter '(CustomAttribute15 -eq ''GOV'') -or (CustomAttribute15 -eq ''GOV-STAGED'')' -EnabledEmailAddressTemplates @('SMTP:%m@gov.fabrikam.example', 'smtp:%m@fabrikam.example', 'smtp:%m@fabrikam.mail.onmicrosoft.us') }
Invoke-Step -Title 'remote domain fabrikam.partner.mail.onmschina.cn' `
    -Find { Get-RemoteDomain -Identity 'onegal china' } `
    -Run { New-RemoteDomain -Name 'onegal china' -DomainName 'fabrikam.partner.mail.onmschina.cn' }
Invoke-Step -Title 'remote domain fabrikam.partner.mail.onmschina.cn' `
    -Find { Get-RemoteDomain -Identity 'onegal china' } `
    -Has @{ TNEFEnabled = $true; AllowedOOFType = 'InternalLegacy'; AutoForwardEnabled = $true; AutoReplyEnabled = $true; TargetDeliveryDomain = $false } `
    -Run { Set-RemoteDomain -Identity 'onegal china' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false }
Invoke-Step -Title 'remote domain fabrikam.mail.onmicrosoft.us' `
    -Find { Get-RemoteDomain -Identity 'onegal usgov' } `
    -Run { New-RemoteDomain -Name 'onegal usgov' -DomainName 'fabrikam.mail.onmicrosoft.us' }
Invoke-Step -Title 'remote domain fabrikam.mail.onmicrosoft.us' `
    -Find { Get-RemoteDomain -Identity 'onegal usgov' } `
    -Has @{ TNEFEnabled = $true; AllowedOOFType = 'InternalLegacy'; AutoForwardEnabled = $true; AutoReplyEnabled = $true; TargetDeliveryDomain = $false } `
    -Run { Set-RemoteDomain -Identity 'onegal usgov' -TNEFEnabled:$true -AllowedOOFType 'InternalLegacy' -AutoForwardEnabled:$true -AutoReplyEnabled:$true -TargetDeliveryDomain:$false }
Invoke-Step -Title 'send connector to china' `
    -Find { Get-SendConnector -Identity 'onegal to china' } `
    -Has @{ AddressSpaces = @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') } `
    -Run { New-SendConnector -Name 'onegal to china' -Usage 'Custom' -AddressSpaces @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') -DNSRoutingEnabled:$true -RequireTLS:$true } `
    -Otherwise { Set-SendConnector -Identity 'onegal to china' -AddressSpaces @('fabrikam.partner.mail.onmschina.cn', 'cn.fabrikam.example') }
Invoke-Step -Title 'send connector to usgov' `
    -Find { Get-SendConnector -Identity 'onegal to usgov' } `
    -Has @{ AddressSpaces = @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') } `
    -Run { New-SendConnector -Name 'onegal to usgov' -Usage 'Custom' -AddressSpaces @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') -DNSRoutingEnabled:$true -RequireTLS:$true } `
    -Otherwise { Set-SendConnector -Identity 'onegal to usgov' -AddressSpaces @('fabrikam.mail.onmicrosoft.us', 'gov.fabrikam.example') }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
