#Requires -Version 5.1
<#
.SYNOPSIS
Undoes one run of Import-SyncRules.ps1: removes what it added, restores what it replaced.

.DESCRIPTION
Reads the record that the import wrote before its first change. Rules that the import found unchanged are not touched.
A second run changes nothing.

.PARAMETER BackupPath
The folder that was given to Import-SyncRules.ps1.

.PARAMETER ConnectorMap
The Entra connector's name where it differs from the workspace: @{ aad = '...' }.

.EXAMPLE
.\Remove-SyncRules.ps1 -BackupPath C:\onegal-backup -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory = $true)][string]$BackupPath,
    [hashtable]$ConnectorMap = @{}
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# onegal:data

# onegal:functions

$aadName = if ($ConnectorMap.ContainsKey('aad')) { $ConnectorMap['aad'] } else { $onegal.AadConnector }
$aad = Assert-Server $aadName
$undoPath = Join-Path $BackupPath $undoFile
if (-not (Test-Path -LiteralPath $undoPath)) { throw "There is no undo record at '$undoPath'." }
$undo = Import-Clixml -LiteralPath $undoPath
if ($undo.AadConnector -ne $aad.Name) { throw "The undo record belongs to '$($undo.AadConnector)'." }

$existing = @(Get-ADSyncRule)
$work = @(
    foreach ($old in (Get-List $undo.Replaced)) {
        $current = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $old.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
        if ($current.Count -eq 0 -or (Get-RuleText $current[0]) -cne (Get-RuleText $old)) { @{ Action = 'restore'; Rule = $old } }
    }
    foreach ($added in (Get-List $undo.Added)) {
        $current = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $added.Identifier })
        if ($current.Count -gt 0) {
            if ([string]$current[0].ImmutableTag -ne '' -or -not ([string]$current[0].Name).StartsWith('onegal ')) { throw "Rule '$($current[0].Name)' is not onegal's and is left alone." }
            @{ Action = 'remove'; Rule = $added }
        }
    }
)
$scheduler = Get-ADSyncScheduler
if ($work.Count -eq 0 -and [bool]$scheduler.SyncCycleEnabled -eq [bool]$undo.SyncCycleEnabled) {
    Write-Output 'Nothing to undo.'
    return
}
Assert-QuietServer $scheduler
foreach ($item in $work) {
    if (-not $PSCmdlet.ShouldProcess($item.Rule.Name, "$($item.Action) rule")) { continue }
    if ($item.Action -eq 'remove') { $null = Remove-ADSyncRule -Identifier $item.Rule.Identifier }
    else { Add-Rule $item.Rule }
    Write-Verbose ('{0}: {1}' -f $item.Action, $item.Rule.Name)
}
if ($PSCmdlet.ShouldProcess('scheduler', "set SyncCycleEnabled to $([bool]$undo.SyncCycleEnabled)")) {
    $null = Set-ADSyncScheduler -SyncCycleEnabled ([bool]$undo.SyncCycleEnabled)
}
Write-Output ('{0} removed, {1} restored.' -f @($work | Where-Object { $_.Action -eq 'remove' }).Count, @($work | Where-Object { $_.Action -eq 'restore' }).Count)
Write-Output 'Run a full synchronisation of every connector before the next export.'
