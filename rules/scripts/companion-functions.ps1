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
