"""Who the coach may ask, and what each may see: the servers of the open profile, consent, and keys in the keyring.

The built-in coach is always there: it needs no consent, for nothing leaves the program. Remote servers need a switch of
their own that is off by default, and each provider sees only the columns that were agreed to for it by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from organic_desktop.app.profiles import Profiles
from organic_desktop.app.session_store import coach_keys
from organic_desktop.coach.evidence import AGREEABLE
from organic_desktop.coach.tokens import Correction
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import ConsentNeeded, InvalidInput, KeychainUnavailable
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import CoachRows, ProviderRow, record_alone
from organic_desktop.store.facts import keep_facts

if TYPE_CHECKING:
    from organic_desktop.coach.addresses import Address
    from organic_desktop.coach.discovery import Found, Trial
    from organic_desktop.coach.provider import Provider, Stop

BUILTIN = "builtin"
LONGEST_NAME = 40
LONGEST_MODEL = 200
LONGEST_KEY = 4_000
REACH_SECONDS = 3.0
MOST_ASKED_FOR = 8_192
"""Tokens of context that an Ollama is asked for by itself: more takes memory that only its owner knows of."""
"""For how long a server is tried before it counts as unreachable."""


@dataclass(frozen=True)
class ProviderInfo:
    """A provider as the user knows it.

    ``host`` is None for the built-in one. ``columns`` are what it may see (names of ``AGREEABLE``). ``is_allowed`` is
    False for a remote one while the switch for these is off. ``context`` is in tokens, None if it isn't known.
    """

    name: str
    kind: str = BUILTIN
    url: str = ""
    host: str | None = None
    port: int = 0
    is_remote: bool = False
    model: str = ""
    context: int | None = None
    has_key: bool = False
    columns: frozenset[str] = frozenset(AGREEABLE)
    is_allowed: bool = True
    correction: Correction = field(default_factory=Correction)


class CoachProviders:
    """``app.coach.providers``. Those that wait for the network or the keyring say so."""

    def __init__(self, profiles: Profiles, keychain: Keychain, device: Callable[[], str], clock: Clock) -> None:
        self._profiles, self._keychain, self._device, self._clock = profiles, keychain, device, clock

    def all(self) -> list[ProviderInfo]:
        """Return the built-in provider, then the others by name."""
        rows, allowed = self._rows(), self.remote_allowed
        return [ProviderInfo(BUILTIN), *(self._info(rows, row, allowed) for row in rows.providers())]

    def one(self, name: str) -> ProviderInfo:
        """Return a provider by its name, "" for the one that is asked usually. Raises InvalidInput."""
        wanted = name or self.chosen
        found = next((each for each in self.all() if each.name == wanted), None)
        if found is None:
            raise InvalidInput(Sentence("There is no provider “{name}”; `coach providers` lists them.", name=wanted))
        return found

    def add(
        self, name: str, url: str, *, kind: str = "", model: str = "", context: int | None = None, key: str = ""
    ) -> ProviderInfo:
        """Add a server, or change one of this name; what it may see stays, unless it is at another address now.

        ``kind`` is a ``Kind`` of coach/discovery.py; "" asks a server of this network, and takes a remote one for
        OpenAI-compatible. With no ``key`` an earlier one is kept for the same address only. Waits for the keyring and
        the network. Raises InvalidInput and
        KeychainUnavailable, with nothing changed.
        """
        from organic_desktop.coach.addresses import checked_address

        address, rows = checked_address(url), self._rows()
        before = next((each for each in rows.providers() if each.name == name), None)
        same = before is not None and before.url == address.url
        row = ProviderRow(
            name=_checked_name(name),
            kind=self._kind(kind, address),
            url=address.url,
            added_at=self._clock.now(),
            model=_short(model, LONGEST_MODEL, Sentence("The model's name")),
            context=_checked_context(context),
            has_key=bool(key) or bool(same and before and before.has_key),
            correction=before.correction if same and before else 1.0,
            answers=before.answers if same and before else 0,
        )
        if key or (before and before.has_key and not same):
            self._set_key(name, address.url, _short(key.strip(), LONGEST_KEY, Sentence("The key")))
        if not same:
            rows.set_consent(name, (), self._clock.now())
        rows.save_provider(row)
        return self.one(name)

    def remove(self, name: str) -> None:
        """Remove a server, its key and all consent to it. Waits for the keyring. Raises InvalidInput."""
        info = self.one(name)
        if info.host is None:
            raise InvalidInput("The built-in coach can't be removed.")
        try:
            self._set_key(name, "", "")
        except KeychainUnavailable:
            if info.has_key:
                raise
        self._rows().delete_provider(name)
        if self.chosen == name:
            self.choose(BUILTIN)

    def test(self, name: str, stop: Stop | None = None) -> Trial:
        """Ask a server for its models, and one question that has nothing of the user's; say what came of each.

        What is sent is recorded as any question is; a context that the server says is remembered. Waits for the
        network and the keyring. Raises InvalidInput, ConsentNeeded, KeychainUnavailable.
        """
        from organic_desktop.coach.discovery import question_of_test, try_connection

        info = self.one(name)
        self.check(info)
        if info.host is None:
            raise InvalidInput("The built-in coach needs no test: it is part of this program.")
        provider, model = self.built(info), self._model_to_test(info)
        if model:
            record_alone(self._rows(), info.name, info.host, provider.body(question_of_test(model)), self._clock.now())
        return try_connection(provider, model, stop)

    def is_reachable(self, info: ProviderInfo, stop: Stop) -> bool:
        """True if a server, or the proxy that leads to it, accepts a connection; nothing is sent. Waits for it."""
        from organic_desktop.coach.connection import is_reachable

        address = _address(info.url)
        return address is not None and is_reachable(address, self._clock, stop, REACH_SECONDS)

    def discover(self) -> list[Found]:
        """Look for servers on the usual ports of this computer; a third of a second. Only when the user asks."""
        from organic_desktop.coach.discovery import discover

        return discover(clock=self._clock)

    # -- consent ------------------------------------------------------------------------------------------------------

    @property
    def remote_allowed(self) -> bool:
        """True if servers beyond this computer and its own network may be asked."""
        return self._profiles.current.queries.facts().coach_remote

    def allow_remote(self, allowed: bool) -> None:
        """Turn the switch for remote servers on or off."""
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, coach_remote=allowed))

    def allow(self, name: str, columns: Collection[str]) -> ProviderInfo:
        """Let a provider see these columns (names of ``AGREEABLE``), and no others. Raises InvalidInput."""
        info = self.one(name)
        if info.host is None:
            raise InvalidInput("The built-in coach sees everything: nothing leaves this computer.")
        unknown = sorted(set(columns) - set(AGREEABLE))
        if unknown:
            raise InvalidInput(Sentence("{name} isn't one of: {names}.", name=unknown[0], names=", ".join(AGREEABLE)))
        self._rows().set_consent(info.name, columns, self._clock.now())
        return self.one(name)

    def check(self, info: ProviderInfo) -> None:
        """Raise ConsentNeeded if the provider may not be asked."""
        if not info.is_allowed:
            raise ConsentNeeded(
                Sentence("{name} is on the internet, and asking remote servers is turned off.", name=info.name)
            )

    # -- the usual one ------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """The name of the provider that is asked unless another is named."""
        name = self._profiles.current.queries.facts().coach_provider
        return name if name in {row.name for row in self._rows().providers()} else BUILTIN

    def choose(self, name: str) -> None:
        """Let a provider be the usual one. Raises InvalidInput."""
        chosen = self.one(name).name
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, coach_provider=chosen))

    # -- asking -------------------------------------------------------------------------------------------------------

    def built(self, info: ProviderInfo) -> Provider:
        """Return what asks a server, with its key. Waits for the keyring. Raises KeychainUnavailable."""
        from organic_desktop.coach.addresses import checked_address
        from organic_desktop.coach.discovery import Kind, provider_of

        key = self._key(info.name, info.url) if info.has_key else None
        try:
            return provider_of(Kind(info.kind), info.name, checked_address(info.url), key, self._clock)
        except ValueError as error:
            raise InvalidInput("The key of this provider has characters that no key has. Enter it again.") from error

    # -- details ------------------------------------------------------------------------------------------------------

    def _rows(self) -> CoachRows:
        return CoachRows(self._profiles.current.database)

    def _info(self, rows: CoachRows, row: ProviderRow, remote_allowed: bool) -> ProviderInfo:
        address = _address(row.url)
        is_remote = address is None or _is_remote(address)
        return ProviderInfo(
            row.name,
            row.kind,
            row.url,
            address.host if address else "",
            address.port if address else 0,
            is_remote,
            row.model,
            row.context,
            row.has_key,
            rows.consent(row.name),
            remote_allowed or not is_remote,
            Correction(row.correction, row.answers),
        )

    def _kind(self, kind: str, address: Address) -> str:
        from organic_desktop.coach.discovery import Kind, kind_of

        if kind:
            if kind not in {each.value for each in Kind}:
                raise InvalidInput(Sentence("A provider is one of: {kinds}.", kinds=", ".join(Kind)))
            return kind
        return str(Kind.OTHER if _is_remote(address) else kind_of(address, self._clock))

    def _model_to_test(self, info: ProviderInfo) -> str:
        """Return the provider's model, or the first on offer; remember what the server says of its context."""
        from organic_desktop.coach.provider import ProviderError

        provider = self.built(info)
        try:
            models = provider.models()
        except ProviderError:
            return ""
        model = next((each for each in models if each.name == info.model), None) or next(iter(models), None)
        known = info.context
        if model and known is None:
            known = model.context or _context_to_ask_for(provider, model.name)
        if model and (not info.model or (info.context is None and known)):
            row = next(each for each in self._rows().providers() if each.name == info.name)
            self._rows().save_provider(replace(row, model=info.model or model.name, context=known))
        return info.model or (model.name if model else "")

    def _secret(self) -> str:
        return coach_keys(self._device(), self._profiles.current.user_id)

    def _keys(self) -> dict[str, str]:
        text = self._keychain.get(self._secret())
        try:
            read = json.loads(text or "{}")
        except ValueError:
            return {}
        return {name: key for name, key in read.items() if isinstance(key, str)} if isinstance(read, dict) else {}

    def _key(self, name: str, url: str) -> str | None:
        """Return the key for a provider at one address: a backup may bring an earlier address back, not its key."""
        return self._keys().get(_place(name, url))

    def _set_key(self, name: str, url: str, key: str) -> None:
        """Keep the one key of a provider, for this address; "" is none."""
        before = self._keys()
        kept = {place: value for place, value in before.items() if not place.startswith(_place(name, ""))}
        if key:
            kept[_place(name, url)] = key
        if kept:
            self._keychain.set(self._secret(), json.dumps(kept))
        elif before:
            self._keychain.delete(self._secret())


