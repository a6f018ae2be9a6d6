"""All errors that the program raises on purpose, in one tree, each with a title and advice for the user.

Errors of libraries (SQLite, httpx, the keyring) are translated once, where they occur; everyone above catches a class
of this module and shows its sentences.

    OrganicError
     ├─ InvalidInput            a text or number that isn't accepted; nothing was changed
     ├─ Cancelled               the user stopped it; nothing was changed
     ├─ NoSums                  the process that computes something can't be started, or ended without an answer
     ├─ FileNotUnderstood       a file that can't be imported, with where and why
     │   └─ NewerFile           made by a newer version of this program
     ├─ StoreError              the local file
     │   ├─ NewerDatabase       made by a newer version of this program
     │   ├─ NotUpdated          made by an older version, and can't be migrated now
     │   ├─ NotOurDatabase      another program's database
     │   ├─ DatabaseBusy        another program holds it for longer than we wait
     │   ├─ DatabaseDamaged     SQLite can't read it
     │   ├─ DatabaseUnwritable  disk full or no permission
     │   └─ UnsafeFolder        others could swap the files in it
     ├─ KeychainUnavailable     no system keyring, or it can't be used
     │   ├─ NoKeychain          there is none
     │   └─ KeychainLocked      it is there, and opens once the user unlocks it
     ├─ NotConnected            no Supabase project has been named yet
     ├─ UnsafeProject           a secret key, or plain http to another machine
     ├─ Offline                 no trustworthy answer from the server
     │   ├─ Stopped             by ourselves, before it answered
     │   ├─ AnswerTooLarge      more bytes or values than any answer has; carried out or not, as its status says
     │   └─ ServerBusy          it answered 408, 429 or 5xx; carries when to try again
     │       └─ TooManyRequests an account's request (mostly for a mail) that came too soon after another
     ├─ SignInNeeded            no session, or the server ended it
     ├─ KeyRefused              the project's publishable key isn't valid (any more)
     ├─ SecondFactorNeeded      the server wants more than a password; carries the names of what can give it
     ├─ ReauthenticationNeeded  a new password needs a code that was mailed just now
     ├─ CurrentPasswordNeeded   a new password needs the current one beside it
     ├─ WrongCredentials        e-mail and password don't match
     │   ├─ NotConfirmed        the account is there, and its address still has to be confirmed
     │   ├─ WeakPassword        the project asks more of a password; carries what
     │   └─ WrongCode           a mailed code, or a second factor's, that is wrong or too old
     ├─ RequestRefused          the server understood and said no to this one request
     │   └─ SchemaChanged       the server's tables aren't the ones this version knows
     ├─ CoachUnreachable        the server that would answer the coach's questions can't be asked
     ├─ NoUpdatePage            this build names no page that says which version is the newest
     ├─ UpdatesUnreachable      that page can't be asked
     ├─ UpdateNotTrusted        what it answered isn't signed by the makers, or is out of date
     ├─ NotOffered              the project lacks it, or asks for what this program can't give (a captcha)
     ├─ Locked                  the data is encrypted, and its passcode wasn't given
     ├─ WrongPasscode           it was given, and isn't right; carries how long to wait before the next try
     ├─ NoEncryption            this installation lacks what encrypts the data
     ├─ AlreadyRunning          the program is open on this data folder and doesn't answer
     ├─ DecisionNeeded          sync stopped before something that only the user can decide
     ├─ ConsentNeeded           the coach may not ask this provider, or not show it this
     ├─ TokenLimit              the question would use more tokens than the user allows in a month
     ├─ QuestionWaits           the coach's provider can't be reached; the question waits
     ├─ AnswerFailed            the coach's provider refused, or its answer broke off
     ├─ ReviewNeeded            a backup was restored, and nobody has looked at what sync would do now
     ├─ ServerDatabaseError     the project's PostgreSQL, or the programs that its owner needs for it
     │   ├─ ServerDatabaseUnreachable  no connection to it
     │   └─ ServerDatabaseHasRows  a restore would delete them
     ├─ FaultsFound             a check-up found what should be mended
     ├─ ChangesRefused          all else is synced; these changes the server would not take
     └─ AccountProblem          the file or the server doesn't belong to who is signed in
         └─ AccountGone         the account was deleted on the server
"""

from __future__ import annotations

from organic_desktop.core.messages import Sentence

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path


