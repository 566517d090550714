"""The contribution report: figures and sentences that can be followed to the contributions behind them.

`building` makes report.json; `document` draws the same report as PDF, DOCX and HTML, `page` shows it.
Every count stands with the ids it counts, every text is given unchanged.
"""
