"""Colours, sizes, fonts and the stylesheet."""
