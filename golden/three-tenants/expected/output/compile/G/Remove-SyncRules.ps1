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

$onegal = @{
    AadConnector = 'fabrikam.onmicrosoft.com - AAD'
}

# Shared by Import-SyncRules.ps1 and Remove-SyncRules.ps1; onegal copies it into both.

$aadSubtype = 'Windows Azure Active Directory (Microsoft)'
$model = 'Microsoft.IdentityManagement.PowerShell.ObjectModel'
$zeroGuid = '00000000-0000-0000-0000-000000000000'
$undoFile = 'onegal-undo.clixml'

# PowerShell's own comparison takes a text with an invisible character for the same as without; these do not.
function Test-Same([string]$A, [string]$B) { return [string]::Equals($A, $B, [StringComparison]::Ordinal) }
function Test-SameName([string]$A, [string]$B) { return [string]::Equals($A, $B, [StringComparison]::OrdinalIgnoreCase) }

# Names come from a server or a directory: what cannot be seen must not reach the terminal.
function Get-Shown([string]$Text) {
    return [regex]::Replace($Text, '[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]', '?')
}

function Get-GuidText($Value) {
    $text = ([string]$Value).Trim('{', '}').ToLowerInvariant()
    if ($text -eq '') { return $zeroGuid } else { return $text }
}

function Get-SpanText($Value) {
    $text = [string]$Value
    if ($text -eq '' -or $text -eq '0') { return '00:00:00' } else { return $text }
}

# A list that survives being returned: PowerShell unrolls what a function returns.
function Get-List($Value) { if ($null -eq $Value) { return , @() } else { return , @($Value) } }

function Get-Property($Object, [string]$Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($null -ne $property) { return $property.Value }
}

# onegal gives its rules names that start like this and never a tag; anything else belongs to somebody else.
function Test-OwnRule($Rule) {
    $standard = Get-Property $Rule 'IsStandardRule'
    return ([string]$Rule.ImmutableTag -eq '') -and -not [bool]$standard -and ([string]$Rule.Name).StartsWith('onegal ', [StringComparison]::Ordinal)
}

# One rule of the server in the shape of the generated data, so that both can be compared and the old one restored.
function ConvertFrom-ServerRule($Rule) {
    $flows = foreach ($flow in (Get-List $Rule.AttributeFlowMappings)) {
        @{
            Destination = [string]$flow.Destination; FlowType = [string]$flow.FlowType
            Source = @(Get-List $flow.Source | ForEach-Object { $_ } | ForEach-Object { [string]$_ }); Expression = [string]$flow.Expression
            ValueMergeType = [string]$flow.ValueMergeType; ExecuteOnce = [bool]$flow.ExecuteOnce
        }
    }
    $scope = foreach ($group in (Get-List $Rule.ScopeFilter)) {
        @{ Conditions = @(foreach ($c in (Get-List $group.ScopeConditionList)) {
            @{ Attribute = [string]$c.Attribute; Operator = [string]$c.ComparisonOperator; Value = [string]$c.ComparisonValue } }) }
    }
    $join = foreach ($group in (Get-List $Rule.JoinFilter)) {
        @{ Conditions = @(foreach ($c in (Get-List $group.JoinConditionList)) {
            @{ CSAttribute = [string]$c.CSAttribute; MVAttribute = [string]$c.MVAttribute; CaseSensitive = [bool]$c.CaseSensitive } }) }
    }
    return @{
        Identifier = Get-GuidText $Rule.Identifier; Name = [string]$Rule.Name; Description = [string]$Rule.Description
        Direction = [string]$Rule.Direction; Disabled = [bool]$Rule.Disabled; ConnectorId = Get-GuidText $Rule.Connector
        SourceObjectType = [string]$Rule.SourceObjectType; TargetObjectType = [string]$Rule.TargetObjectType
        LinkType = [string]$Rule.LinkType; Precedence = [int]$Rule.Precedence
        PrecedenceAfter = Get-GuidText $Rule.PrecedenceAfter; PrecedenceBefore = Get-GuidText $Rule.PrecedenceBefore
        SoftDeleteExpiryInterval = Get-SpanText $Rule.SoftDeleteExpiryInterval; ImmutableTag = [string]$Rule.ImmutableTag
        EnablePasswordSync = [bool]$Rule.EnablePasswordSync
        Flows = @($flows); ScopeGroups = @($scope); JoinGroups = @($join)
    }
}

