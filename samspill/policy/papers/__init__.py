"""Documents that the worker makes, the municipality's own templates, and what goes to the archive."""