class OrganicError(Exception):
    """An error with words for the user.

    ``str(error)`` is one clear sentence saying what happened, a ``Sentence`` where it has parts; ``advice`` says what
    is safe and what to do. ``exit_code`` is what the command line ends with (``docs/cli.md``), ``tables`` what a sync
    changed before it stopped.
    """

    title = "Something went wrong"
    advice = ""
    exit_code = 1
    tables: frozenset[str] = frozenset()

    @property
    def message(self) -> Sentence:
        """The sentence for the user."""
        said = self.args[0] if self.args else ""
        return said if isinstance(said, Sentence) else Sentence(str(said) or self.title)

    @property
    def explanation(self) -> str:
        """The sentence and the advice, for a terminal."""
        return f"{self.message} {self.advice}".strip()

    @classmethod
    def stored_name(cls) -> str:
        """Return the name under which a file remembers that a sync ended with this error; see ``error_class``."""
        return cls.__name__


class InvalidInput(OrganicError):
    """A value that isn't accepted; nothing was changed."""

    title = "That value can't be saved"


class Cancelled(OrganicError):
    """The user stopped it before its end."""

    title = "Stopped"
    advice = "Nothing was changed."


class NoSums(OrganicError):
    """The child process that computes something couldn't be started, or ended without an answer."""

    title = "This can't be computed now"
    advice = "Nothing was changed. Please try again."


class FileNotUnderstood(OrganicError):
    """A file that can't be imported; the message says why, and in which line if it has lines."""

    title = "This file can't be imported"
    advice = "Nothing was changed."


class BackupFile(FileNotUnderstood):
    """A backup, which is restored instead of imported."""

    title = "This file is a backup"


class NewerFile(FileNotUnderstood):
    """A file that a newer version of this program exported."""

    title = "This file is from a newer version"


class StoreError(OrganicError):
    """The local database can't do what was asked."""

    title = "The local database has a problem"


class NewerDatabase(StoreError):
    """The file at ``path`` was written by a newer version; ``copy`` is the one from before the update, of ``made``."""

    title = "The data is from a newer version"
    advice = "Nothing was changed. Update Organic and start it again."

    def __init__(self, message: str, path: Path, copy: Path | None = None, made: date | None = None) -> None:
        super().__init__(message)
        self.path, self.copy, self.made = path, copy, made


class NotUpdated(StoreError):
    """The file of an older version couldn't be migrated; it is unchanged."""

    title = "The data can't be updated"
    advice = "Nothing was changed or lost. Fix this and start Organic again."


class NotOurDatabase(StoreError):
    """The file is a database of another program."""

    title = "The file doesn't belong to Organic"
    advice = "Nothing was changed. Move the file away, or choose another folder with --data-dir."


class DatabaseBusy(StoreError):
    """Another program kept the file locked for longer than we wait."""

    title = "The local database is busy"
    advice = "The change was not saved. Try again in a moment."


class DatabaseDamaged(StoreError):
    """SQLite can't read the file."""

    title = "The local database is damaged"
    advice = "Nothing was changed. Repairing it keeps the damaged file and saves everything that can still be read."


class DatabaseUnwritable(StoreError):
    """The disk is full, or the file may not be written."""

    title = "The local database can't be written"
    advice = "The change was not saved. Free some space or check the folder's permissions, then try again."


class UnsafeFolder(StoreError):
    """A folder that isn't the user's alone: whoever can write to it could swap what is in it."""

    title = "That folder isn't yours alone"
    advice = "Nothing was changed. Choose a folder of your own with --data-dir or ORGANIC_DATA_DIR."


class KeychainUnavailable(OrganicError):
    """There is no system keyring, or it didn't do what was asked."""

    title = "The system keyring can't be used"
    advice = (
        "Without it, you stay signed in only until the program ends. Unlock or install a keyring and sign in again."
    )


class NoKeychain(KeychainUnavailable):
    """This computer has no keyring that may store a secret."""

    title = "There is no system keyring"


class KeychainLocked(KeychainUnavailable):
    """The keyring is there but locked, or doesn't answer: what is in it is neither lost nor ended, so nobody signs in.

    A state rather than a failure, as Offline: the edits wait, and sync goes on by itself.
    """

    title = "Unlock your keyring"
    advice = "Unlock your keyring. You stay signed in; your edits are saved on this computer and will be sent then."
    exit_code = 3


class NotConnected(OrganicError):
    """No Supabase project has been named yet."""

    title = "No server is connected"
    advice = "Everything works on this computer without one. To sync, connect a Supabase project first."


class UnsafeProject(OrganicError):
    """A project that must not be used: a secret key, or an address that would send data unencrypted."""

    title = "That server can't be used safely"
    advice = "Nothing was changed."


