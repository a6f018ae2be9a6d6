"""The parts that pages are built of: cards, controls, lists, and how values and moments are written."""
