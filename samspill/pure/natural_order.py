"""The order in which people expect names: numbers by their size, before words."""


def natural(name: str) -> tuple[int, int, str]:
    """Sorts "2" before "10", and numbers before words."""
    is_number = name.isascii() and name.isdigit()
    return (0, int(name), name) if is_number else (1, 0, name)
