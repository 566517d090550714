"""What the evening gave, to be read the same evening: `building` reads it, `page` and `document` draw it."""
