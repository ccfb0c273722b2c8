#Requires -Version 5.1
<#
.SYNOPSIS
Undoes one run of Import-SyncRules.ps1: removes what it added, restores what it replaced or removed.

.DESCRIPTION
Reads the record that the import wrote before its first change, and puts the rules it touched and the scheduler back as they
were. Rules that the import found unchanged are not touched. A second run changes nothing; a run that was interrupted can be
repeated.

.PARAMETER BackupPath
The folder that was given to Import-SyncRules.ps1.

.PARAMETER ConnectorMap
Name of the Entra connector where it differs from the workspace: @{ aad = '...' }.

.PARAMETER WaitMinutes
How long to wait for a running synchronisation to end.

.EXAMPLE
.\Remove-SyncRules.ps1 -BackupPath C:\onegal-backup -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory = $true)][string]$BackupPath,
    [hashtable]$ConnectorMap = @{},
    [int]$WaitMinutes = 30
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# onegal:data

# onegal:functions

$aadName = if ($ConnectorMap.ContainsKey('aad')) { $ConnectorMap['aad'] } else { $onegal.AadConnector }
$aad = Assert-Server $aadName
$undoPath = Join-Path $BackupPath $undoFile
if (-not (Test-Path -LiteralPath $undoPath)) { throw ('There is no undo record at ''' + $undoPath + '''.') }
$undo = Import-Clixml -LiteralPath $undoPath
if (-not (Test-SameName $undo.AadConnector $aad.Name)) { throw ('The undo record belongs to ''' + (Get-Shown $undo.AadConnector) + '''.') }

$work = @(Get-UndoWork $undo.Added $undo.Replaced)
$enabled = [bool]$undo.SyncCycleEnabled
$schedulerDiffers = [bool](Get-ADSyncScheduler).SyncCycleEnabled -ne $enabled
if ($work.Count -eq 0 -and -not $schedulerDiffers) {
    Write-Output 'Nothing to undo.'
    return
}
foreach ($item in $work) { Write-Output ($(if ($null -eq $item.Add) { 'remove ' } else { 'restore ' }) + (Get-Shown $item.Name)) }
if ($schedulerDiffers) { Write-Output ('set SyncCycleEnabled to ' + $enabled) }
if (-not $PSCmdlet.ShouldProcess($onegal.AadConnector, ('put ' + $work.Count + ' rules and the scheduler back'))) {
    Write-Output 'Nothing was changed.'
    return
}
if ([bool](Get-ADSyncScheduler).SyncCycleEnabled) { $null = Set-ADSyncScheduler -SyncCycleEnabled $false }
Wait-QuietServer $WaitMinutes
Invoke-UndoWork $work
$left = @(Get-UndoWork $undo.Added $undo.Replaced)
if ($left.Count -gt 0) { throw ('The server does not hold ''' + (Get-Shown $left[0].Name) + ''' as it was before.') }
if ($enabled) { $null = Set-ADSyncScheduler -SyncCycleEnabled $true }
$restored = @($work | Where-Object { $null -ne $_.Add }).Count
Write-Output ([string]($work.Count - $restored) + ' removed, ' + $restored + ' restored; SyncCycleEnabled is ' + $enabled + '.')
Write-Output 'Run a full synchronisation of every connector before the next export.'
