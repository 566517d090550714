"""A municipality's own Word template: checked when it comes, filled when a document is made.

A field is its name between double braces, written as text in Word: `{{ tittel }}`. There is no
expression, loop or attribute, so nothing in an uploaded file is ever run.
"""
