"""The newsletter: who gets it, how it is written, what it looks like in a mail and in the archive."""
