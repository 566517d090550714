"""Of the pages of associations' own entries: those that no list of addresses can open."""

NO_OWN_PAGES = {
    "registry:own_changes_seen", "registry:own_link", "registry:own_return",
    "overview:own_data_erasures", "overview:own_data_file", "overview:request_answered",
    "overview:own_data",  # tests/browser/test_own_data.py
    "registry:own_entry", "registry:own_removal",  # behind a link that only an e-mail holds
}  # fmt: skip
