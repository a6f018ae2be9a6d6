"""Our own work against the least that could do it, in one run on one machine. `make bench` prints the table.

Ratios, for absolute times are of the machine; never asserted in a test, for a test must not depend on the load.
"""
