"""What became of what was said: the chain of a contribution, and those who follow it."""