class Offline(OrganicError):
    """No trustworthy answer came from the server. A state rather than a failure: the edits wait.

    ``sent`` is False if no connection was opened, so that the server can't have seen the request; ``timed_out`` is True
    if it was sent and no answer came in time; ``status`` is that of the answer that wasn't one, 0 if there was none.
    ``unanswered``: the request may have been carried out all the same. It was not where no connection was opened, or an
    error status was answered.
    """

    title = "The server can't be reached"
    advice = "Your edits are saved on this computer and will be sent later."
    exit_code = 3
    sent = True
    timed_out = False
    status = 0
    unanswered = False


class Stopped(Offline):
    """The cycle was stopped by the user, or because the program ends."""

    title = "Sync was cancelled"


class AnswerTooLarge(Offline):
    """The answer was larger than the limit and wasn't read to its end."""

    title = "The server's response was too large"


class ServerBusy(Offline):
    """The server answered 408, 429 or 5xx.

    ``retry_after`` is its own wish in seconds, or None; ``code`` the database's or PostgREST's code where it sent one:
    then it is the one request that it failed over, and another may fare better.
    """

    title = "The server is busy"

    def __init__(self, message: str, retry_after: float | None = None, code: str = "") -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.code = code


class TooManyRequests(ServerBusy):
    """The server wants ``retry_after`` seconds to pass before such a request, mostly for another mail."""

    title = "Too many requests"
    advice = ""

    def __init__(self, message: str, retry_after: float, code: str = "") -> None:
        super().__init__(message, retry_after, code)
        self.retry_after: float = retry_after


class SignInNeeded(OrganicError):
    """Nobody is signed in, or the server ended the session."""

    title = "Please sign in"
    advice = "Your edits are saved on this computer and will be sent later."
    exit_code = 4


class KeyRefused(OrganicError):
    """The server's gateway rejects the project's publishable key: it was replaced, disabled or mistyped."""

    title = "The project's key isn't valid"
    advice = "Your edits are saved on this computer. Connect with the project's new key to send them."