# Each value with its length in front, so that no value can look like two.
function Get-Part($Value) {
    $text = ([string]$Value).Replace([string][char]13 + [string][char]10, [string][char]10).Replace([string][char]13, [string][char]10)
    return [string]$text.Length + ':' + $text
}

function Get-Sorted($Lines) {
    $sorted = [string[]]@($Lines)
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    return $sorted -join ''
}

# Everything that decides what a rule does, as one text; identifiers of rule and connector differ between servers and are
# left out. The order of flows and of scope clauses means nothing; the sources of an expression are only a hint.
function Get-RuleBody($Rule) {
    $names = 'Name', 'Description', 'Direction', 'Disabled', 'SourceObjectType', 'TargetObjectType', 'LinkType', 'Precedence',
        'PrecedenceAfter', 'PrecedenceBefore', 'SoftDeleteExpiryInterval', 'ImmutableTag', 'EnablePasswordSync'
    $head = @(foreach ($name in $names) { Get-Part $Rule[$name] }) -join ''
    $flows = foreach ($flow in (Get-List $Rule.Flows)) {
        $source = if ($flow.FlowType -eq 'Expression') { '' } else { @(Get-List $flow.Source | ForEach-Object { $_ } | ForEach-Object { Get-Part $_ }) -join '' }
        @(foreach ($value in $flow.Destination, $flow.FlowType, $source, $flow.Expression, $flow.ValueMergeType, $flow.ExecuteOnce) { Get-Part $value }) -join ''
    }
    $scope = foreach ($group in (Get-List $Rule.ScopeGroups)) {
        Get-Part (Get-Sorted @(foreach ($c in (Get-List $group.Conditions)) { (Get-Part $c.Attribute) + (Get-Part $c.Operator) + (Get-Part $c.Value) }))
    }
    $join = foreach ($group in (Get-List $Rule.JoinGroups)) {
        Get-Part (@(foreach ($c in (Get-List $group.Conditions)) { (Get-Part $c.CSAttribute) + (Get-Part $c.MVAttribute) + (Get-Part $c.CaseSensitive) }) -join '')
    }
    return $head + (Get-Part (Get-Sorted $flows)) + (Get-Part (Get-Sorted $scope)) + (Get-Part (@($join) -join ''))
}

function Test-SameRule($A, $B) {
    return (Test-Same $A.ConnectorId $B.ConnectorId) -and (Test-Same (Get-RuleBody $A) (Get-RuleBody $B))
}

function Get-Fingerprint([string]$Text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { $bytes = $sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text)) } finally { $sha.Dispose() }
    return [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}

# Builds the rule in memory and hands it to the server as a whole; nothing is half added when a step fails.
function Add-Rule($Rule) {
    $new = @{
        Name = $Rule.Name; Identifier = $Rule.Identifier; Description = $Rule.Description; Direction = $Rule.Direction
        Precedence = $Rule.Precedence; PrecedenceAfter = $Rule.PrecedenceAfter; PrecedenceBefore = $Rule.PrecedenceBefore
        SourceObjectType = $Rule.SourceObjectType; TargetObjectType = $Rule.TargetObjectType; Connector = $Rule.ConnectorId
        LinkType = $Rule.LinkType; SoftDeleteExpiryInterval = 0; ImmutableTag = $Rule.ImmutableTag
    }
    if ($Rule.SoftDeleteExpiryInterval -ne '00:00:00') { $new.SoftDeleteExpiryInterval = $Rule.SoftDeleteExpiryInterval }
    if ($Rule.EnablePasswordSync) { $new.EnablePasswordSync = $true }
    if ($Rule.Disabled) { $new.Disabled = $true }
    $syncRule = @(New-ADSyncRule @new)
    foreach ($flow in (Get-List $Rule.Flows)) {
        $mapping = @{ SynchronizationRule = $syncRule[0]; Destination = $flow.Destination; FlowType = $flow.FlowType; ValueMergeType = $flow.ValueMergeType }
        $source = Get-List $flow.Source
        if ($source.Count -gt 0) { $mapping.Source = $source }
        if ($flow.ExecuteOnce) { $mapping.ExecuteOnce = $true }
        if ($flow.FlowType -eq 'Expression') { $mapping.Expression = $flow.Expression }
        $syncRule = @(Add-ADSyncAttributeFlowMapping @mapping)
    }
    foreach ($group in (Get-List $Rule.ScopeGroups)) {
        $conditions = @(foreach ($c in (Get-List $group.Conditions)) { New-Object -TypeName ($model + '.ScopeCondition') -ArgumentList $c.Attribute, $c.Value, $c.Operator })
        $syncRule = @(Add-ADSyncScopeConditionGroup -SynchronizationRule $syncRule[0] -ScopeConditions $conditions)
    }
    foreach ($group in (Get-List $Rule.JoinGroups)) {
        $conditions = @(foreach ($c in (Get-List $group.Conditions)) { New-Object -TypeName ($model + '.JoinCondition') -ArgumentList $c.CSAttribute, $c.MVAttribute, $c.CaseSensitive })
        $syncRule = @(Add-ADSyncJoinConditionGroup -SynchronizationRule $syncRule[0] -JoinConditions $conditions)
    }
    $null = Add-ADSyncRule -SynchronizationRule $syncRule[0]
}

