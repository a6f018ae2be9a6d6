#!/bin/sh
# Installs Organic for one user, below the home folder and without root; makeself runs it in the unpacked .run. A copy
# of it, beside what it installed, removes that again. Data are never touched. What is installed lies in
#   ~/.local/lib/organic-desktop/VERSION.XXXXXX/   the program, a folder for each installation: a running one keeps its own
#   ~/.local/lib/organic-desktop/current           a link to the newest, put into place by one rename
#   ~/.local/bin/organic-desktop                   a link through "current"
set -eu
name=organic-desktop

say() { printf '%s\n' "$@"; }

refuse() {
    say "$@" >&2
    [ -t 2 ] || notify "$*"
    exit 1
}

notify() { # for who clicked on the file: there is no terminal to read
    if command -v notify-send >/dev/null; then notify-send --icon "$name" Organic "$*" 2>/dev/null || true; fi
}

usage() {
    say "Installs Organic for you alone, without root, or brings it up to date. Your data are never touched.

  sh THIS-FILE.run               install or update
  sh THIS-FILE.run --uninstall   remove it again; $name-uninstall does the same
  sh THIS-FILE.run --as-root     install it for root, which is refused otherwise

The program goes into ~/.local/lib/$name, its command into \$XDG_BIN_HOME, else ~/.local/bin."
}

# --- where things are

folder_of() { # folder_of VALUE DEFAULT: a variable of the XDG specification counts only if it is an absolute path
    case $1 in /*) printf '%s' "$1" ;; *) printf '%s' "$2" ;; esac
}

find_places() {
    case ${HOME:-} in /*) ;; *) refuse "Organic can't be installed: HOME names no home folder." ;; esac
    [ -d "$HOME" ] || refuse "Organic can't be installed: there is no home folder $HOME."
    lib=$HOME/.local/lib/$name
    bin=$(folder_of "${XDG_BIN_HOME:-}" "$HOME/.local/bin")
    [ ! -f "$lib/bin-folder" ] || installed_bin=$(cat "$lib/bin-folder")
    config=$(folder_of "${XDG_CONFIG_HOME:-}" "$HOME/.config")
    data=$(folder_of "${XDG_DATA_HOME:-}" "$HOME/.local/share")
}

is_ours() { # a link that leads into our folder
    [ -L "$1" ] && case $(readlink "$1") in "$lib"/*) true ;; *) false ;; esac
}

running_in() { # the program of this folder is running; the links of other users' processes can't be read
    folder=$(readlink -f "$1")
    for process in /proc/[0-9]*/exe; do
        case $(readlink "$process" 2>/dev/null) in "$folder"/*) return 0 ;; esac
    done
    return 1
}

alone() { # one installation at a time, for this user
    touch "$lib/.lock" 2>/dev/null || refuse "Organic can't be installed: nothing can be written to $lib."
    if command -v flock >/dev/null; then
        exec 9>"$lib/.lock"
        flock -n 9 || refuse "Organic is being installed or removed by another program just now; try again in a minute."
    fi
}

# --- install

check_system() {
    system="$(uname -s) $(uname -m)"
    [ "$system" = "Linux x86_64" ] || refuse "This file is for Linux on 64-bit PCs (x86_64), and this is $system."
    libc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || libc="no glibc"
    oldest=$(printf '%s\n' "$glibc" "${libc#glibc }" | sort -V | head -n 1)
    case $libc in
        glibc\ *) [ "$oldest" = "$glibc" ] ;;
        *) false ;;
    esac || refuse "Organic needs glibc $glibc or newer (Debian 12, Ubuntu 24.04, Fedora 37), and here is $libc."
    command -v xz >/dev/null || refuse "Please install xz (Debian and Ubuntu: xz-utils), which unpacks the program."
    if [ -e "$bin/$name" ] || [ -L "$bin/$name" ]; then
        is_ours "$bin/$name" || refuse "Another $name is in $bin already: remove that first (pipx, uv or by hand)."
    fi
}

undo() { # what failed or was interrupted leaves nothing, and an earlier installation as it was
    if [ -n "${new:-}" ]; then rm -rf "$new"; fi
    if [ ! -e "$lib/current" ]; then rm -rf "$lib"; fi
    rmdir "$HOME/.local/lib" "$HOME/.local" 2>/dev/null || true
}

install_program() {
    mkdir -p "$lib" 2>/dev/null || refuse "Organic can't be installed: no folder can be made at $lib."
    alone
    trap undo EXIT
    trap 'exit 130' HUP INT TERM
    left=$(df -Pk "$lib" | awk 'NR == 2 { print $4 }')
    [ "${left:-$kilobytes}" -ge "$kilobytes" ] ||
        refuse "Organic needs $((kilobytes / 1024)) MB, and $((left / 1024)) MB are free at $lib. Nothing was changed."
    new=$(mktemp -d "$lib/$version.XXXXXX")
    chmod 755 "$new"
    xz -dc program.tar.xz | tar -xf - -C "$new" ||
        refuse "Organic couldn't be unpacked at $lib; why is said above. Nothing was changed."
    "$new/$name" --help >/dev/null ||
        refuse "Organic doesn't start on this system; why is said above. Nothing was changed."
    cp install.sh "$new/uninstall"
    chmod 755 "$new/uninstall"
    ln -s "${new##*/}" "$new/link"
    mv -T "$new/link" "$lib/current"
    trap - EXIT HUP INT TERM
}

