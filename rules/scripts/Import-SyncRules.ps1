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

# onegal:data

# onegal:functions

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
