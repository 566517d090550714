"""What is asked at sign-up beyond who comes: own fields, extras, sessions, needs, preparation."""
