"""Fixtures that every test may use: the server's and the devices'."""

pytest_plugins = ["tests.server.fixtures", "tests.devices"]
