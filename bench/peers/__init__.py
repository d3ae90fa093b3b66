"""Other people's programs that differentiate, each in a process and an environment of its own."""
