"""What anyone may take and use: of the whole country (`everywhere`), and of one place (`catalogue`)."""

from samspill.overview.open_data.everywhere import (
    CONTRIBUTION_FIELDS,
    MUNICIPALITY_FIELDS,
    contribution_table,
    municipality_table,
)
from samspill.overview.open_data.files import LICENCE, Row, as_csv

__all__ = [
    "CONTRIBUTION_FIELDS",
    "LICENCE",
    "MUNICIPALITY_FIELDS",
    "Row",
    "as_csv",
    "contribution_table",
    "municipality_table",
]
