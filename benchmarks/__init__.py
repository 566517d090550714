"""What `make bench` measures: each figure beside a peer in the same run, or beside a limit."""
