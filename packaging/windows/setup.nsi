; setup.exe: installs Organic for the user alone, in place of what an older setup.exe installed. nsis.py writes
; lists.nsh: the files and what goes into the registry, and the other way round for the uninstaller.
;
; Exit codes: 0 done, 1 not done (the user said no, or Organic is open), 3 the MSI is installed, 4 a newer version is.

Target amd64-unicode ; first: the usual stub is for 32 bits
!ifdef QUICK
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include WinVer.nsh

Name "Organic"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Organic"
InstallDirRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Organic Desktop" "InstallLocation" ; where it is already
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
BrandingText "Organic ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Organic"
VIAddVersionKey "FileDescription" "Organic"
VIAddVersionKey "CompanyName" "${MAKER}"
VIAddVersionKey "LegalCopyright" "${MAKER}, MIT licence"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"

!define OWN "Software\Organic Desktop"
!define APPS "Software\Microsoft\Windows\CurrentVersion\Uninstall\Organic Desktop"
!define WINDOW "$INSTDIR\organic-desktop-window.exe"

!define MUI_ICON "${PAYLOAD}\organic-desktop.ico"
!define MUI_UNICON "${PAYLOAD}\organic-desktop.ico"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenIt)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStay)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString Welcome ${LANG_ENGLISH} "This installs Organic ${VERSION} for you alone, without an administrator's rights. An older version is replaced; your data stay.$\r$\n$\r$\nOrganic doesn't start with the computer unless you turn that on in its settings."
LangString Welcome ${LANG_GERMAN} "Organic ${VERSION} wird nur für Sie installiert, ohne Administratorrechte. Eine ältere Version wird ersetzt; Ihre Daten bleiben.$\r$\n$\r$\nOrganic startet nicht mit dem Computer, solange Sie das nicht in seinen Einstellungen einschalten."
LangString OpenIt ${LANG_ENGLISH} "Open Organic"
LangString OpenIt ${LANG_GERMAN} "Organic öffnen"
LangString DataStay ${LANG_ENGLISH} "The program will be removed. What you logged stays on this computer, in these folders; delete them yourself to remove it for good:$\r$\n$LOCALAPPDATA\organic-desktop$\r$\n$LOCALAPPDATA\organic-desktop-state"
LangString DataStay ${LANG_GERMAN} "Das Programm wird entfernt. Ihre Einträge bleiben auf diesem Computer, in diesen Ordnern; löschen Sie diese selbst, um sie endgültig zu entfernen:$\r$\n$LOCALAPPDATA\organic-desktop$\r$\n$LOCALAPPDATA\organic-desktop-state"
LangString IsOpen ${LANG_ENGLISH} "Organic is open. Please quit it (Ctrl+Q, or Quit in the menu of its icon beside the clock), then press Retry."
LangString IsOpen ${LANG_GERMAN} "Organic ist geöffnet. Bitte beenden Sie es (Strg+Q, oder Beenden im Menü seines Symbols neben der Uhr) und drücken Sie dann Wiederholen."
LangString ByMsi ${LANG_ENGLISH} "Organic was installed here by its MSI. Update it by the newer MSI, or remove it first, in Settings, Apps; your data stay."
LangString ByMsi ${LANG_GERMAN} "Organic wurde hier durch sein MSI installiert. Aktualisieren Sie es durch das neuere MSI, oder entfernen Sie es zuerst in Einstellungen, Apps; Ihre Daten bleiben."
LangString IsNewer ${LANG_ENGLISH} "A newer Organic is installed ($R0). To go back to an older one, remove it first; your data stay."
LangString IsNewer ${LANG_GERMAN} "Ein neueres Organic ist installiert ($R0). Um zu einem älteren zurückzukehren, entfernen Sie es zuerst; Ihre Daten bleiben."
LangString TooOld ${LANG_ENGLISH} "Organic needs a 64-bit Windows 10 of version 1903 or later."
LangString TooOld ${LANG_GERMAN} "Organic braucht ein 64-Bit-Windows 10 ab Version 1903."
LangString NotRemoved ${LANG_ENGLISH} "The older version couldn't be removed, and nothing was installed. Please remove it in Settings, Apps, then try again; your data stay."
LangString NotRemoved ${LANG_GERMAN} "Die ältere Version ließ sich nicht entfernen, und nichts wurde installiert. Bitte entfernen Sie sie in Einstellungen, Apps und versuchen Sie es dann noch einmal; Ihre Daten bleiben."

