#!/usr/bin/env bash
# Makes a real PowerShell available to the tests of the generated scripts, where the .NET SDK can install one.
# Without either the tests skip and say so.
set -u
cd "$(dirname "$0")/.."
command -v pwsh >/dev/null 2>&1 && exit 0
[ -x .tools/powershell/pwsh ] && exit 0
command -v dotnet >/dev/null 2>&1 || { echo "no PowerShell and no .NET SDK: the script tests will skip"; exit 0; }
# A later 7.7 may want a newer .NET than the machine has.
dotnet tool install PowerShell --version 7.6.9 --tool-path .tools/powershell >/dev/null 2>&1 ||
  echo "PowerShell could not be installed: the script tests will skip"
exit 0
