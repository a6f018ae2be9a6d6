"""The check-up (``doctor``): this computer, the server as a client sees it, and its database by the catalogue.

Each check is a Finding; none changes anything, here or there.
"""
