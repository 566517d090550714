"""What the guide rests on: advice with what is behind it, and experiences from the municipalities."""
