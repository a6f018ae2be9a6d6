"""The verbs module, modules, chat, conversations and messages."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted, facts, subverbs_of, verbs_of
from organic_desktop.cli.coach import add_chat_verbs
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.plain_text import one_line

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from organic_desktop.app.modules import ModuleState
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.store.conversations import Thread
    from organic_desktop.store.schema import Message

# Option of `module set`, column, and what it takes.
MODULE_OPTIONS = (
    ("--progress", "progress_percentage", "X", "progress in per cent, 0 to 100; stays where you set it"),
    ("--focus", "current_focus", "T", "what you are working on now; empty clears it, - reads standard input"),
    ("--notes", "notes", "T", "notes about the module, up to 64 kB; empty clears them, - reads standard input"),
)

_TEXTS = frozenset({"current_focus", "notes"})
_TEXT = "your words; - reads standard input"


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    module = verbs_of(verb("module", None, "change a module's progress, focus, notes or topics"))
    change = module("set", _set, "set a module's progress, focus and notes; complete and reopen its topics", facts=True)
    change.add_argument("name", metavar="NAME", help="the module, e.g. wellness; another name creates one")
    for option, column, takes, help in MODULE_OPTIONS:
        change.add_argument(option, dest=column, metavar=takes, help=help)
    change.add_argument("--follow-topics", action="store_true", help="let the progress follow the topics again")
    for option, help in (("--complete", "tick a topic off, by its title"), ("--reopen", "take a tick back")):
        change.add_argument(option, metavar="TOPIC", action="append", default=[], help=help + "; may be repeated")
    verb("modules", _modules, "the modules you have started", facts=True)

    chat = subverbs_of(verb("chat", None, "start and continue conversations, and ask the coach"))
    new = chat("new", _new, "begin a conversation about a module", facts=True)
    new.add_argument("module", metavar="MODULE")
    new.add_argument("--topic", metavar="T", help="what it is about; - reads standard input")
    send = chat("send", _send, "add your words to a conversation, without asking the coach", facts=True)
    send.add_argument("conversation", metavar="CONVERSATION", help="ID from `conversations`")
    send.add_argument("text", metavar="TEXT", help=_TEXT)
    edit = chat("edit", _edit, "change your words, as long as they haven't been sent", facts=True)
    edit.add_argument("message", metavar="MESSAGE", help="ID from `messages --json` or `refused --json`")
    edit.add_argument("text", metavar="TEXT", help=_TEXT)
    add_chat_verbs(chat)
    verb("conversations", _conversations, "the conversations, oldest first", facts=True)
    verb("messages", _messages, "the messages of a conversation, oldest first", facts=True).add_argument(
        "conversation", metavar="CONVERSATION"
    )


def _set(call: Call) -> None:
    arguments = call.arguments
    given = {column: getattr(arguments, column) for _, column, _, _ in MODULE_OPTIONS}
    changes = {
        column: call.text(text) if column in _TEXTS else text for column, text in given.items() if text is not None
    }
    if (progress := given["progress_percentage"]) is not None:
        from organic_desktop.wellness.modules import PERCENT
        from organic_desktop.wellness.number_input import parse_number

        changes["progress_percentage"] = parse_number(PERCENT, progress).value
    if arguments.follow_topics:
        changes["progress_percentage"] = None
    if not changes and not arguments.complete and not arguments.reopen:
        raise InvalidInput("Nothing to set: name at least one value, for example --progress 40.")
    state = call.app.modules.set(arguments.name, changes, complete=arguments.complete, reopen=arguments.reopen)
    for title in arguments.complete:
        if title not in state.module.titles:
            call.say(f"“{title}” isn't one of our topics of {arguments.name}; it is kept all the same.")
    call.answer(facts(state.row), [_line(state)])


def _modules(call: Call) -> None:
    begun = [state for state in call.app.modules.all() if state.row]
    call.answer([facts(state.row) for state in begun], map(_line, begun) if begun else ["No module begun yet."])


def _new(call: Call) -> None:
    topic = call.arguments.topic
    thread = call.app.conversations.start(call.arguments.module, call.text(topic) if topic else topic)
    call.answer(_thread_facts(thread), [_thread_line(thread)])


def _send(call: Call) -> None:
    message = call.app.conversations.send(call.arguments.conversation, call.text(call.arguments.text))
    call.answer_with_text(facts(message), [_message(call, message)])


def _edit(call: Call) -> None:
    message = call.app.conversations.rewrite(call.arguments.message, call.text(call.arguments.text))
    call.answer_with_text(facts(message), [_message(call, message)])


def _conversations(call: Call) -> None:
    threads = call.app.conversations.all()
    lines = map(_thread_line, threads) if threads else ["No conversations."]
    call.answer([_thread_facts(thread) for thread in threads], lines)


def _messages(call: Call) -> None:
    thread = call.app.conversations.one(call.arguments.conversation)
    messages = call.app.conversations.messages(thread.id)
    lines = [_message(call, message) for message in messages]
    call.answer_with_text([facts(message) for message in messages], lines or [("No messages yet.", "")])


def _line(state: ModuleState) -> str:
    topics = counted(len(state.module.titles) if state.module.topics else state.done, "topic")
    topics = f"{state.done} of {topics}" if state.module.topics else topics
    focus = f"  focus: {state.row.current_focus}" if state.row and state.row.current_focus else ""
    return f"{state.module.name:18} {state.progress} %  {topics}{'  (set by hand)' if state.by_hand else ''}{focus}"


def _thread_facts(thread: Thread) -> Mapping[str, Any]:
    """Return a conversation by the schema's column names."""
    return {name: value for name, value in vars(thread).items() if name != "last_at"}


def _thread_line(thread: Thread) -> str:
    about = f"  {thread.topic}" if thread.topic else ""
    return f"{thread.id}  {thread.module_name}{about}  {counted(thread.message_count, 'message')}"


def _message(call: Call, message: Message) -> tuple[str, str]:
    """Return a message's time and role, and its text."""
    zone = call.app.settings.zone()
    at = f"{message.created_at.astimezone(zone):%Y-%m-%d %H:%M}" if message.created_at else "undated"
    return one_line(f"{at}  {message.role}: "), message.content
