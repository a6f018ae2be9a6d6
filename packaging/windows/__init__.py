"""The MSI and the setup.exe for Windows, made on Linux (docs/packaging.md, Windows)."""
