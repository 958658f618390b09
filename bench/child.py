"""One measure in a process of its own: `python -m bench.child lists '{"size": 1000}'`; answers JSON."""

import json
import os
import sys
from importlib import import_module

import django


def main() -> None:
    part, _dot, function = sys.argv[1].partition(".")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    answer = getattr(import_module(f"bench.{part}"), function or "measure")(
        **json.loads(sys.argv[2])
    )
    print("\n" + json.dumps(answer))


if __name__ == "__main__":
    main()
