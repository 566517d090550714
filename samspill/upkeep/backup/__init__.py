"""One file that holds the whole house, the same whichever database it stands in.

A zip: `tables/<table>.jsonl` (a row a line), `media/…`, `secret_key`, and last `manifest.json` with
the migrations that were applied, and the rows and checksum of every table.
"""
