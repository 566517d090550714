"""Of the pages of associations' own entries: those that no list of addresses can open."""

NO_OWN_PAGES = {
    "registry:own_changes_seen", "registry:own_link", "registry:own_return",
    "registry:own_entry", "registry:own_removal",  # behind a link that only an e-mail holds
}  # fmt: skip
