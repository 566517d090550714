"""What was written on paper: sheets, their photos, and what is typed in from them."""
