; Inno Setup 6: the installer for Windows. NOT RUN YET. build.ps1 calls it with Version, Bundle and Icons.
[Setup]
AppId={{B6B3F0C2-4D0B-4F57-9B6B-6E0A3B8F7C11}
AppName=lsgui
AppVersion={#Version}
AppPublisher=The lsgui developers
DefaultDirName={autopf}\lsgui
DefaultGroupName=lsgui
; Without an administrator, for this user alone; the installer asks.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=lsgui-{#Version}-setup
SetupIconFile={#Icons}\lsgui.ico
UninstallDisplayIcon={app}\lsgui.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What a former version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\lsgui"; Filename: "{app}\lsgui.exe"
Name: "{autodesktop}\lsgui"; Filename: "{app}\lsgui.exe"; Tasks: desktopicon

[Registry]
; Session files open with lsgui.
Root: HKA; Subkey: "Software\Classes\.lsgui"; ValueType: string; ValueData: "lsgui.session"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\lsgui.session"; ValueType: string; ValueData: "lsgui session"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\lsgui.session\DefaultIcon"; ValueType: string; ValueData: "{app}\lsgui.exe,0"
Root: HKA; Subkey: "Software\Classes\lsgui.session\shell\open\command"; ValueType: string; ValueData: """{app}\lsgui.exe"" ""%1"""
; Photographs: offered under "Open with", never taken over.
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "lsgui"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\shell\open\command"; ValueType: string; ValueData: """{app}\lsgui.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".lsgui"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\lsgui.exe\SupportedTypes"; ValueType: string; ValueName: ".avif"; ValueData: ""

[Run]
Filename: "{app}\lsgui.exe"; Description: "{cm:LaunchProgram,lsgui}"; Flags: nowait postinstall skipifsilent