link_commands() {
    if mkdir -p "$bin" 2>/dev/null && [ -w "$bin" ]; then
        ln -sfn "$lib/current/$name" "$bin/$name"
        ln -sfn "$lib/current/uninstall" "$bin/$name-uninstall"
        printf '%s' "$bin" >"$lib/bin-folder"
        start=$bin/$name
        remove=$bin/$name-uninstall
        if [ "${installed_bin:-$bin}" != "$bin" ]; then unlink_commands "$installed_bin"; fi
    else
        say "No command was made: nothing can be written to $bin." >&2
        start=$lib/current/$name
        remove=$lib/current/uninstall
    fi
}

remove_older() { # also what an interrupted installation left
    for old in "$lib"/*/; do
        old=${old%/}
        if [ -L "$old" ] || [ "$old" = "$new" ]; then continue; fi
        if running_in "$old"; then
            say "Organic is running: quit it (Ctrl+Q) and open it again, and it is the new one."
        else
            rm -rf "$old"
        fi
    done
}

install() {
    check_system
    install_program
    link_commands
    remove_older
    PATH=$bin:$PATH "$start" menu-entry add || say "The program is there, but not in your menu; why is said above." >&2
    say "" "Organic $version is installed in $lib." "Start: from your menu, or $start" "Remove: $remove"
    case :$PATH: in
        *:"$bin":*) ;;
        *) say "$bin isn't in your PATH: sign out and in again, or type the whole path." ;;
    esac
    [ -t 1 ] || notify "Organic $version is installed. It is in your menu."
}

# --- uninstall

unlink_commands() {
    for link in "$1/$name" "$1/$name-uninstall"; do
        if is_ours "$link"; then rm -f "$link" || true; fi
    done
}

starts_ours() { # an entry of the desktop that starts what is being removed; its values are escaped as printf's %b knows
    [ -f "$1" ] || return 1
    program=$(printf '%b' "$(sed -n '/^TryExec=/{s///p;q;}' "$1")")
    case $program in "$lib"/* | "$(readlink -f "$lib")"/*) return 0 ;; esac
    is_ours "$program"
}

uninstall() {
    [ -d "$lib" ] || refuse "Organic isn't installed in $lib."
    running_in "$lib" && refuse "Organic is running: quit it first (Ctrl+Q), then run this again."
    alone
    bin=${installed_bin:-$bin}
    entry=$data/applications/$name.desktop
    "$lib/current/$name" menu-entry remove || true
    for file in "$entry" "$config/autostart/$name.desktop"; do
        if starts_ours "$file"; then rm -f "$file" || say "Please remove $file yourself." >&2; fi
    done
    unlink_commands "$bin"
    rm -rf "$lib"
    rmdir "$HOME/.local/lib" 2>/dev/null || true
    say "Organic is removed. Your data stay where they are, usually in $data/$name."
}

main() {
    task=install as_root=
    for word in "$@"; do
        case $word in
            --uninstall) task=uninstall ;;
            --as-root) as_root=yes ;;
            --help) usage && exit ;;
            *) usage >&2 && exit 2 ;;
        esac
    done
    case $0 in *uninstall) task=uninstall ;; esac
    if [ "$(id -u)" = 0 ] && [ -z "$as_root" ]; then
        refuse "Organic installs for one user, and you are root: run this as that user, without sudo." \
            "(For everybody on this computer take the .deb or the .rpm; --as-root is for root alone.)"
    fi
    find_places
    if [ "$task" = install ]; then
        . ./about # sets version, glibc and kilobytes
    fi
    $task
}

main "$@"
