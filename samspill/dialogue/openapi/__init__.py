"""What other programs may ask of the dialogue, written once as data: OpenAPI 3.1, and a page."""

from samspill.dialogue.openapi.document import INTRODUCTION, Operation, document, operations

__all__ = ["INTRODUCTION", "Operation", "document", "operations"]
