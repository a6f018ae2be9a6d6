"""What the person of the demo writes down: short notes, in the languages of their table. Nothing here knows of days."""

from __future__ import annotations

from random import Random

BREAKFASTS = (
    "Oats with berries and a spoon of yoghurt",
    "Rye bread, cottage cheese, chives",
    "Müsli mit Apfel und Zimt",
    "Two eggs, toast, half an avocado",
    "Banana and peanut butter before the run",
    "Only coffee, woke up late",
    "玄米と味噌汁 (brown rice and miso soup)",
    "Porridge with pear",
    "Leftover pancakes",
    "Yoghurt, walnuts, honey",
)
LUNCHES = (
    "lentil soup at noon",
    "salad with feta from the canteen",
    "a sandwich at the desk, again",
    "Käsespätzle with colleagues",
    "leftover curry",
    "sushi with Mei",
    "tomato pasta",
    "a bowl of 蕎麦 (soba) near the station",
    "jacket potato and quark",
    "falafel from the market",
    "noodles with Jürgen",
)
DINNERS = (
    "Roasted vegetables in the evening.",
    "Pizza night.",
    "Grünkohl and potatoes.",
    "Soup and bread, early.",
    "Risotto with mushrooms, two helpings.",
    "お好み焼き (okonomiyaki) at Mei's.",
    "Only a small dinner.",
    "Chili, a bit too hot.",
    "Omelette and salad.",
    "Cooked with Jürgen, salmon and fennel.",
)
REMARKS = (
    "Slept well after the evening walk.",
    "Too much coffee in the afternoon.",
    "Read until midnight, paid for it today.",
    "No sweets today, hardly missed them.",
    "Headache from the screen; water helped.",
    "Long call with my sister.",
    "The new desk lamp makes a difference.",
    "Felt rushed all morning, calmer after meditating.",
    "Rain all day, and still went out.",
    "Legs heavy from Saturday.",
    "First day without the afternoon slump.",
    "Worked from the garden.",
    "Cycled to work, headwind both ways.",
    "Birthday cake at the office, two pieces.",
    "Quiet evening, phone in the other room.",
    "Nervous about the talk tomorrow.",
    "The talk went well!",
    "Grateful for the light this morning.",
    "Jürgen beat me at table tennis, twice.",
    "Walked home with Jürgen instead of taking the tram.",
)
# In the order in which these days came.
ILL = (
    "Flu. Tea, soup, and the couch.",
    "Fever 38.6, slept most of the day.",
    "Still in bed. Hühnersuppe from the neighbour.",
    "Fever gone, no appetite yet.",
    "A short walk around the block, that was enough.",
    "Almost myself again.",
)
AWAY = (
    "Swam in the lake before breakfast.",
    "Grilled fish by the water, everyone sunburnt.",
    "Hiked up to the Hütte, Kaiserschmarrn on top.",
    "Rain, cards, three cups of cocoa.",
    "Nothing planned, nothing done, wonderful.",
    "Long train ride home, tired and happy.",
)
TODAY = "Slept well after the evening walk. Oats with berries, coffee in the sun with Jürgen."


def of_an_ordinary_day(chance: Random) -> str:
    """What was eaten, how it went, or both."""
    breakfast, lunch = chance.choice(BREAKFASTS), chance.choice(LUNCHES)
    dinner, remark = chance.choice(DINNERS), chance.choice(REMARKS)
    return chance.choice(
        (
            f"{breakfast}, {lunch}.",
            f"{breakfast}, {lunch}. {dinner}",
            f"{breakfast}, {lunch}.\n{remark}",
            f"{dinner} {remark}",
            remark,
            dinner,
        )
    )
