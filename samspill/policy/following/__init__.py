"""Living by the policy: owners, statuses, the action plan, the yearly meeting."""
