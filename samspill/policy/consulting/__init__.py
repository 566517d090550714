"""The consultation: its desk, its mail, its remarks on paper."""
