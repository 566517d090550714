"""Static files under names that tell their content, scripts that import scripts among them.

Without it a script would be fetched anew after an upgrade, and what it imports be the one of yesterday.
"""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Compressed, named by content; so are the names in `import … from "./other.js"`."""

    support_js_module_import_aggregation = True