# What must be removed and what added so that the rules an import touched are as they were before it.
function Get-UndoWork($Added, $Replaced) {
    $existing = @(Get-ADSyncRule)
    foreach ($rule in (Get-List $Added)) {
        foreach ($current in @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $rule.Identifier })) {
            if (-not (Test-OwnRule $current)) { throw ('The rule ''' + (Get-Shown $current.Name) + ''' is not of onegal and is left alone.') }
            @{ Remove = $rule.Identifier; Name = $rule.Name; Add = $null }
        }
    }
    foreach ($old in (Get-List $Replaced)) {
        $current = @($existing | Where-Object { (Get-GuidText $_.Identifier) -eq $old.Identifier } | ForEach-Object { ConvertFrom-ServerRule $_ })
        if ($current.Count -eq 0) { @{ Remove = $null; Name = $old.Name; Add = $old } }
        elseif (-not (Test-SameRule $current[0] $old)) { @{ Remove = $old.Identifier; Name = $old.Name; Add = $old } }
    }
}

# First everything is removed, then the old rules are added: no number is ever needed twice.
function Invoke-UndoWork($Work) {
    foreach ($item in @($Work | Where-Object { $null -ne $_.Remove })) { $null = Remove-ADSyncRule -Identifier $item.Remove }
    foreach ($item in @($Work | Where-Object { $null -ne $_.Add })) { Add-Rule $item.Add }
}

# Refuses to go on where the module, the rights or the tenant are not the expected ones; returns the Entra connector.
function Assert-Server([string]$AadName) {
    if (-not (Get-Module -ListAvailable -Name ADSync)) { throw 'The ADSync module is not installed: run this on the Entra Connect server.' }
    if ($env:OS -eq 'Windows_NT') {
        if ($PSVersionTable.PSVersion.Major -gt 5) { throw 'Run this in Windows PowerShell 5.1: the ADSync module needs it.' }
        $principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
        if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'Run this in an elevated PowerShell, as a member of ADSyncAdmins.' }
    }
    Import-Module ADSync
    # The guard against running the rules of one tenant on the server of another.
    $aad = @(Get-ADSyncConnector | Where-Object { Test-SameName (Get-Property $_ 'Subtype') $aadSubtype })
    if ($aad.Count -ne 1 -or -not (Test-SameName $aad[0].Name $AadName)) {
        $found = @($aad | ForEach-Object { Get-Shown $_.Name }) -join ', '
        throw ('The Entra connector of this server is ''' + $found + ''', expected is ''' + (Get-Shown $AadName) + '''. Is this the server of another tenant? If only the name differs, pass -ConnectorMap @{ aad = ''...'' }.')
    }
    return $aad[0]
}

# Waits until no synchronisation runs, at most for the given time.
function Wait-QuietServer([int]$Minutes) {
    $until = (Get-Date).AddMinutes($Minutes)
    while ((Get-ADSyncScheduler).SyncCycleInProgress -or @(Get-ADSyncConnectorRunStatus).Count -gt 0) {
        if ((Get-Date) -ge $until) { throw 'A synchronisation is running. Run this again when it has ended, or wait longer with -WaitMinutes.' }
        Start-Sleep -Seconds 10
    }
}

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
