#!/bin/sh
# Makes an AppDir of the bundle, and an AppImage of that where APPIMAGETOOL names the tool (`make appimage`).
#
# The tool and the runtime that it puts in front come from nowhere but the internet, so whoever runs this downloads both
# and says what they must be; with --runtime-file the tool fetches nothing itself.
#
# Usage: packaging/appimage/build.sh [BUNDLE [OUT]]     with, for the AppImage:
#   APPIMAGETOOL  APPIMAGETOOL_SHA256  RUNTIME  RUNTIME_SHA256       files, and what they must be
#   UPDATE_INFORMATION                                               where newer ones will lie, if that is known
set -eu
root=$(dirname "$(readlink -f "$0")")/../..
bundle=${1:-$root/build/bundle/organic-desktop}
out=${2:-$root/build/appimage}
name=organic-desktop
dir=$out/AppDir
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")

[ -x "$bundle/$name" ] || { echo "There is no bundle in $bundle: make bundle" >&2; exit 1; }

rm -rf "$dir"
mkdir -p "$dir/usr/lib" "$dir/usr/share/applications" "$dir/usr/share/metainfo" "$dir/usr/share/mime/packages" \
    "$dir/usr/share/icons/hicolor/scalable/apps" "$dir/usr/share/icons/hicolor/scalable/mimetypes"
cp -a "$bundle" "$dir/usr/lib/$name"
install -m 755 "$root/packaging/appimage/AppRun" "$dir/AppRun"
install -m 644 "$root/resources/desktop/$name.desktop" "$dir/usr/share/applications/$name.desktop"
install -m 644 "$root/resources/desktop/org.organicos.desktop.xml" "$dir/usr/share/mime/packages/"
install -m 644 "$root/resources/icons/app.svg" "$dir/usr/share/icons/hicolor/scalable/apps/$name.svg"
install -m 644 "$root/resources/icons/document.svg" \
    "$dir/usr/share/icons/hicolor/scalable/mimetypes/org.organicos.desktop.document.svg"
install -m 644 "$root/packaging/linux/org.organicos.desktop.metainfo.xml" "$dir/usr/share/metainfo/"
ln -s "usr/share/applications/$name.desktop" "$dir/$name.desktop"
ln -s "usr/share/icons/hicolor/scalable/apps/$name.svg" "$dir/$name.svg"
ln -s "$name.svg" "$dir/.DirIcon"
echo "$dir"

[ -n "${APPIMAGETOOL:-}" ] || { echo "APPIMAGETOOL is not set: that was the AppDir alone." >&2; exit 0; }

must_be() {
    printf '%s  %s\n' "$2" "$1" | sha256sum --check --quiet || { echo "$1 is not what was asked for" >&2; exit 1; }
}
must_be "$APPIMAGETOOL" "$APPIMAGETOOL_SHA256"
must_be "$RUNTIME" "$RUNTIME_SHA256"
image=$out/$name-$version-x86_64.AppImage
set -- --no-appstream --runtime-file "$RUNTIME"  # the metainfo is checked by appstreamcli, in the tests
[ -z "${UPDATE_INFORMATION:-}" ] || set -- "$@" --updateinformation "$UPDATE_INFORMATION"
ARCH=x86_64 VERSION=$version "$APPIMAGETOOL" "$@" "$dir" "$image"
echo "$image"
