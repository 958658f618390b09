/** The cards of the day: now, next, then the rest; everything on them can be ticked by a thumb. */

import { type Caller, type Day, type Guest, type Item, pictureOf } from "./day";
import type { Entry, State } from "./merging";
import { checklist } from "./steps";
import { type Sign, button, clock, el, icon, toggle, word } from "./parts";

export type Say = (said: Partial<Entry>) => void;

const HOUR = 3_600_000;
const LATER = [5, 10, 15, 30];
const openLists = new Set<string>();

const valueOf = (state: State, thing: string): string => {
  const values = state.things[thing]?.values ?? [];
  return values.length === 1 ? (values[0] ?? "") : "";
};
const isDoubted = (state: State, thing: string): boolean => (state.things[thing]?.values.length ?? 0) > 1;
const isOn = (state: State, item: Item, what: string): boolean => valueOf(state, `${item.key}:${what}`) === "yes";

/** What is going on: what was begun last and is not over, else what the clock says. */
function current(day: Day, state: State): Item | undefined {
  const begun = day.items.filter((item) => isOn(state, item, "begun") && !isOn(state, item, "finished"));
  if (begun.length > 0) return begun[begun.length - 1];
  const now = Date.now();
  return day.items
    .filter((item) => !isOn(state, item, "finished") && Date.parse(item.starts) <= now)
    .filter((item) => now < (item.ends ? Date.parse(item.ends) : Date.parse(item.starts) + HOUR))
    .pop();
}

export function cardsOf(day: Day, state: State, say: Say): HTMLElement[] {
  const now = current(day, state);
  const isAhead = (item: Item) => Date.parse(item.starts) >= Date.now() && item !== now;
  const next = day.items.find((item) => isAhead(item) && !isOn(state, item, "begun") && !isOn(state, item, "finished"));
  const first = [now, next].filter((item) => item !== undefined);
  const rest = day.items.filter((item) => !first.includes(item));
  return [
    ...first.map((item) => card(day, item, state, say, word(item === now ? "now" : "next"))),
    ...rest.map((item) => card(day, item, state, say, "")),
  ];
}

function card(day: Day, item: Item, state: State, say: Say, mark: string): HTMLElement {
  const made = el("article", `run-card${mark ? " is-first" : ""}${isOn(state, item, "finished") ? " is-over" : ""}`);
  made.id = item.key;
  const time = `${clock(item.starts)}${item.ends ? `–${clock(item.ends)}` : ""}`;
  const late = valueOf(state, `${item.key}:late`);
  made.append(
    el("p", "run-when", mark ? el("strong", "run-mark", mark) : null, `${dayOf(item.starts)}${time}`, late && late !== "0" ? el("span", "state is-bad", word("late", { n: late })) : null),
    el("h3", "", item.title),
    lines(item),
    callers(item.phones),
    el("div", "run-ticks", ...item.ticks.map((tick) => tickOf(item, tick, state, say))),
    lateness(item, state, say),
  );
  if (item.steps?.length > 0) made.append(checklist(day, item, state, say));
  if (item.guests.length > 0) made.append(roll(item, state, say));
  return made;
}

function dayOf(starts: string): string {
  const today = new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 10);
  return starts.slice(0, 10) === today ? "" : `${starts.slice(8, 10)}/${starts.slice(5, 7)} · `;
}

function lines(item: Item): HTMLElement {
  const place = item.address && item.address !== item.place ? `${item.place} · ${item.address}` : item.place;
  const told: [Sign, string][] = [
    ["place", place],
    ["car", item.car],
    ["person", item.responsible],
    ["language", item.interpreter],
  ];
  return el("ul", "run-lines", ...told.filter(([, text]) => text).map(([sign, text]) => el("li", "", icon(sign), text)));
}

export function callers(phones: Caller[]): HTMLElement {
  const made = el("div", "run-calls");
  for (const phone of phones) {
    const link = el("a", "button run-button", icon("phone"), `${phone.name} · ${phone.number}`) as HTMLAnchorElement;
    link.href = `tel:${phone.number.replace(/[^+\d]/g, "")}`;
    link.title = phone.role;
    made.append(link);
  }
  return made;
}

function tickOf(item: Item, tick: { key: string; label: string }, state: State, say: Say): HTMLElement {
  const on = valueOf(state, tick.key) === "yes";
  const act = () => say({ thing: tick.key, about: item.key, value: on ? "no" : "yes" });
  return toggle(tick.label, on, act, isDoubted(state, tick.key));
}

function lateness(item: Item, state: State, say: Say): HTMLElement {
  const thing = `${item.key}:late`;
  const made = el("div", "run-late", el("span", "", word("lateBy")));
  for (const minutes of [0, ...LATER]) {
    const on = valueOf(state, thing) === String(minutes);
    const one = button(String(minutes), () => say({ thing, about: item.key, value: String(minutes) }), on ? "is-on" : "");
    one.setAttribute("aria-label", word("late", { n: minutes }));
    one.setAttribute("aria-pressed", String(on));
    made.append(one);
  }
  if (isDoubted(state, thing)) made.append(el("span", "state is-warn", word("doubted")));
  return made;
}

/** Somebody's face where there is a photograph, else the first letters of the first and the last word of the name. */
function face(guest: Guest): HTMLElement {
  const picture = pictureOf(guest);
  if (!picture) {
    const parts = guest.label.trim().split(/\s+/);
    const letters = [parts[0], parts.length > 1 ? parts[parts.length - 1] : ""].map((part) => (part ?? "").slice(0, 1)).join("");
    const made = el("span", "run-face run-letters", letters.toUpperCase());
    made.setAttribute("aria-hidden", "true");
    return made;
  }
  const made = el("img", "run-face") as HTMLImageElement;
  made.src = picture;
  made.alt = "";
  made.width = 36;
  made.height = 48;
  return made;
}

function roll(item: Item, state: State, say: Say): HTMLElement {
  const present = item.guests.filter((guest) => valueOf(state, guest.key) === "present").length;
  const made = el("details", "run-roll", el("summary", "", word("roll", { n: present, all: item.guests.length }))) as HTMLDetailsElement;
  made.open = openLists.has(item.key);
  made.addEventListener("toggle", () => (made.open ? openLists.add(item.key) : openLists.delete(item.key)));
  for (const guest of item.guests) {
    const value = valueOf(state, guest.key);
    const answer = (told: string) => say({ thing: guest.key, about: item.key, value: value === told ? "no" : told });
    made.append(
      el(
        "div",
        "run-guest",
        el("span", "", face(guest), guest.label),
        toggle(word("present"), value === "present", () => answer("present"), isDoubted(state, guest.key)),
        toggle(word("absent"), value === "absent", () => answer("absent")),
      ),
    );
  }
  return made;
}
