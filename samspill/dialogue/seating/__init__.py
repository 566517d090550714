"""Who sits where, round by round: what a plan is made from, how it is made, and how the pages show it."""
