"""The figures of a report: who said how much of what, what is kept back, and what each figure rests on."""
