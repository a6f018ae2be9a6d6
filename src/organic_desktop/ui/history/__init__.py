"""History: the year as a map, the days as a table, the words of the notes, and the story of a day."""
