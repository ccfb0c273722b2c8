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

# onegal:functions

if (-not (Get-Command Get-AdfsRelyingPartyTrust -ErrorAction SilentlyContinue)) { throw 'The ADFS module is not here: use the primary ADFS server.' }

# onegal:steps

Write-Output ('{0} done, {1} in place.' -f $script:done, $script:inPlace)