!macro Refuse code sentence
    MessageBox MB_OK|MB_ICONEXCLAMATION "${sentence}" /SD IDOK
    SetErrorLevel ${code}
    Quit
!macroend

; A library that a running program has loaded can't be opened to write.
!macro WaitUntilClosed name
    ${name}:
    IfFileExists "$INSTDIR\python311.dll" 0 ${name}_closed
    ClearErrors
    FileOpen $0 "$INSTDIR\python311.dll" a
    IfErrors 0 ${name}_free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY ${name}
    SetErrorLevel 1
    Quit
    ${name}_free:
    FileClose $0
    ${name}_closed:
!macroend

!include "lists.nsh"

Function .onInit
    SetRegView 64
    SetShellVarContext current
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        !insertmacro Refuse 1 "$(TooOld)"
    ${EndIf}
    ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        !insertmacro Refuse 1 "$(TooOld)"
    ${EndIf}
    ReadRegStr $0 HKCU "${OWN}" "InstalledBy"
    ${If} $0 == "msi"
        !insertmacro Refuse 3 "$(ByMsi)"
    ${EndIf}
    ReadRegStr $R0 HKCU "${OWN}" "Version"
    ReadRegStr $R1 HKCU "${OWN}" "Numbers" ; a pre-release has those of its release, which it can be replaced by
    ${If} $R1 != ""
        ${VersionCompare} "$R1" "${NUMBERS}" $0
        ${If} $0 == 1
            !insertmacro Refuse 4 "$(IsNewer)"
        ${EndIf}
    ${EndIf}
FunctionEnd

Section
    !insertmacro WaitUntilClosed waiting
    ; The older version's uninstaller knows its files. From a copy, and told the folder, it is waited for.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        InitPluginsDir
        CopyFiles /SILENT "$INSTDIR\uninstall.exe" "$PLUGINSDIR\uninstall-older.exe"
        ExecWait '"$PLUGINSDIR\uninstall-older.exe" /S /UPGRADE _?=$INSTDIR' $0
        ${If} $0 != 0
            !insertmacro Refuse 1 "$(NotRemoved)"
        ${EndIf}
    ${EndIf}
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe" ; first, so that what is interrupted can be removed, by the next one too
    !insertmacro PutFiles
    SetOutPath "$INSTDIR"
    CreateShortcut "$SMPROGRAMS\Organic.lnk" "${WINDOW}" "" "$INSTDIR\organic-desktop.ico" 0 SW_SHOWNORMAL "" "${ABOUT}"
    !insertmacro WriteValues
    WriteRegStr HKCU "${OWN}" "InstalledBy" "setup"
    WriteRegStr HKCU "${OWN}" "Version" "${VERSION}"
    WriteRegStr HKCU "${OWN}" "Numbers" "${NUMBERS}"
    WriteRegStr HKCU "${APPS}" "DisplayName" "Organic"
    WriteRegStr HKCU "${APPS}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${APPS}" "DisplayIcon" "${WINDOW}"
    WriteRegStr HKCU "${APPS}" "Publisher" "${MAKER}"
    WriteRegStr HKCU "${APPS}" "Comments" "${STAYS}"
    WriteRegStr HKCU "${APPS}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${APPS}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${APPS}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${APPS}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${APPS}" "NoModify" 1
    WriteRegDWORD HKCU "${APPS}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the types of files changed
SectionEnd

Function un.onInit
    SetRegView 64
    SetShellVarContext current
FunctionEnd

Section "Uninstall"
    !insertmacro WaitUntilClosed un_waiting
    ${GetParameters} $R1
    ClearErrors
    ${GetOptions} $R1 "/UPGRADE" $R2
    ${If} ${Errors} ; the program goes for good, and with it what starts it
        ExecWait '"${WINDOW}" --remove-start-up'
    ${EndIf}
    !insertmacro DeleteValues
    DeleteRegKey HKCU "${APPS}"
    Delete "$SMPROGRAMS\Organic.lnk"
    !insertmacro DeleteFiles
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR" ; only if nothing of others is in it
    ${If} ${FileExists} "$INSTDIR\python311.dll"
        SetErrorLevel 1
    ${EndIf}
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
