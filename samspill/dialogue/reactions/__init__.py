"""Dots, opinions and choices: what is asked of whom, what they come to, and what the phone shows."""