class SecondFactorNeeded(OrganicError):
    """The server requires a second factor (``aal2``); ``factors`` are the names that the user gave theirs.

    Of an app for codes: it is answered by ``Account.answer_second_factor``. Empty if the user has none of that kind, or
    it isn't known yet.
    """

    title = "The server asks for a second factor"
    advice = "Your edits are saved on this computer. Enter the code that your authenticator app shows."
    exit_code = 4

    def __init__(self, message: str, factors: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.factors = tuple(factors)


class ReauthenticationNeeded(OrganicError):
    """The server changes a password only with a code that it mails (``Account.send_reauthentication_code``)."""

    title = "The server asks for a code first"
    advice = "Nothing was changed. Ask for the code, which is sent to your e-mail address."


class CurrentPasswordNeeded(OrganicError):
    """The server changes a password only if it is told the current one, and it wasn't, or another one."""

    title = "The server asks for your current password"
    advice = "Nothing was changed."


class WrongCredentials(OrganicError):
    """The server doesn't accept this e-mail and password."""

    title = "Sign-in failed"
    advice = "Check the e-mail address and the password, and try again."


class NotConfirmed(WrongCredentials):
    """The account is there, but its address isn't confirmed yet: by a code, or the link in the same mail."""

    title = "The e-mail address isn't confirmed yet"
    advice = "Look for the e-mail with the code or link, or ask for another one."


class WeakPassword(WrongCredentials):
    """The project asks more of a password; ``reasons`` says in what: GoTrue's "length", "characters", "pwned"."""

    title = "Choose another password"
    advice = "Nothing was changed."

    def __init__(self, message: str, reasons: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)


class WrongCode(WrongCredentials):
    """A code that isn't the one, or is no longer; the server doesn't say which."""

    title = "The code isn't accepted"
    advice = "Check it, or ask for another one: only the newest counts."


class RequestRefused(OrganicError):
    """The server refused one request; ``sync/push_failures.py`` says whether it is sent again.

    ``status`` is the HTTP status, ``code`` PostgREST's, PostgreSQL's or GoTrue's own code (``"23505"``), or "".
    ``details`` is the JSON object that said so, unchecked.
    """

    title = "The server rejected the request"

    def __init__(
        self, message: str, *, status: int, code: str = "", details: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.details: Mapping[str, object] = details or {}


class SchemaChanged(RequestRefused):
    """A table, column or function is missing on the server."""

    title = "The server's tables don't match"
    advice = "Your edits are saved on this computer. Apply the migrations in resources/supabase to the project."


class CoachUnreachable(OrganicError):
    """The server that would answer the coach's questions can't be asked; the message says why."""

    title = "The coach's server can't be asked"
    exit_code = 3


class NoUpdatePage(OrganicError):
    """This build doesn't know where its updates would be announced."""

    title = "This build has no update page"


class UpdatesUnreachable(OrganicError):
    """The update page gave no answer that can be read; the message says why."""

    title = "The update page can't be reached"
    advice = "Nothing was changed. Try again later."
    exit_code = 3


class UpdateNotTrusted(OrganicError):
    """What the update page answered must not be believed; the message says why."""

    title = "The update page can't be trusted"
    advice = "Nothing of it is used, and nothing was changed."


class NotOffered(OrganicError):
    """The project lacks it, or asks for what this program can't give; the message says what its owner can do."""

    title = "This server doesn't offer that"
    advice = "Nothing was changed."


class Locked(OrganicError):
    """The data is encrypted, and nobody gave its passcode yet; nothing of it was read."""

    title = "Your data is locked"
    advice = "Unlock it with your passcode."


class WrongPasscode(OrganicError):
    """The passcode isn't right, or wasn't even tried because ``wait_seconds`` of an earlier wait are left.

    ``wait_seconds`` is how long the next try has to wait; 0.0 if it may come at once.
    """

    title = "That passcode doesn't unlock the data"
    advice = "Nothing was opened or changed."

    def __init__(self, message: str, wait_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class NoEncryption(OrganicError):
    """The part of the program that encrypts the data is missing from this installation."""

    title = "This installation can't encrypt"
    advice = "Nothing was changed."


class AlreadyRunning(OrganicError):
    """The program is open on this data folder, and its window can't be reached."""

    title = "Organic is already running"
    advice = "Quit it and try again; your data is saved."


class DecisionNeeded(OrganicError):
    """Sync stopped before something that only the user can decide: rows, counted by table, that would be removed."""

    title = "Your decision is needed"
    advice = "Nothing was deleted, and a backup was saved."
    exit_code = 5

    def __init__(self, message: str, held: Mapping[str, int] | None = None) -> None:
        super().__init__(message)
        self.held = dict(held or {})


class ConsentNeeded(OrganicError):
    """The coach may not ask this provider, or not show it this, before the user agrees; the message says to what."""

    title = "The coach needs your consent"
    advice = "Nothing was sent."
    exit_code = 5


class TokenLimit(OrganicError):
    """The question would use more tokens than the user allows in a month."""

    title = "This month's limit of tokens is reached"
    advice = "Nothing was sent. The built-in coach uses none."
    exit_code = 5


class QuestionWaits(OrganicError):
    """The coach's provider can't be reached; the question waits."""

    title = "The coach's provider can't be reached"
    advice = "Your question waits: `coach waiting` lists it, the window sends it when it can."
    exit_code = 3


class AnswerFailed(OrganicError):
    """The coach's provider refused, or its answer broke off; the message says why."""

    title = "The coach gave no whole answer"


class ReviewNeeded(OrganicError):
    """Sync waits since a backup was restored, until the user has seen what it would do."""

    title = "Sync is paused after a restore"
    advice = "Nothing was sent. Look at what a sync would do, then resume it."
    exit_code = 5


class ChangesRefused(OrganicError):
    """Sync finished, but the server refused some changes; the message names them."""

    title = "The server rejected some edits"
    advice = "They are saved on this computer; `refused` lists them."
    exit_code = 5


class ServerDatabaseError(OrganicError):
    """The database of the project, or the programs that its owner needs for it, can't do what was asked."""

    title = "The server's database can't do that"
    advice = "Nothing was changed there."


class ServerDatabaseUnreachable(ServerDatabaseError):
    """No connection to the project's database: the name, the password, the network."""

    title = "The server's database can't be reached"
    advice = "Nothing was changed there. Check DATABASE_URL, or the PG… variables."
    exit_code = 3


class ServerDatabaseHasRows(ServerDatabaseError):
    """A restore would delete rows of the project's database, and wasn't asked to."""

    title = "The server's database has rows"
    exit_code = 5


class FaultsFound(OrganicError):
    """A check-up is done, and found what should be mended; each finding says how."""

    title = "Something should be mended"
    exit_code = 5


class AccountProblem(OrganicError):
    """The local file, or what the server shows, belongs to somebody else than who is signed in."""

    title = "The account doesn't match"
    advice = "Nothing was changed, here or on the server."
    exit_code = 5


class AccountGone(AccountProblem):
    """The account, ``user_id``'s, was deleted on the server; what is on this computer stays until the user decides."""

    user_id = ""

    title = "The account was deleted"
    advice = "Everything is still on this computer."


def error_class(name: str) -> type[OrganicError] | None:
    """Return the class that was stored under this name; OrganicError if it is of another version, None for ""."""
    classes: list[type[OrganicError]] = [OrganicError]
    for each in classes:
        if each.stored_name() == name:
            return each
        classes += each.__subclasses__()
    return OrganicError if name else None
