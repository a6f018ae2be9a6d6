"""The verbs coach and, of chat, ask, rename and hide: who may be asked and see what, and a question to one of them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import Event, Lock

from organic_desktop.cli.call import Call, counted, facts, line_of_input, subverbs_of
from organic_desktop.core import terminal
from organic_desktop.core.errors import AnswerFailed, InvalidInput, QuestionWaits
from organic_desktop.core.plain_text import lines_of

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from organic_desktop.app.coach import Coach
    from organic_desktop.app.coach_providers import ProviderInfo
    from organic_desktop.app.coach_writing import Progress
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.store.coach import Answer, SendRecord

WAIT_SECONDS = 0.2
STOP_SECONDS = 5.0


def add_verbs(verb: AddVerb) -> None:
    """Add the verb coach to the parser."""
    coach = subverbs_of(verb("coach", None, "who the coach asks, what they may see, and what was sent"))
    coach("providers", _providers, "the providers, and what each may see", facts=True)
    add = coach("add", _add, "add a server that answers, or change one; it sees nothing before `allow`", facts=True)
    add.add_argument("name", metavar="NAME", help="what you call it")
    add.add_argument("url", metavar="URL", help="its address, e.g. http://127.0.0.1:8080; https for one far away")
    add.add_argument("--model", metavar="M", default="", help="the model to ask")
    add.add_argument("--kind", metavar="K", default="", help="ollama, llama_cpp, lm_studio, …; found out if left out")
    add.add_argument("--context", metavar="N", type=int, help="tokens that question and answer may have together")
    add.add_argument("--key-stdin", action="store_true", help="read its key from standard input, for the keyring")
    allow = coach("allow", _allow, "let a provider see these columns, and no others", facts=True)
    allow.add_argument("name", metavar="NAME")
    allow.add_argument("columns", metavar="COLUMN", nargs="*", help="none: it sees only what you write")
    coach("remove", _remove, "remove a provider, its key and all consent").add_argument("name", metavar="NAME")
    coach("test", _test, "ask a provider for its models, and one question with nothing of yours").add_argument(
        "name", metavar="NAME"
    )
    coach("choose", _choose, "let a provider be asked unless another is named").add_argument("name", metavar="NAME")
    coach("remote", _remote, "turn asking servers on the internet on or off").add_argument(
        "switch", metavar="on|off", choices=("on", "off")
    )
    sent = coach("sent", _sent, "exactly what was sent, to whom and when, the newest first", facts=True)
    sent.add_argument("--forget", action="store_true", help="delete all records")
    limit = coach("limit", _limit, "tokens that may be used in a month; how many were", facts=True)
    limit.add_argument("tokens", metavar="TOKENS|none", nargs="?")
    coach("waiting", _waiting, "the questions that wait for their provider, or for you", facts=True)
    for name, run, help in (
        ("send", _send, "ask a question that waits, with your data as they are now"),
        ("cancel", _cancel, "take back a question that waits"),
    ):
        coach(name, run, help).add_argument("answer", metavar="ID", help="ID from `coach waiting`")


def add_chat_verbs(chat: Any) -> None:
    """Add what has to do with the coach to the verbs of chat."""
    ask = chat("ask", _ask, "ask the coach, and print its answer as it comes; Ctrl+C stops it", facts=True)
    ask.add_argument("conversation", metavar="CONVERSATION", help="ID from `conversations`")
    ask.add_argument("text", metavar="TEXT", help="your question; - reads standard input")
    ask.add_argument("--provider", metavar="NAME", default="", help="builtin, or a name from `coach providers`")
    ask.add_argument("--preview", action="store_true", help="print exactly what would be sent, and send nothing")
    rename = chat("rename", _rename, "give a conversation another topic", facts=True)
    rename.add_argument("conversation", metavar="CONVERSATION")
    rename.add_argument("topic", metavar="TOPIC", help="empty for none; - reads standard input")
    hide = chat("hide", _hide, "leave a conversation out of this computer's lists")
    hide.add_argument("conversation", metavar="CONVERSATION")
    hide.add_argument("--show", action="store_true", help="list it again")


# -- asking ------------------------------------------------------------------------------------------------------------


def _ask(call: Call) -> None:
    coach, arguments = call.app.coach, call.arguments
    conversation = call.app.conversations.one(arguments.conversation)
    question = call.text(arguments.text)
    if arguments.preview:
        _preview(call, conversation.id, question)
        return
    _follow(call, lambda: coach.ask(conversation.id, question, arguments.provider))


def _preview(call: Call, conversation_id: str, question: str) -> None:
    preview = call.app.coach.preview(conversation_id, question, call.arguments.provider)
    body = preview.body.decode("utf-8", "replace")
    if preview.refusal:
        call.say(preview.refusal)
    if preview.concern:
        call.say("No provider would be asked: help lines would be shown instead.")
    if preview.provider.host is None:
        call.say("Nothing would leave this computer: the built-in coach is part of this program.")
    facts = {"provider": preview.provider.name, "host": preview.provider.host, "body": body}
    call.answer(facts, lines_of(body) if body else [])


def _follow(call: Call, begin: Any) -> None:
    """Begin an answer, print it as it comes, and say how it ended. Raises QuestionWaits, AnswerFailed."""
    coach, is_streamed = call.app.coach, not call.arguments.json
    printer = _Printer()
    if is_streamed:
        coach.progressed.add(printer.show)
    answer = begin()
    with _stop_by_key() as stopped:
        printer.of = answer.id
        while not (coach.wait(answer.id, WAIT_SECONDS) or stopped.is_set()):
            pass
    if stopped.is_set():
        coach.stop(answer.id)
        coach.wait(answer.id, STOP_SECONDS)
        printer.end(coach, coach.answer(answer.id))
        raise KeyboardInterrupt
    done = coach.answer(answer.id)
    if is_streamed:
        printer.end(coach, done)
    _report(call, done)


@contextmanager
def _stop_by_key() -> Iterator[Event]:
    """Set an event on Ctrl+C: an exception could be raised, and lost, anywhere in what runs meanwhile."""
    import signal

    stopped = Event()
    before = signal.signal(signal.SIGINT, lambda *_: stopped.set())
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _Printer:
    """Prints an answer as it comes, by whole words: a terminal draws some characters only together."""

    def __init__(self) -> None:
        self.of = ""
        self._printed = 0
        self._lock = Lock()  # the last pieces and the end may come together

    def show(self, progress: Progress) -> None:
        """Print what came, on the answer's thread; what can't be printed is met again at the end."""
        if progress.answer.id == self.of:
            text = progress.answer.text
            with suppress(BrokenPipeError, terminal.CantPrint):
                self._print(text[: max(text.rfind(" "), text.rfind("\n")) + 1])

    def end(self, coach: Coach, answer: Answer) -> None:
        """Print what is left, and end the line."""
        message = coach.message_of(answer)
        text = message.content if message else answer.text
        self._print(text)
        if text:
            terminal.print_piece("\n")

    def _print(self, text: str) -> None:
        with self._lock:
            if len(text) > self._printed:
                terminal.print_piece("\n".join(lines_of(text[self._printed :])))
                self._printed = len(text)


def _report(call: Call, answer: Answer) -> None:
    """Print the answer's message with ``--json``; say what else became of the question."""
    from organic_desktop.store.coach import AnswerState

    coach = call.app.coach
    if answer.state is AnswerState.CARE:
        _show_help(call)
        return
    if answer.state is AnswerState.WAITING:
        raise QuestionWaits(answer.problem or "The provider can't be reached.")
    if answer.state in {AnswerState.FAILED, AnswerState.INTERRUPTED}:
        raise AnswerFailed(answer.problem or "The answer broke off.")
    if answer.problem:
        call.say(answer.problem)
    if answer.may_lack:
        call.say("The model may not have seen all of the question.")
    if call.arguments.json:
        terminal.print_json(facts(coach.message_of(answer)), _plain)


