#Requires -Version 5.1
<#
.SYNOPSIS
Adds the relying parties of further clouds to an ADFS farm.

.DESCRIPTION
Run it on the primary ADFS server. The trust of the first tenant is not touched.

.EXAMPLE
.\Configure-Adfs.ps1 -WhatIf
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

if (-not (Get-Command Get-AdfsRelyingPartyTrust -ErrorAction SilentlyContinue)) { throw 'The ADFS module is not here: use the primary ADFS server.' }

Invoke-Step -Title 'relying party of china' `
    -Find { Get-AdfsRelyingPartyTrust -Identifier 'urn:federation:partner.microsoftonline.cn' } `
    -Run { Add-AdfsRelyingPartyTrust -Name 'onegal china' -MetadataUrl 'https://nexus.partner.microsoftonline-p.cn/federationmetadata/2007-06/federationmetadata.xml' -MonitoringEnabled:$true -AutoUpdateEnabled:$true }
Invoke-Step -Title 'relying party of china' `
    -Find { Get-AdfsRelyingPartyTrust -Identifier 'urn:federation:partner.microsoftonline.cn' } `
    -Has @{ IssuanceTransformRules = ('' + '@RuleName = "Query the anchor attributes"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"]' + [char]0x000A + ' => add(store = "Active Directory", types = ("http://contoso.com/ws/2016/02/identity/claims/objectguid", "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"), query = "samAccountName={0};objectGUID,ms-ds-consistencyguid;{1}", param = regexreplace(c.Value, "(?<domain>[^\\]+)\\(?<user>.+)", "${user}"), param = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue ImmutableID from ms-DS-ConsistencyGuid"' + [char]0x000A + 'c:[Type == "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID", Value = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue ImmutableID from objectGUID where there is no ms-DS-ConsistencyGuid"' + [char]0x000A + 'NOT EXISTS([Type == "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"])' + [char]0x000A + ' && c:[Type == "http://contoso.com/ws/2016/02/identity/claims/objectguid"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID", Value = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue the name identifier"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID"]' + [char]0x000A + ' => issue(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", Value = c.Value, Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format"] = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");' + [char]0x000A + [char]0x000A + '@RuleName = "Issue UPN"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"]' + [char]0x000A + ' => issue(store = "Active Directory", types = ("http://schemas.xmlsoap.org/claims/UPN"), query = "samAccountName={0};userPrincipalName;{1}", param = regexreplace(c.Value, "(?<domain>[^\\]+)\\(?<user>.+)", "${user}"), param = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue issuerid by UPN suffix"' + [char]0x000A + 'c:[Type == "http://schemas.xmlsoap.org/claims/UPN"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/issuerid", Value = regexreplace(c.Value, ".+@(?<domain>.+)", "http://${domain}/adfs/services/trust/"));') } `
    -Run { Set-AdfsRelyingPartyTrust -TargetIdentifier 'urn:federation:partner.microsoftonline.cn' -IssuanceTransformRules ('' + '@RuleName = "Query the anchor attributes"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"]' + [char]0x000A + ' => add(store = "Active Directory", types = ("http://contoso.com/ws/2016/02/identity/claims/objectguid", "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"), query = "samAccountName={0};objectGUID,ms-ds-consistencyguid;{1}", param = regexreplace(c.Value, "(?<domain>[^\\]+)\\(?<user>.+)", "${user}"), param = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue ImmutableID from ms-DS-ConsistencyGuid"' + [char]0x000A + 'c:[Type == "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID", Value = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue ImmutableID from objectGUID where there is no ms-DS-ConsistencyGuid"' + [char]0x000A + 'NOT EXISTS([Type == "http://contoso.com/ws/2016/02/identity/claims/msdsconsistencyguid"])' + [char]0x000A + ' && c:[Type == "http://contoso.com/ws/2016/02/identity/claims/objectguid"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID", Value = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue the name identifier"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID"]' + [char]0x000A + ' => issue(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", Value = c.Value, Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format"] = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");' + [char]0x000A + [char]0x000A + '@RuleName = "Issue UPN"' + [char]0x000A + 'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"]' + [char]0x000A + ' => issue(store = "Active Directory", types = ("http://schemas.xmlsoap.org/claims/UPN"), query = "samAccountName={0};userPrincipalName;{1}", param = regexreplace(c.Value, "(?<domain>[^\\]+)\\(?<user>.+)", "${user}"), param = c.Value);' + [char]0x000A + [char]0x000A + '@RuleName = "Issue issuerid by UPN suffix"' + [char]0x000A + 'c:[Type == "http://schemas.xmlsoap.org/claims/UPN"]' + [char]0x000A + ' => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/issuerid", Value = regexreplace(c.Value, ".+@(?<domain>.+)", "http://${domain}/adfs/services/trust/"));') }

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