def _place(name: str, url: str) -> str:
    """Return what a key is kept under; neither part has a line break."""
    return f"{name}\n{url}"


def _address(url: str) -> Address | None:
    """Return a stored address, None if it is damaged: such a server is remote, and answers nobody."""
    from organic_desktop.coach.addresses import checked_address

    try:
        return checked_address(url)
    except InvalidInput:
        return None


def _is_remote(address: Address) -> bool:
    from organic_desktop.coach.addresses import Network

    return address.network is Network.REMOTE


def _checked_name(name: str) -> str:
    if name == BUILTIN or not name.strip() or name != name.strip() or not name.isprintable():
        raise InvalidInput("Give the provider a name of its own, other than “builtin”.")
    return _short(name, LONGEST_NAME, Sentence("The name"))


def _short(text: str, most: int, what: Sentence) -> str:
    if len(text) > most or not text.isprintable():
        raise InvalidInput(
            Sentence("{what} can't be longer than {most} characters, nor have line breaks.", what=what, most=most)
        )
    return text


def _context_to_ask_for(provider: Provider, model: str) -> int | None:
    """Return the context that an Ollama is asked to load a model with; None for others, whose server decides."""
    from organic_desktop.coach.ollama import Ollama
    from organic_desktop.coach.provider import ProviderError

    if not isinstance(provider, Ollama):
        return None
    try:
        largest = provider.largest_context(model)
    except ProviderError:
        return None
    return min(largest, MOST_ASKED_FOR) if largest else None


def _checked_context(context: int | None) -> int | None:
    if context is not None and not 512 <= context <= 10_000_000:
        raise InvalidInput("A model's context is between 512 and 10000000 tokens.")
    return context
