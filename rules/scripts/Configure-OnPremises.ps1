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

# onegal:functions

foreach ($needed in 'Get-ADForest', 'Get-AcceptedDomain', 'Get-SendConnector') {
    if (-not (Get-Command $needed -ErrorAction SilentlyContinue)) { throw ('There is no {0} here: use the Exchange Management Shell with the ActiveDirectory module.' -f $needed) }
}

# onegal:steps

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
