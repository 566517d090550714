"""What anyone may take and use: of the whole country (`everywhere`), and of one place (`catalogue`)."""

from samspill.overview.open_data.everywhere import (
    CONTRIBUTION_FIELDS,
    MUNICIPALITY_FIELDS,
    contribution_table,
    municipality_table,
)
from samspill.overview.open_data.files import LICENCE, Row, csv_chunks, json_chunks

__all__ = [
    "CONTRIBUTION_FIELDS",
    "LICENCE",
    "MUNICIPALITY_FIELDS",
    "Row",
    "contribution_table",
    "csv_chunks",
    "json_chunks",
    "municipality_table",
]
