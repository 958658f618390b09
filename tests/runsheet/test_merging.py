"""The day is a function of the set of its entries: in any order, twice, cut off, from stopped phones."""

import itertools
import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from doingoai.runsheet.merging import Event, State, state_of
from tests.runsheet.histories import faults_of, history

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = json.loads((HERE / "cases.json").read_text())
MERGING = "doingoai/web/islands/run/merging.ts"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
A_FEW = 300


def event_of_case(sent: dict) -> Event:
    return Event(**{**sent, "after": tuple(sent.get("after", ()))})


def summary(state: State) -> dict:
    """What both languages are asked for."""
    return {
        "things": {
            key: {"values": list(thing.values), "heads": [head.id for head in thing.heads],
                  "history": [one.id for one in thing.history]}
            for key, thing in state.things.items()
        },
        "told": [event.id for event in state.told],
        "apart": sorted([event.id, why] for event, why in state.apart),
        "counter": state.counter,
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_day_says_what_the_table_says_whatever_the_order(case):
    events = [event_of_case(sent) for sent in case["events"]]

    for order in itertools.islice(itertools.permutations(events), 200):
        assert summary(state_of([*order, *order[:1]])) == case["says"]


def test_the_phone_says_the_same(tmp_path):
    if shutil.which("node") is None or not ESBUILD.exists():
        pytest.skip("no node on this machine")
    told = random.Random(7)
    for _turn in range(20):
        events = [_on_the_wire(event) for event in history(told).arrived]
        CASES.append({"events": events, "says": None})
    script = tmp_path / "merging.mjs"
    subprocess.run(
        [ESBUILD, MERGING, "--bundle", "--format=esm", f"--outfile={script}", "--log-level=error"],
        cwd=ROOT, check=True,
    )  # fmt: skip
    (tmp_path / "cases.json").write_text(json.dumps(CASES))
    (tmp_path / "ask.mjs").write_text(ASK)

    said = subprocess.run(
        ["node", "ask.mjs"], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    wanted = [summary(state_of(map(event_of_case, case["events"]))) for case in CASES]
    assert json.loads(said.stdout) == wanted


def _on_the_wire(event: Event) -> dict:
    names = ("id", "device", "counter", "at", "kind", "about", "thing", "value", "text", "severity", "apart")  # fmt: skip
    return {**{name: getattr(event, name) for name in names}, "after": list(event.after)}


ASK = """
import { readFileSync } from "node:fs";
import { stateOf } from "./merging.mjs";
const whole = { about: "", thing: "", value: "", after: [], text: "", severity: "", apart: "" };
const ids = (entries) => entries.map((entry) => entry.id);
const said = JSON.parse(readFileSync("cases.json", "utf8")).map(({ events }) => {
  const entries = events.map((event) => ({ ...whole, ...event }));
  const state = stateOf([...entries].reverse().concat(entries));
  return {
    things: Object.fromEntries(Object.entries(state.things).map(([name, thing]) =>
      [name, { values: thing.values, heads: ids(thing.heads), history: ids(thing.history) }])),
    told: ids(state.told),
    apart: state.apart.map(([entry, why]) => [entry.id, why]).sort(),
    counter: state.counter,
  };
});
console.log(JSON.stringify(said));
"""


def test_random_days_on_five_phones_end_the_same_in_every_order():
    faults = {seed: found for seed in range(A_FEW) if (found := faults_of(random.Random(seed)))}

    assert faults == {}


def test_the_random_days_have_everything_in_them():
    told = [history(random.Random(seed)) for seed in range(A_FEW)]

    assert any(state_of(one.arrived).contradictions for one in told)
    assert any(event.apart for one in told for event in one.arrived)
    assert any(one.lost for one in told)
    assert any(len([e for batch in one.sent for e in batch]) > len(one.arrived) for one in told)
