"""What the municipality's archive is given: one package a journal entry, after Noark 5 and Fiks Arkiv."""
