"""What the worker does for the policy by itself."""
