"""A hall full of phones and boards, and the doors they are measured against."""
