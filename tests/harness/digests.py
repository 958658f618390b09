"""What an installation holds, table by table, and in which order it lists and finds: as JSON."""

import json
import os
import sys
from hashlib import sha256

import django

WORDS = ("đoàn", "thi truong", "mau", "Seoul", "2026", "le tan")
ENGINE_OWN = frozenset({"django_migrations", "foundation_cache"})
"""When a migration ran, and what is only remembered for a while, belongs to each engine alone."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingoai.config.settings")
    django.setup()
    from doingoai.accounts.models import User  # noqa: PLC0415  after Django is set up
    from doingoai.command.archive import tables  # noqa: PLC0415
    from doingoai.directory.queries import visible_people  # noqa: PLC0415
    from doingoai.foundation import search  # noqa: PLC0415

    found = {}
    for model in tables.models_of(
        "default", tables.leaves("default", tables.applied_migrations("default"))
    ):
        if model._meta.db_table not in ENGINE_OWN:
            digest, rows = sha256(), -1
            for line in tables.lines_of(model, "default"):
                digest.update(line)
                rows += 1
            found[model._meta.db_table] = [rows, digest.hexdigest()]
    ha = User.objects.get(username="ha")
    orders = {word: [entry.pk for entry in search.find(word)[:200]] for word in WORDS}
    orders["people"] = list(
        visible_people(ha).order_by("sort_key", "pk").values_list("pk", flat=True)
    )
    sys.stdout.write(json.dumps({"tables": found, "orders": orders}) + "\n")


if __name__ == "__main__":
    main()
