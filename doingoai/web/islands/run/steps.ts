/** The checklist of an item: who ticks, who confirms; what is ticked here is shown before it is sent. */

import { type Day, type Item, type Step, saidHere } from "./day";
import type { Entry, State } from "./merging";
import { clock, el, toggle, word } from "./parts";

type Say = (said: Partial<Entry>) => void;

const openLists = new Set<string>();

interface Standing {
  done: boolean;
  mine: boolean;
  confirmed: boolean;
  confirmedMine: boolean;
}

/** What the checklist said when the day was fetched, and what was said here since. */
function standing(day: Day, step: Step): Standing {
  const tick = saidHere(day, step.key);
  const second = step.second ? saidHere(day, step.second) : "";
  return {
    done: tick ? tick === "yes" : step.outcome === "done",
    mine: tick === "yes" ? step.mine || step.outcome !== "done" : step.mine,
    confirmed: second ? second === "yes" : Boolean(step.confirmed),
    confirmedMine: second === "yes" || step.confirmed_mine,
  };
}

const isSettled = (step: Step, now: Standing): boolean =>
  step.outcome === "different" || step.outcome === "not_done" || (now.done && (!step.second || now.confirmed));

export function checklist(day: Day, item: Item, state: State, say: Say): HTMLElement {
  const rows = item.steps.map((step) => ({ step, now: standing(day, step) }));
  const settled = rows.filter(({ step, now }) => isSettled(step, now)).length;
  const summary = el("summary", "", word("steps", { n: settled, all: rows.length }));
  const made = el("details", "run-roll run-steps", summary) as HTMLDetailsElement;
  made.open = openLists.has(item.key);
  made.addEventListener("toggle", () => (made.open ? openLists.add(item.key) : openLists.delete(item.key)));
  for (const { step, now } of rows) made.append(line(item, step, now, state, say));
  return made;
}

function line(item: Item, step: Step, now: Standing, state: State, say: Say): HTMLElement {
  const refused = step.refused ? el("small", "run-refused", word("notTaken", { why: step.refused })) : null;
  const made = el("div", "run-step", el("span", "", step.label, el("small", "", told(step, now).join(" · ")), refused));
  if (step.outcome === "different" || step.outcome === "not_done") return made;
  const isDoubted = (thing: string) => (state.things[thing]?.values.length ?? 0) > 1;
  const press = (thing: string, on: boolean) => () => say({ thing, about: item.key, value: on ? "no" : "yes" });
  const ticks = el("div", "run-ticks");
  if (!now.done || (now.mine && !now.confirmed)) ticks.append(toggle(word("ticked"), now.done, press(step.key, now.done), isDoubted(step.key)));
  if (step.second && now.done && !now.mine && (!now.confirmed || now.confirmedMine)) {
    ticks.append(toggle(word("confirm"), now.confirmed, press(step.second, now.confirmed), isDoubted(step.second)));
  }
  if (ticks.childElementCount > 0) made.append(ticks);
  return made;
}

function told(step: Step, now: Standing): string[] {
  const parts = [step.who, word("by", { at: `${clock(step.due)} ${step.due.slice(8, 10)}/${step.due.slice(5, 7)}` })];
  if (step.second) parts.push(word("twoPeople"));
  if (step.outcome === "different" || step.outcome === "not_done") parts.push(word(step.outcome), step.by);
  else if (now.done && step.by && !now.mine) parts.push(`${word("ticked")}: ${step.by}`);
  if (step.confirmed && now.confirmed) parts.push(word("confirmedBy", { who: step.confirmed }));
  if (step.second && now.done && !now.confirmed) parts.push(word("waitsForSecond"));
  return parts.filter(Boolean);
}
