"""The political handling, and the policy as everyone reads it."""