def _show_help(call: Call) -> None:
    lines = call.app.coach.help_lines()
    found = [{"name": each.name, "number": each.number, "hours": each.hours} for each in lines.lines]
    said = [f"{each['name']}: {each['number']} ({each['hours']})" for each in found]
    call.answer({"care": found, "checked": lines.checked.isoformat()}, [*said, *lines.sentences])


# -- conversations -----------------------------------------------------------------------------------------------------


def _rename(call: Call) -> None:
    coach, arguments = call.app.coach, call.arguments
    topic = call.text(arguments.topic) if arguments.topic else ""
    coach.rename(arguments.conversation, topic)
    thread = call.app.conversations.one(arguments.conversation)
    row = {name: value for name, value in vars(thread).items() if name != "last_at"}
    call.answer(row, [f"{thread.id}  {thread.module_name}  {thread.topic or ''}"])


def _hide(call: Call) -> None:
    conversation = call.app.conversations.one(call.arguments.conversation)
    call.app.coach.hide(conversation.id, not call.arguments.show)


# -- providers ---------------------------------------------------------------------------------------------------------


def _providers(call: Call) -> None:
    providers = call.app.coach.providers
    found, chosen = providers.all(), providers.chosen
    call.answer([_provider_facts(each, chosen) for each in found], [_provider_line(each, chosen) for each in found])


