"""The one request for a newer version: a GET that says nothing of who asks, and whose answer is bounded bytes.

Each is on a connection of its own, without cookies, and is followed nowhere else. What the bytes are worth is decided
by ``app/release_feed.py``.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import httpx

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AnswerTooLarge, Offline, UpdatesUnreachable
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.responses import body_of, is_untrusted
from organic_desktop.remote.transport import Budget, NoCookies, transport_for, within

if TYPE_CHECKING:
    import ssl

LARGEST = 1 << 16
"""Bytes of an answer."""
TIMEOUT = httpx.Timeout(connect=5.0, read=10.0, write=10.0, pool=5.0)
HEADERS = {
    "User-Agent": "organic-desktop",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
"""All that goes along beside the host: no version, no system, nothing of an earlier answer."""
VERBOSE_LOGGERS = ("httpx", "httpcore")  # they log whole addresses

log = logging.getLogger(__name__)


def fetch_update_page(address: str, clock: Clock, trusted: ssl.SSLContext | None = None) -> bytes:
    """Return what the page at an https address answers; ``trusted`` names other authorities than the usual ones.

    Raises UpdatesUnreachable.
    """
    url = _checked(address)
    for name in VERBOSE_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        with httpx.Client(
            transport=transport_for(url, trusted),
            timeout=TIMEOUT,
            follow_redirects=False,
            cookies=NoCookies(),
            trust_env=False,
        ) as client:
            return _ask(client, url, Budget(clock, LARGEST))
    except AnswerTooLarge as error:
        raise UpdatesUnreachable("The update page answered more than any such page holds.") from error
    except Offline as error:
        raise UpdatesUnreachable("The update page didn't answer in time, or not in a form that can be read.") from error
    except httpx.HTTPError as error:
        log.info("the update page: %s", type(error).__name__)
        raise UpdatesUnreachable(_reason(error)) from error
    except (ValueError, ImportError, OSError) as error:  # the environment's proxy and certificate settings
        raise UpdatesUnreachable("This computer's proxy or certificate settings can't be used.") from error


def _checked(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
        is_plain = url.scheme == "https" and url.host and not url.userinfo  # a host of "xn--" may be none
    except (httpx.InvalidURL, ValueError) as error:
        raise UpdatesUnreachable("The update page's address isn't one.") from error
    if not is_plain:
        raise UpdatesUnreachable("The update page's address isn't one that is encrypted.")
    return url


def _ask(client: httpx.Client, url: httpx.URL, budget: Budget) -> bytes:
    with within(budget), client.stream("GET", url, headers=HEADERS) as response:
        if response.has_redirect_location:
            raise UpdatesUnreachable("The update page leads elsewhere, which isn't followed.")
        if response.status_code != httpx.codes.OK:
            raise UpdatesUnreachable(
                Sentence("The update page answered with an error ({status}).", status=str(response.status_code))
            )
        return body_of(response, budget, LARGEST)


def _reason(error: httpx.HTTPError) -> Sentence:
    if is_untrusted(error):
        return Sentence("The connection isn't secure: the update page's certificate can't be trusted.")
    if isinstance(error, httpx.TimeoutException):
        return Sentence("The update page didn't answer in time.")
    if isinstance(error, httpx.ConnectError | httpx.ProxyError):
        return Sentence("There is no way to the update page now.")
    return Sentence("The connection to the update page was lost.")
