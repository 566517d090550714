"""The control room of an evening: what its page shows, and what may stand in the way of its acts."""
