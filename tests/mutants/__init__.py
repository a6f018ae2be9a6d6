"""The engine, broken on purpose in ways that engines are broken by mistake: each must make a named test fail."""
