"""The modules page: an overview of all modules, and one in detail."""
