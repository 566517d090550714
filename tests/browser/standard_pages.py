"""The pages of the standard, for `test_every_page.py`."""

OF_NATIONAL = {"slug": "landsforbundet-eksempel"}
OF_LUSTER = {"slug": "luster"}
STANDARD_PAGES: dict[str, dict[str, str]] = {
    "standard:assessment": OF_LUSTER,
    "standard:criteria": OF_NATIONAL,
    "standard:criterion": {**OF_NATIONAL, "number": "2"},
    "standard:criterion_new": OF_NATIONAL,
    "standard:map_now": {},
    "standard:map_year": {"year": "2025"},
    "standard:mark": {**OF_LUSTER, "number": "2"},
    "standard:profile": OF_LUSTER,
    "standard:survey": OF_LUSTER,
}
NO_STANDARD_PAGES = {
    "standard:answer",  # behind a link that only an e-mail holds
    "standard:closing",
    "standard:completion",
    "standard:evidence_file",
    "standard:public_file",
}
