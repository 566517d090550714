"""From the same letter: poster, local paper, web page and social media, for all who get no letter."""
