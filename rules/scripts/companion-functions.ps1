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
