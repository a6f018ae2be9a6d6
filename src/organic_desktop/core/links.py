"""Links that open the program from a browser or a mail: ``organic-desktop://connect?url=…&key=…``.

Whoever wrote a link is a stranger. It is short, it may name a project and nothing else, and what it names is shown and
asked about before it is used (docs/decisions/0036). Every start imports this module, so imports of weight are inside
the function that reads a link.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from organic_desktop.core.project import Project

SCHEME = "organic-desktop"
LONGEST_LINK = 2_000
LONGEST_ADDRESS, LONGEST_KEY = 300, 600  # so that both fit on a screen beside the question


def is_link(argument: str) -> bool:
    """True if an argument of the program is a link to it, sound or not."""
    return argument.casefold().startswith(f"{SCHEME}:")


def project_from_link(link: str) -> Project:
    """Return the project that a link names, its address in ASCII and normalized. Raises InvalidInput, UnsafeProject.

    Neither error repeats the link.
    """
    from urllib.parse import quote, urlsplit

    from organic_desktop.core.errors import InvalidInput, UnsafeProject
    from organic_desktop.core.messages import Sentence
    from organic_desktop.core.project import Project, checked_project, read_connect_line, refuse_secrets

    refuse_secrets(link[:LONGEST_LINK])
    try:
        if len(link) > LONGEST_LINK or not link.isprintable() or not is_link(link):
            raise InvalidInput
        project = checked_project(*read_connect_line(link))
        if len(project.url) > LONGEST_ADDRESS or len(project.publishable_key) > LONGEST_KEY:
            raise InvalidInput
    except InvalidInput:
        raise InvalidInput(
            Sentence(
                "That link names no project. It looks like:"
                " organic-desktop://connect?url=https://abc.supabase.co&key=sb_publishable_…"
            )
        ) from None
    parts = urlsplit(project.url)
    if parts.scheme != "https":
        raise UnsafeProject(Sentence("A link may name an https address only."))
    host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port not in (None, 443) else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return Project(f"https://{host}{port}{path}", project.publishable_key)
