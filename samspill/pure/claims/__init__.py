"""The contribution report as claims: every figure and sentence with its formula and its contributions."""
