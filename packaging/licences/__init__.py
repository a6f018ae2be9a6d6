"""The licences of everything in the bundle: found, compared with what is accepted, written down (docs/packaging.md)."""
