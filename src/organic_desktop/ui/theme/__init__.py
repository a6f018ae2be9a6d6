"""Colours, sizes, typeface and stylesheet."""
