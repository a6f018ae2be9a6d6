"""The window: the only package that knows Qt. It talks to the App and never waits for the network."""
