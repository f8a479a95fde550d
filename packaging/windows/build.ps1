# The bundle and the installer for Windows. NOT RUN YET: written beside the Linux script, to be tried on Windows 11.
# Needs Python 3.11 or newer (py) and Inno Setup 6 (iscc on the path).
# Usage: powershell -ExecutionPolicy Bypass packaging\windows\build.ps1 [-Out dist]
# To sign: set LSGUI_SIGN to a command that signs the file named after it, such as
#   signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 /sha1 THUMBPRINT
param([string]$Out = "dist")
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $PSScriptRoot
$root = Split-Path -Parent $here
New-Item -ItemType Directory -Force $Out | Out-Null
$Out = (Resolve-Path $Out).Path
$env:SOURCE_DATE_EPOCH = "1577836800"
$env:PYTHONHASHSEED = "0"

function Run { param([string]$Program, [string[]]$Words)
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}
function Sign { param([string]$File)
    if ($env:LSGUI_SIGN) { Run "cmd" @("/c", "$env:LSGUI_SIGN `"$File`"") }
}

if (-not (Test-Path "$Out\env")) { Run "py" @("-3.11", "-m", "venv", "$Out\env") }
$python = "$Out\env\Scripts\python.exe"
Run $python @("$here\requirements.py") | Set-Content "$Out\requirements.txt"
Run $python @("-m", "pip", "install", "-q", "-r", "$Out\requirements.txt", "pyinstaller", "hatchling", "build")
$qt = Run $python @("-c", "import PySide6; print(PySide6.__version__)")
Run $python @("-m", "pip", "install", "-q", "--no-deps", "PySide6==$qt")
Run $python @("-m", "build", "--wheel", "--no-isolation", "--outdir", "$Out\wheel", $root)
Run $python @("-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", (Get-Item "$Out\wheel\lsgui-*.whl").FullName)
Run $python @("$here\icons.py", "$Out\icons")
Run $python @("-P", "-m", "PyInstaller", "--noconfirm", "--distpath", "$Out\bundle", "--workpath", "$Out\work", "$here\lsgui.spec")
Run $python @("$here\licences.py", "$Out\bundle\lsgui", "$Out\bundle\lsgui\licences")
Run $python @("$here\sbom.py", "$Out\bundle\lsgui", "$Out\bundle\lsgui\sbom.cdx.json")
Run $python @("$here\sizes.py", "$Out\bundle\lsgui")
Sign "$Out\bundle\lsgui\lsgui.exe"
$version = Run $python @("-c", "import lsgui; print(lsgui.__version__)")
Run "iscc" @("/DVersion=$version", "/DBundle=$Out\bundle\lsgui", "/DIcons=$Out\icons", "/O$Out", "$PSScriptRoot\lsgui.iss")
Sign "$Out\lsgui-$version-setup.exe"
Run $python @("$here\smoke.py", "$Out\bundle\lsgui\lsgui.exe")
