/* The programs of Organic on Windows: organic-desktop.exe (the command line, in a terminal) and
   organic-desktop-window.exe (the window, which has no terminal). Each runs Python's library, which lies beside it and
   reads from python311._pth where the modules are. */

#include <stdlib.h>
#include <wchar.h>
#include <windows.h>
#include <shlwapi.h>

__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);

/* UTF-8 whatever the system's code page is, then how the program is run: see launchers.py. */
static wchar_t *const words[] = { L"-X", L"utf8", HOW };
enum { WORDS = sizeof words / sizeof *words, LONGEST = 32768 };

/* What the uninstallers call: the start with the computer would lead to a program that is gone. */
static const wchar_t REMOVE_START_UP[] = L"--remove-start-up";
#define EXPLORED L"Software\\Microsoft\\Windows\\CurrentVersion\\"

/* Remove our value of the Run key if it starts a program in this one's folder, and the Task Manager's switch for it. */
static int remove_start_up(void)
{
    static wchar_t folder[LONGEST], command[LONGEST];
    DWORD size = sizeof command - sizeof *command;
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length == LONGEST)
        return 1;
    *wcsrchr(folder, L'\\') = 0;
    wcscat(folder, L"\\");
    if (RegGetValueW(HKEY_CURRENT_USER, EXPLORED L"Run", L"organic-desktop", RRF_RT_REG_SZ, NULL, command, &size))
        return 0;
    if (StrStrIW(command, folder)) {
        RegDeleteKeyValueW(HKEY_CURRENT_USER, EXPLORED L"Run", L"organic-desktop");
        RegDeleteKeyValueW(HKEY_CURRENT_USER, EXPLORED L"Explorer\\StartupApproved\\Run", L"organic-desktop");
    }
    return 0;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc == 2 && !wcscmp(argv[1], REMOVE_START_UP))
        return remove_start_up();
    wchar_t **given = calloc(argc + WORDS + 1, sizeof *given);
    if (!given)
        return 1;
    given[0] = argv[0];
    for (int i = 0; i < WORDS; i++)
        given[1 + i] = words[i];
    for (int i = 1; i < argc; i++)
        given[WORDS + i] = argv[i];
    return Py_Main(argc + WORDS, given);
}
