"""What the house holds about one person: found by her address, shown to her, put right, erased."""
