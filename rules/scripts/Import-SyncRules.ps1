#Requires -Version 5.1
<#
.SYNOPSIS
Adds or updates the synchronisation rules that onegal generated for one Entra Connect server.

.DESCRIPTION
Checks everything before the first change, backs up the server's configuration, writes a record for
Remove-SyncRules.ps1, then adds the rules one by one. A second run changes nothing. Standard rules are never touched.
Nothing reaches directory data before the next full synchronisation.

.PARAMETER BackupPath
A new or empty folder for the backup and the undo record.

.PARAMETER ConnectorMap
Connector names of this server where they differ from the workspace, for example @{ ad = 'contoso.internal' }.

.PARAMETER AllowProductionServer
Run although the server is not in staging mode.

.EXAMPLE
.\Import-SyncRules.ps1 -BackupPath C:\onegal-backup -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory = $true)][string]$BackupPath,
    [hashtable]$ConnectorMap = @{},
    [switch]$AllowProductionServer
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# onegal:data

# onegal:functions

# 1. and 2. environment and tenant
$aadName = if ($ConnectorMap.ContainsKey('aad')) { $ConnectorMap['aad'] } else { $onegal.AadConnector }
$aad = Assert-Server $aadName

# 3. connectors
$adName = if ($ConnectorMap.ContainsKey('ad')) { $ConnectorMap['ad'] } else { $onegal.AdConnector }
$ad = @(Get-ADSyncConnector | Where-Object { $_.Name -eq $adName -and ([string]$_.Type -eq 'AD' -or [string]$_.ConnectorTypeName -eq 'AD') })
if ($ad.Count -ne 1) { throw ("AD connector '{0}': {1} found. Name it with -ConnectorMap @{{ ad = '...' }}." -f $adName, $ad.Count) }
$planned = @($onegal.Rules)
foreach ($rule in $planned) { $rule.ConnectorId = if ($rule.Connector -eq 'aad') { Get-GuidText $aad.Identifier } else { Get-GuidText $ad[0].Identifier } }

# 4. attributes: what the rules read must be selected on the connector
$selected = @($ad[0].AttributeInclusionList)
$missing = @($onegal.SourceAttributes | Where-Object { $selected -cnotcontains $_ })
if ($selected.Count -gt 0 -and $missing.Count -gt 0) {
    throw ("Select these attributes on connector '{0}' first: {1}." -f $ad[0].Name, ($missing -join ', '))
}

# 5. and 6. precedence and ownership; and the standard rules must be the ones the rules were computed from
$problems = @()
$existing = @(Get-ADSyncRule)
foreach ($rule in $planned) {
    if ($rule.Precedence -lt 1 -or $rule.Precedence -gt 99) { $problems += "Precedence $($rule.Precedence) of '$($rule.Name)' is outside 1 to 99." }
    $plannedIds = @($planned | ForEach-Object { $_.Identifier })
    foreach ($other in @($existing | Where-Object { $_.Precedence -eq $rule.Precedence -and $plannedIds -notcontains (Get-GuidText $_.Identifier) })) {
        $problems += "Precedence $($rule.Precedence) of '$($rule.Name)' is used by '$($other.Name)'."
    }
    foreach ($same in @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier })) {
        if ([string]$same.ImmutableTag -ne '' -or -not ([string]$same.Name).StartsWith('onegal ')) {
            $problems += "Rule '$($same.Name)' has the identifier of '$($rule.Name)' but is not onegal's."
        }
    }
}
foreach ($standard in @($onegal.StandardRules)) {
    $found = @($existing | Where-Object { [string]$_.Name -eq $standard.Name -and [string]$_.ImmutableTag -eq $standard.Tag })
    if ($found.Count -eq 0) { $problems += "Standard rule '$($standard.Name)' ($($standard.Tag)) is not on this server: it was upgraded or is another server. Export its configuration and compile again." }
}
if ($problems.Count -gt 0) { throw ($problems -join [Environment]::NewLine) }

# What is there to do?
$work = @(foreach ($rule in $planned) {
    $old = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
    if ($old.Count -eq 0) { @{ Action = 'add'; Rule = $rule; Old = $null } }
    elseif ((Get-RuleText $old[0]) -cne (Get-RuleText $rule)) { @{ Action = 'replace'; Rule = $rule; Old = $old[0] } }
})
if ($work.Count -eq 0) {
    Write-Output ('All {0} rules are in place; nothing to change.' -f $planned.Count)
    return
}

# 7. and 8. a quiet server, in staging mode
$scheduler = Get-ADSyncScheduler
if (-not $scheduler.StagingModeEnabled -and -not $AllowProductionServer) {
    throw 'This server is not in staging mode. Run on the staging server first, or pass -AllowProductionServer.'
}
Assert-QuietServer $scheduler

if ($WhatIfPreference) {
    foreach ($item in $work) { $null = $PSCmdlet.ShouldProcess($item.Rule.Name, "$($item.Action) rule with precedence $($item.Rule.Precedence)") }
    Write-Output ('{0} of {1} rules would change.' -f $work.Count, $planned.Count)
    return
}
if (-not $PSCmdlet.ShouldProcess(('{0} rules of {1}' -f $work.Count, $onegal.AadConnector), 'back up, pause the scheduler, and add or replace')) { return }

# 9. backup and undo record, before the first change
if ((Test-Path -LiteralPath $BackupPath) -and @(Get-ChildItem -LiteralPath $BackupPath -Force).Count -gt 0) { throw "The folder '$BackupPath' is not empty." }
$null = New-Item -ItemType Directory -Force -Path $BackupPath
$undoPath = Join-Path $BackupPath $undoFile
@{
    AadConnector = $aad.Name; SyncCycleEnabled = [bool]$scheduler.SyncCycleEnabled
    Added = @($work | Where-Object { $_.Action -eq 'add' } | ForEach-Object { @{ Identifier = $_.Rule.Identifier; Name = $_.Rule.Name } })
    Replaced = @($work | Where-Object { $_.Action -eq 'replace' } | ForEach-Object { $_.Old })
} | Export-Clixml -LiteralPath $undoPath -Depth 10 -Encoding UTF8
$null = Get-ADSyncServerConfiguration -Path (Join-Path $BackupPath 'configuration')
$null = Set-ADSyncScheduler -SyncCycleEnabled $false

# 10. apply
try {
    foreach ($item in $work) {
        Add-Rule $item.Rule
        Write-Verbose ('{0}: {1}' -f $item.Action, $item.Rule.Name)
    }
}
catch {
    throw ("Stopped at rule '{0}': {1} The scheduler stays paused. Undo with: .\Remove-SyncRules.ps1 -BackupPath '{2}'" -f $item.Rule.Name, $_.Exception.Message, $BackupPath)
}

# 12. what is next
Write-Output ('{0} added, {1} replaced, {2} unchanged.' -f @($work | Where-Object { $_.Action -eq 'add' }).Count, @($work | Where-Object { $_.Action -eq 'replace' }).Count, ($planned.Count - $work.Count))
Write-Output 'The scheduler is paused. Next: run a full synchronisation of every connector, compare the pending exports with the simulation,'
Write-Output 'and only then resume it with: Set-ADSyncScheduler -SyncCycleEnabled $true'
Write-Output ("Undo with: .\Remove-SyncRules.ps1 -BackupPath '{0}'" -f $BackupPath)
