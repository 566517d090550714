"""What a municipality calls its document, and how the word is bent. All mean the same thing."""

DOCUMENT_KINDS = {
    "frivillighetspolitikk": {
        "nb": ("en frivillighetspolitikk", "frivillighetspolitikken"),
        "nn": ("ein frivilligheitspolitikk", "frivilligheitspolitikken"),
    },
    "frivillighetsmelding": {
        "nb": ("en frivillighetsmelding", "frivillighetsmeldingen"),
        "nn": ("ei frivilligheitsmelding", "frivilligheitsmeldinga"),
    },
    "frivillighetsplattform": {
        "nb": ("en frivillighetsplattform", "frivillighetsplattformen"),
        "nn": ("ei frivilligheitsplattform", "frivilligheitsplattforma"),
    },
    "frivillighetsstrategi": {
        "nb": ("en frivillighetsstrategi", "frivillighetsstrategien"),
        "nn": ("ein frivilligheitsstrategi", "frivilligheitsstrategien"),
    },
    "frivillighetserklæring": {
        "nb": ("en frivillighetserklæring", "frivillighetserklæringen"),
        "nn": ("ei frivilligheitserklæring", "frivilligheitserklæringa"),
    },
    "frivillighetsplan": {
        "nb": ("en frivillighetsplan", "frivillighetsplanen"),
        "nn": ("ein frivilligheitsplan", "frivilligheitsplanen"),
    },
}


def document_kind_words(kind: str, language: str) -> tuple[str, str]:
    """(indefinite with article, definite) of a kind, for instance "en …politikk", "…politikken".

    kind      a key of DOCUMENT_KINDS, or its nynorsk spelling with "heit"
    language  nb or nn; any other is read as nb
    Raises    KeyError for a kind that is not in the list.
    """
    known = kind.strip().lower().replace("frivilligheit", "frivillighet")
    return DOCUMENT_KINDS[known]["nn" if language == "nn" else "nb"]
