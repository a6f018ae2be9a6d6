/* The programs of Organic on Windows: organic-desktop.exe (the command line, in a terminal) and
   organic-desktop-window.exe (the window, which has no terminal). Each runs Python's library, which lies beside it and
   reads from python311._pth where the modules are. */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>
#include <shlwapi.h>

/* Isolated: no variable, not even one that is read before python311._pth, and no folder of the user's counts. UTF-8
   whatever the system's code page is. Then how the program is run: see launchers.py. */
static wchar_t *const words[] = { L"-I", L"-X", L"utf8", HOW };
enum { WORDS = sizeof words / sizeof *words, LONGEST = 32768 };

/* What the uninstallers call: the start with the computer would lead to a program that is gone. */
static const wchar_t REMOVE_START_UP[] = L"--remove-start-up";
#define EXPLORED L"Software\\Microsoft\\Windows\\CurrentVersion\\"

static const wchar_t TOO_OLD[] = L"Organic needs a 64-bit Windows 10 of version 1903 or later.";
static const wchar_t TOO_OLD_GERMAN[] = L"Organic braucht ein 64-Bit-Windows 10 ab Version 1903.";
static const wchar_t DAMAGED[] = L"Organic's files are incomplete. Please install it again; your data stay.";
static const wchar_t DAMAGED_GERMAN[] =
    L"Die Dateien von Organic sind unvollst\u00e4ndig. Bitte installieren Sie es neu; Ihre Daten bleiben.";

/* Say why nothing can be run, in the language of Windows; returns the exit code. */
static int refuse(const wchar_t *english, const wchar_t *german)
{
    const wchar_t *said = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_GERMAN ? german : english;
    HANDLE console = GetStdHandle(STD_ERROR_HANDLE);
    char bytes[512];
    DWORD written;
    if (WINDOW)
        MessageBoxW(NULL, said, L"Organic", MB_OK | MB_ICONEXCLAMATION);
    else if (WriteConsoleW(console, said, wcslen(said), &written, NULL))
        WriteConsoleW(console, L"\n", 1, &written, NULL);
    else {
        int length = WideCharToMultiByte(CP_UTF8, 0, said, -1, bytes, sizeof bytes, NULL, NULL);
        bytes[length - 1] = '\n';
        WriteFile(console, bytes, length, &written, NULL);
    }
    return 1;
}

/* True from Windows 10, version 1903, on: Qt needs its icuuc.dll. GetVersion would say what the manifest does. */
static BOOL is_new_enough(void)
{
    LONG (WINAPI *version)(OSVERSIONINFOW *) = (void *)GetProcAddress(GetModuleHandleW(L"ntdll"), "RtlGetVersion");
    OSVERSIONINFOW found = { .dwOSVersionInfoSize = sizeof found };
    return version && !version(&found) && found.dwMajorVersion >= 10 && found.dwBuildNumber >= OLDEST_BUILD;
}

/* The folder of this program, with a separator at its end, and room for a name; returns 0 if it has none. */
static int own_folder(wchar_t *folder)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length == LONGEST)
        return 0;
    wcsrchr(folder, L'\\')[1] = 0;
    return 1;
}

/* Remove our value of the Run key if it starts a program in this one's folder, and the Task Manager's switch for it. */
static int remove_start_up(const wchar_t *folder)
{
    static wchar_t command[LONGEST];
    DWORD size = sizeof command - sizeof *command;
    if (RegGetValueW(HKEY_CURRENT_USER, EXPLORED L"Run", L"organic-desktop", RRF_RT_REG_SZ, NULL, command, &size))
        return 0;
    if (StrStrIW(command, folder)) {
        RegDeleteKeyValueW(HKEY_CURRENT_USER, EXPLORED L"Run", L"organic-desktop");
        RegDeleteKeyValueW(HKEY_CURRENT_USER, EXPLORED L"Explorer\\StartupApproved\\Run", L"organic-desktop");
    }
    return 0;
}

/* Run Python on what was given. Its library isn't linked, for an older Windows couldn't start such a program at all. */
static int run(const wchar_t *folder, int argc, wchar_t **argv)
{
    static wchar_t library[LONGEST + 16];
    wcscat(wcscpy(library, folder), L"python311.dll");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    int (*run_python)(int, wchar_t **) = python ? (void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run_python)
        return refuse(DAMAGED, DAMAGED_GERMAN);
    wchar_t **given = calloc(argc + WORDS + 1, sizeof *given);
    if (!given)
        return 1;
    given[0] = argv[0];
    for (int i = 0; i < WORDS; i++)
        given[1 + i] = words[i];
    for (int i = 1; i < argc; i++)
        given[WORDS + i] = argv[i];
    return run_python(argc + WORDS, given);
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t folder[LONGEST];
    SetDllDirectoryW(L""); /* no library from the folder that the program is started in */
    if (!own_folder(folder))
        return 1;
    if (argc == 2 && !wcscmp(argv[1], REMOVE_START_UP))
        return remove_start_up(folder);
    if (!is_new_enough())
        return refuse(TOO_OLD, TOO_OLD_GERMAN);
    return run(folder, argc, argv);
}
