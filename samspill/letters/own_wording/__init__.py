"""An organiser's own wording of a kind of letter: written without code, kept version by version."""
