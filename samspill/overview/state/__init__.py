"""How the house stands: what a machine asks of it, and what the administrator reads."""
