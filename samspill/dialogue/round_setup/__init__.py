"""The rounds as they are set up before the evening: what is typed, what the page shows, what is refused."""
