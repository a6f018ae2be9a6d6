"""The conversations page: a list of conversations, and the open one."""
