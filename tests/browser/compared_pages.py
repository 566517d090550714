"""Pages of figures released for comparison."""

COMPARED_PARTS = {
    "release": "SELECT id FROM insight_themerelease WHERE withdrawn_at IS NULL"
    " AND place='Luster kommune' LIMIT 1"
}
COMPARED_PAGES: dict[str, dict[str, str]] = {
    "insight:releasing": {"slug": "luster"},
    "insight:theme_compared": {"code": "LOK"},
    "insight:theme_said": {"code": "LOK", "pk": "release"},
}
NO_COMPARED_PAGES = {"insight:release_withdrawal", "insight:theme_releases"}
