"""The house's own door with another way of writing behind it.

    python -m benchmarks.hall.door house|plain|view PORT [PROCESSES]

house   as it is
plain   plain sqlite3 or psycopg in place of the ORM, with the same group commit
view    a plain Django view, one row a request, at /plain/<code>/contributions
"""

import os
import sys


def main(kind: str, port: int, processes: int = 1) -> int:
    from samspill import server

    if processes > 1:
        from samspill.server_group import serve_together

        return serve_together("127.0.0.1", port, processes)
    server.prepare()
    from django.conf import settings

    if kind == "plain":
        from benchmarks.hall.plain import Plain
        from samspill.dialogue import writer

        writer.write_batch = Plain(os.environ["DATABASE_URL"]).write_batch
    elif kind == "view":
        settings.ROOT_URLCONF, settings.MIDDLEWARE = "benchmarks.hall.view", []
    return server.serve(port=port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
