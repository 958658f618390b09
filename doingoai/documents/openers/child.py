"""
The child itself: takes its limits first, then imports the opener, then reads the content.

Started as a file by `inspection.limits`, in isolated mode, with the root of the code, the module,
seconds and megabytes as arguments. Ends with 0 and an answer, 3 when the opener cannot read the
content (a ValueError), 4 when memory ran out.
"""

import importlib
import resource
import sys

REFUSED = 3
OUT_OF_MEMORY = 4


def limit(seconds: int, megabytes: int) -> None:  # pragma: no cover - would limit the tests
    """Take the limits of this process: processor time, memory, no files written, no core dump."""
    memory = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(arguments: list[str]) -> int:
    """Answer one payload; the exit code says how it went."""
    root, module, seconds, megabytes = arguments
    limit(int(seconds), int(megabytes))
    sys.path.insert(0, root)
    try:
        opener = importlib.import_module(module)
        answer = opener.answer(sys.stdin.buffer.read())
    except MemoryError:
        return OUT_OF_MEMORY
    except ValueError as error:
        sys.stderr.write(str(error)[:200])
        return REFUSED
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":  # pragma: no cover - runs in the child only
    sys.exit(main(sys.argv[1:]))
