; Inno Setup 6: the installer for Windows, for one user and without an administrator.
;
;   pyinstaller build.spec -- --edition station
;   iscc /DEdition=station /DVersion=0.1.0 resources\packaging\inspector.iss      gives dist\Inspector-station-0.1.0-setup.exe
;
; Both editions have the same identity: one replaces the other, and an update the version before. Projects, settings and
; the journal lie in the user's own folders, and neither an update nor the removal touches them.

#ifndef Edition
  #define Edition "studio"
#endif
#ifndef Version
  #error Name the version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{B5737CA3-9ACD-46EA-93A3-1F13AB25DD86}
AppName=Inspector
AppVersion={#Version}
AppVerName=Inspector {#Version} ({#Edition})
AppPublisher=The Inspector developers
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\Inspector
DefaultGroupName=Inspector
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Inspector-{#Edition}-{#Version}-setup
SetupIconFile=..\..\build\build\icons\inspector.ico
UninstallDisplayIcon={app}\Inspector.exe
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.AtLogon=Start Inspector when I sign in
de.AtLogon=Inspector bei der Anmeldung starten
en.Inspect=Judge parts by photographs of good ones
de.Inspect=Teile anhand von Fotos guter Teile beurteilen

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"
Name: "logon"; Description: "{cm:AtLogon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be found by it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\Inspector-{#Edition}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Inspector"; Filename: "{app}\Inspector.exe"; Comment: "{cm:Inspect}"
Name: "{autodesktop}\Inspector"; Filename: "{app}\Inspector.exe"; Tasks: desktop
Name: "{userstartup}\Inspector"; Filename: "{app}\Inspector.exe"; Tasks: logon

[Run]
Filename: "{app}\Inspector.exe"; Description: "{cm:LaunchProgram,Inspector}"; Flags: nowait postinstall skipifsilent