def _add(call: Call) -> None:
    arguments = call.arguments
    key = line_of_input().strip() if arguments.key_stdin else ""
    if arguments.key_stdin and not key:
        raise InvalidInput("Standard input was empty; nothing was changed.")
    providers = call.app.coach.providers
    info = providers.add(
        arguments.name, arguments.url, kind=arguments.kind, model=arguments.model, context=arguments.context, key=key
    )
    if not info.is_allowed:
        call.say("It is on the internet, and asked only after `coach remote on`.")
    call.answer(_provider_facts(info, providers.chosen), [_provider_line(info, providers.chosen)])


def _allow(call: Call) -> None:
    providers = call.app.coach.providers
    info = providers.allow(call.arguments.name, call.arguments.columns)
    call.answer(_provider_facts(info, providers.chosen), [_provider_line(info, providers.chosen)])


def _remove(call: Call) -> None:
    call.app.coach.providers.remove(call.arguments.name)


def _test(call: Call) -> None:
    tested = call.app.coach.providers.test(call.arguments.name)
    terminal.print_lines([*tested.sentences])
    if not tested.works:
        raise AnswerFailed("The provider doesn't work as it is.")


def _choose(call: Call) -> None:
    call.app.coach.providers.choose(call.arguments.name)


def _remote(call: Call) -> None:
    call.app.coach.providers.allow_remote(call.arguments.switch == "on")


def _provider_facts(info: ProviderInfo, chosen: str) -> dict[str, Any]:
    return {
        "name": info.name,
        "kind": info.kind,
        "url": info.url or None,
        "host": info.host,
        "remote": info.is_remote,
        "model": info.model or None,
        "context": info.context,
        "key": info.has_key,
        "columns": sorted(info.columns) if info.host is not None else None,
        "allowed": info.is_allowed,
        "chosen": info.name == chosen,
    }


def _provider_line(info: ProviderInfo, chosen: str) -> str:
    if info.host is None:
        sees = "part of this program; nothing leaves this computer"
    else:
        where = f"{info.url}  {info.model}".rstrip()
        columns = ", ".join(sorted(info.columns)) or "only what you write"
        sees = f"{where}  sees {columns}{'' if info.is_allowed else '  (remote is off)'}"
    return f"{info.name}{' *' if info.name == chosen else ''}  {sees}"


# -- what was sent, and tokens -----------------------------------------------------------------------------------------


def _sent(call: Call) -> None:
    coach = call.app.coach
    if call.arguments.forget:
        coach.forget_sent()
    records = coach.sent(most=1_000)
    lines = [line for each in records for line in _record_lines(each)]
    call.answer([_record_facts(each) for each in records], lines or ["Nothing was sent."])


def _record_facts(record: SendRecord) -> dict[str, Any]:
    return {
        "at": record.at,
        "provider": record.provider,
        "host": record.host,
        "conversation_id": record.conversation_id or None,
        "body": record.body.decode("utf-8", "replace"),
    }


def _record_lines(record: SendRecord) -> list[str]:
    head = f"{record.at:%Y-%m-%d %H:%M:%S} UTC  {record.provider}  {record.host}  {counted(len(record.body), 'byte')}"
    return [head, *(f"    {line}" for line in lines_of(record.body.decode("utf-8", "replace")))]


def _limit(call: Call) -> None:
    coach, wanted = call.app.coach, call.arguments.tokens
    if wanted == "none":
        coach.set_limit(None)
    elif wanted is not None:
        if not wanted.isdecimal():
            raise InvalidInput("The limit is a number of tokens, or “none”.")
        coach.set_limit(int(wanted))
    usage = coach.usage()
    shown: list[Mapping[str, Any]] = [
        {"month": each.month, "provider": each.provider, "prompt": each.prompt, "answer": each.answer} for each in usage
    ]
    lines = [
        f"{each.month}  {each.provider}  {counted(each.tokens, 'token')}, {counted(each.answers, 'answer')}"
        for each in usage
    ]
    limit = f"Limit of a month: {counted(coach.limit, 'token')}" if coach.limit else "No limit"
    call.answer({"limit": coach.limit, "used": coach.used(), "months": shown}, [limit, *lines])


# -- questions that wait -----------------------------------------------------------------------------------------------


def _waiting(call: Call) -> None:
    coach = call.app.coach
    found = coach.waiting()
    shown = [
        {
            "id": each.id,
            "conversation_id": each.conversation_id,
            "provider": each.provider,
            "question": each.question,
            "needs": coach.needs(each).value or None,
        }
        for each in found
    ]
    heads = [(f"{each.id}  {each.provider}  {each.problem or ''}  ", each.question) for each in found]
    call.answer_with_text(shown, heads or [("No question waits.", "")])


def _send(call: Call) -> None:
    call.arguments.json = False
    _follow(call, lambda: call.app.coach.send_waiting(call.arguments.answer))


def _cancel(call: Call) -> None:
    call.app.coach.cancel_waiting(call.arguments.answer)


def _plain(value: Any) -> Any:
    return value.isoformat()
