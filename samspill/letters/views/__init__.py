"""HTTP in, action, HTTP out. One file a noun: the shelf of letters, a letter, its deliveries."""
