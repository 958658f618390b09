"""What the child does with a folder of jobs, tried here without its walls."""

import json

from doingoai.documents.rendering.word_child import do_jobs
from tests.documents.rendering.templates import template

PLAIN = {
    "wanted": "paper", "context": {"name": "Lan"}, "title": "", "author": "", "on": "2027-03-09",
}  # fmt: skip


def run(folder, *jobs):
    (folder / "jobs.json").write_text(json.dumps({"seconds": 7, "jobs": list(jobs)}))
    allowed = []
    do_jobs(folder, before_each=allowed.append)
    return allowed, [json.loads((folder / f"{job['number']}.json").read_text()) for job in jobs]


def test_every_job_gets_its_seconds_and_its_answer(tmp_path):
    (tmp_path / "good").write_bytes(template("{{ name }}"))
    (tmp_path / "bad").write_bytes(template("{{ nam }}"))

    allowed, answers = run(
        tmp_path,
        {"number": 0, "template": "good", **PLAIN},
        {"number": 1, "template": "bad", **PLAIN},
        {"number": 2, "template": "good", "wanted": "fields"},
    )

    assert allowed == [7, 7, 7]
    assert answers == [
        {"done": True},
        {"code": "template.unknown_field", "part": "body", "found": "nam", "near": "{{ nam }}"},
        {"fields": [["name", "body", "{{ name }}"]]},
    ]


def test_every_failure_is_answered_with_a_code(tmp_path, monkeypatch):
    (tmp_path / "good").write_bytes(template("x"))
    failures = iter(
        [MemoryError(), RecursionError(), PermissionError("open x"), ZeroDivisionError()]
    )

    def fail(*args):
        raise next(failures)

    monkeypatch.setattr("doingoai.documents.rendering.word_child.write_paper", fail)
    jobs = [{"number": number, "template": "good", **PLAIN} for number in range(4)]

    _, answers = run(tmp_path, *jobs)

    assert [(answer["code"], answer["found"]) for answer in answers] == [
        ("template.too_big", ""),
        ("template.too_big", ""),
        ("template.forbidden", "open x"),
        ("template.broken", "ZeroDivisionError"),
    ]
