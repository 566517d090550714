"""The square (torg): who has which stand, and where it is."""
