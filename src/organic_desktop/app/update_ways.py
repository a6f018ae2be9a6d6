"""How a newer version gets here, by what this one was installed from; in each case the data stay."""

from __future__ import annotations

from organic_desktop.core.messages import Sentence
from organic_desktop.system.installation import PackageKind

HOW = {
    PackageKind.DEB: Sentence(
        "This is the .deb. If it came from a repository, your system's own updates bring the new version; otherwise"
        " download the new .deb and open it."
    ),
    PackageKind.RPM: Sentence(
        "This is the .rpm. If it came from a repository, your system's own updates bring the new version; otherwise"
        " download the new .rpm and open it."
    ),
    PackageKind.RUN: Sentence("This is the .run. Download the new one and run it: it takes this one's place."),
    PackageKind.FLATPAK: Sentence(
        "This is the Flatpak. Your software centre brings the new version, or `flatpak update`."
    ),
    PackageKind.APPIMAGE: Sentence("This is the AppImage. Download the new one and put it in this one's place."),
    PackageKind.WINDOWS: Sentence("Download the new installer and open it: it takes this version's place."),
    PackageKind.MACOS: Sentence("Download the new disk image, and drag Organic to the applications as before."),
    PackageKind.WHEEL: Sentence(
        "This was installed by pip, pipx or uv. Install the new wheel the same way: it takes this one's place."
    ),
    PackageKind.SOURCE: Sentence("This runs from its source. Update the clone."),
}
