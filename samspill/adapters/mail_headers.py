from email.policy import EmailPolicy


class WholeLinks(EmailPolicy):
    """Folds headers as they should be, but leaves List-Unsubscribe's links whole.

    The library would write a long link as encoded words, which no mail program reads as a link.
    """

    def fold(self, name: str, value: str) -> str:
        if name.lower() == "list-unsubscribe":
            return f"{name}: {str(value).replace(', ', f',{self.linesep} ')}{self.linesep}"
        return super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() == "list-unsubscribe":
            return self.fold(name, value).encode("ascii", "replace")
        return super().fold_binary(name, value)
