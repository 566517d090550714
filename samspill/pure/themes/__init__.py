"""Short Norwegian texts -> themes: the taxonomy, key words with reasons, language, screening."""
