"""The widgets that pages are built of: cards, controls, fields, lists, tables and layouts."""
