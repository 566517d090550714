"""Public pages, one's own sign-up by signed link, downloads, and the workspace."""
