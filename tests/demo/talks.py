"""Conversations that the person had on their phone with a coach: this desktop only reads them, and lets one answer."""

from __future__ import annotations

from typing import NamedTuple


class Talk(NamedTuple):
    """The person's words and the coach's in turn, so many days back."""

    back: int
    module: str
    topic: str | None
    lines: tuple[str, ...]


TALKS = (
    Talk(
        9,
        "recovery",
        "Sundays",
        (
            "My Sundays vanish. I plan to rest and end up cleaning until dark.",
            "What would have to be true on Sunday evening for you to say: that was rest?",
            "Hm. That I read something. That I was outside. Not that the kitchen shines.",
            "Then two of those could have a fixed place, and the kitchen what is left. "
            "Which hour is the one that usually tips over into chores?",
            "Right after breakfast.",
            "So put the walk there, before you see the dishes. Try it twice, and look at your mood of both evenings.",
        ),
    ),
    Talk(
        6,
        "wellness",
        "A steady bedtime",
        (
            "I sleep an hour longer at weekends. Is that bad?",
            "An hour is common, and often a sign that the week takes a little more than it gives back. "
            "Your entries say 7.1 hours from Monday to Friday and 8.2 on Saturday.",
            "So I should go to bed earlier?",
            "Perhaps by a quarter of an hour, for two weeks:\n\n"
            "• lamp instead of ceiling light from ten\n"
            "• phone stays in the other room\n"
            "• the same alarm on all seven days\n\n"
            "A quarter of an hour is small enough to keep.",
            "The phone is the hard one.",
            "Then begin with the phone alone. One thing at a time.",
            "Did it three times this week. Slept 7.5, 7.25, 7.75!",
            "That is half an hour more than your usual, three times over. What made it possible?",
        ),
    ),
    Talk(
        3,
        "emotional",
        "What set it off",
        (
            "I snapped at Jürgen in the meeting, and I don't quite know why.",
            "Let's go back a little. What was the last moment in which you felt fine?",
            "Walking in. Then he said we were behind, and I heard: you are behind.",
            "That is a precise observation. What did the sentence touch?",
            "That I promised more than I could do. And that I knew it.",
            "So the anger was partly a guard before something softer. What would you like to tell him?",
        ),
    ),
    Talk(
        1,
        "identity",
        None,
        (
            "Which question would you ask me about this year?",
            "In March you were ill and logged every day all the same; in May you moved and logged nothing for a week. "
            "What do these two say about what carries you?",
        ),
    ),
)
