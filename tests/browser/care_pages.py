"""The care of the list of associations: for `test_every_page.py`."""

OF_ASSOCIATION = {"slug": "eigersund", "pk": "association"}
CARE_PARTS = {
    "other_association": "SELECT MAX(id) FROM registry_association WHERE organiser_id={eigersund}",
}
CARE_PAGES = {
    "registry:other": OF_ASSOCIATION,
    "registry:pair": {
        "slug": "eigersund",
        "first": "association",
        "second": "other_association",
    },
}
NO_CARE_PAGES = {
    "registry:address_works", "registry:merging", "registry:new_address", "registry:parting",
    "registry:register_word", "registry:two", "registry:two_taken_back",
}  # fmt: skip
