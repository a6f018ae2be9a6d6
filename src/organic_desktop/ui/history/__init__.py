"""The history page: a year as a heatmap, all days as a table, a search of the notes, and the changes of a day."""
