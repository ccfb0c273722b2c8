# Shared by Import-SyncRules.ps1 and Remove-SyncRules.ps1; onegal copies it into both.

$aadSubtype = 'Windows Azure Active Directory (Microsoft)'
$model = 'Microsoft.IdentityManagement.PowerShell.ObjectModel'
$zeroGuid = '00000000-0000-0000-0000-000000000000'
$undoFile = 'onegal-undo.clixml'

function Get-GuidText($Value) { return ([string]$Value).Trim('{', '}').ToLowerInvariant() }

function Get-LineUnified([string]$Text) { return $Text.Replace("`r`n", "`n").Replace("`r", "`n") }

# A list that survives being returned: PowerShell unrolls what a function returns.
function Get-List($Value) { if ($null -eq $Value) { return , @() } else { return , @($Value) } }

# One rule of the server in the shape of the generated data, so that both can be compared and the old one restored.
function ConvertFrom-ServerRule($Rule) {
    $flows = foreach ($flow in (Get-List $Rule.AttributeFlowMappings)) {
        @{ Destination = [string]$flow.Destination; FlowType = [string]$flow.FlowType; Source = @($flow.Source | ForEach-Object { [string]$_ })
           Expression = [string]$flow.Expression; ValueMergeType = [string]$flow.ValueMergeType; ExecuteOnce = [bool]$flow.ExecuteOnce }
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
        LinkType = [string]$Rule.LinkType; Precedence = [int]$Rule.Precedence; ImmutableTag = [string]$Rule.ImmutableTag
        EnablePasswordSync = [bool]$Rule.EnablePasswordSync; Flows = @($flows); ScopeGroups = @($scope); JoinGroups = @($join)
    }
}

# Everything that decides whether two rules are equal, as one text (order of flows and of scope clauses does not).
# The source list of an expression is only a hint and is left out.
function Get-RuleText($Rule) {
    $lines = @('Name', 'Description', 'Direction', 'Disabled', 'ConnectorId', 'SourceObjectType', 'TargetObjectType', 'LinkType',
        'Precedence', 'ImmutableTag', 'EnablePasswordSync') | ForEach-Object { '{0}={1}' -f $_, (Get-LineUnified ([string]$Rule[$_])) }
    $lines += @($Rule.Flows | ForEach-Object {
        $source = if ($_.FlowType -eq 'Expression') { '' } else { @($_.Source) -join "`t" }
        'flow=' + (@($_.Destination, $_.FlowType, $source, (Get-LineUnified ([string]$_.Expression)), $_.ValueMergeType, $_.ExecuteOnce) -join "`t")
    } | Sort-Object -CaseSensitive)
    $lines += @($Rule.ScopeGroups | ForEach-Object {
        'scope=' + (@($_.Conditions | ForEach-Object { @($_.Attribute, $_.Operator, $_.Value) -join "`t" } | Sort-Object -CaseSensitive) -join "`v")
    } | Sort-Object -CaseSensitive)
    $lines += @($Rule.JoinGroups | ForEach-Object {
        'join=' + (@($_.Conditions | ForEach-Object { @($_.CSAttribute, $_.MVAttribute, $_.CaseSensitive) -join "`t" }) -join "`v")
    })
    return $lines -join "`n"
}

# Builds the rule in memory and hands it to the server as a whole; nothing is half added when a step fails.
function Add-Rule($Rule) {
    $new = @{
        Name = $Rule.Name; Identifier = $Rule.Identifier; Description = $Rule.Description; Direction = $Rule.Direction
        Precedence = $Rule.Precedence; PrecedenceAfter = $zeroGuid; PrecedenceBefore = $zeroGuid
        SourceObjectType = $Rule.SourceObjectType; TargetObjectType = $Rule.TargetObjectType; Connector = $Rule.ConnectorId
        LinkType = $Rule.LinkType; SoftDeleteExpiryInterval = 0; ImmutableTag = $Rule.ImmutableTag
    }
    if ($Rule.EnablePasswordSync) { $new.EnablePasswordSync = $true }
    if ($Rule.Disabled) { $new.Disabled = $true }
    $syncRule = @(New-ADSyncRule @new)
    foreach ($flow in $Rule.Flows) {
        $mapping = @{ SynchronizationRule = $syncRule[0]; Destination = $flow.Destination; FlowType = $flow.FlowType; ValueMergeType = $flow.ValueMergeType }
        if (@($flow.Source).Count -gt 0) { $mapping.Source = @($flow.Source) }
        if ($flow.ExecuteOnce) { $mapping.ExecuteOnce = $true }
        if ($flow.FlowType -eq 'Expression') { $mapping.Expression = $flow.Expression }
        $syncRule = @(Add-ADSyncAttributeFlowMapping @mapping)
    }
    foreach ($group in $Rule.ScopeGroups) {
        $conditions = @($group.Conditions | ForEach-Object { New-Object -TypeName "$model.ScopeCondition" -ArgumentList $_.Attribute, $_.Value, $_.Operator })
        $syncRule = @(Add-ADSyncScopeConditionGroup -SynchronizationRule $syncRule[0] -ScopeConditions $conditions)
    }
    foreach ($group in $Rule.JoinGroups) {
        $conditions = @($group.Conditions | ForEach-Object { New-Object -TypeName "$model.JoinCondition" -ArgumentList $_.CSAttribute, $_.MVAttribute, $_.CaseSensitive })
        $syncRule = @(Add-ADSyncJoinConditionGroup -SynchronizationRule $syncRule[0] -JoinConditions $conditions)
    }
    $null = Add-ADSyncRule -SynchronizationRule $syncRule[0]
}

# Refuses to go on where the module, the rights or the tenant are not the expected ones; returns the Entra connector.
function Assert-Server([string]$AadName) {
    if (-not (Get-Module -ListAvailable -Name ADSync)) { throw 'The ADSync module is not installed: run this on the Entra Connect server.' }
    Import-Module ADSync
    if ($env:OS -eq 'Windows_NT') {
        $principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
        if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'Run this in an elevated PowerShell.' }
    }
    # The guard against running the rules of one tenant on the server of another.
    $aad = @(Get-ADSyncConnector | Where-Object { $_.Subtype -eq $aadSubtype })
    if ($aad.Count -ne 1 -or $aad[0].Name -ne $AadName) {
        throw ("This server's Entra connector is '{0}', expected is '{1}'. Wrong server? If only the name differs, pass -ConnectorMap @{{ aad = '...' }}." -f (@($aad | ForEach-Object { $_.Name }) -join ', '), $AadName)
    }
    return $aad[0]
}

function Assert-QuietServer($Scheduler) {
    if ($Scheduler.SyncCycleInProgress -or @(Get-ADSyncConnectorRunStatus).Count -gt 0) { throw 'A synchronisation is running. Wait until it has ended.' }
}
