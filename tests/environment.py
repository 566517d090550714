"""The surroundings of a test run, set before Django reads its settings.

Loaded first of all by `-p tests.environment` in pyproject.toml. The tests keep out of a person's
own data (SAMSPILL_DATA) and database; only DATABASE_URL, which tools/with_postgres.py sets,
chooses PostgreSQL.
"""

import os
import tempfile

KEPT = ("SAMSPILL_CHROMIUM", "SAMSPILL_TEST_PG_DSN")

for name in [name for name in os.environ if name.startswith("SAMSPILL_") and name not in KEPT]:
    del os.environ[name]
os.environ["SAMSPILL_TESTING"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "samspill.settings"
# Shared by the workers of one run: the first sets it, the others inherit it.
FOLDER = os.environ.get("PYTEST_SAMSPILL_DATA") or tempfile.mkdtemp(prefix="samspill-tests-")
os.environ["PYTEST_SAMSPILL_DATA"] = FOLDER
os.environ["SAMSPILL_DATA"] = FOLDER
os.makedirs(os.path.join(FOLDER, "static"), exist_ok=True)  # or WhiteNoise warns at every page
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop running
