"""Rules of metrics, streaks, statistics, modules and schedules: pure functions of plain values, no I/O, no clock."""
