from samspill.registry.models.associations import (
    Association,
    AssociationQuerySet,
    Category,
    ContactPoint,
)
from samspill.registry.models.register import (
    NotTheSame,
    RegisterChange,
    RegisterFetch,
    Watermark,
)

__all__ = [
    "Association",
    "AssociationQuerySet",
    "Category",
    "ContactPoint",
    "NotTheSame",
    "RegisterChange",
    "RegisterFetch",
    "Watermark",
]
