"""The yearly question to the associations: its links, its e-mails, its pages."""
