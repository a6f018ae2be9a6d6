"""What every room stands on: clock, errors, files, settings, keyring, log."""
