"""What the product knows about days and numbers: pure functions of plain values, with no I/O and no clock."""
