/**
 * What the log of a day says: the same function of the set of entries as `doingoai/runsheet/merging.py`,
 * for the phone without a connection. `tests/runsheet/cases.json` holds the two together.
 */

export interface Entry {
  id: string;
  device: string;
  counter: number;
  at: string;
  kind: string;
  about: string;
  thing: string;
  value: string;
  after: string[];
  text: string;
  severity: string;
  apart: string;
}

export interface Thing {
  heads: Entry[];
  history: Entry[];
  values: string[];
}

export interface State {
  things: Record<string, Thing>;
  told: Entry[];
  apart: [Entry, string][];
  counter: number;
}

const orderOf = (entry: Entry): [number, string, string, string] => [entry.counter, entry.at, entry.device, entry.id];

function byOrder(one: Entry, other: Entry): number {
  const [left, right] = [orderOf(one), orderOf(other)];
  for (let place = 0; place < left.length; place += 1) {
    const [a, b] = [left[place] ?? "", right[place] ?? ""];
    if (a !== b) return a < b ? -1 : 1;
  }
  return contentOf(one) < contentOf(other) ? -1 : 1;
}

const contentOf = (entry: Entry): string =>
  JSON.stringify(Object.entries({ ...entry, after: [...entry.after].sort() }).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Say what a set of entries means; the order in which they stand in the list does not matter. */
export function stateOf(entries: Iterable<Entry>): State {
  const known = [...new Map([...entries].map((entry) => [contentOf(entry), entry])).values()].sort(byOrder);
  const claims = new Map<string, number>();
  for (const { id } of known) claims.set(id, (claims.get(id) ?? 0) + 1);
  const whyApart = (entry: Entry): string => entry.apart || ((claims.get(entry.id) ?? 0) > 1 ? "twice" : "");
  const log = known.filter((entry) => !whyApart(entry));
  const links = new Map(known.map((entry) => [entry.id, entry.after]));
  return {
    things: thingsOf(log.filter((entry) => entry.kind === "said"), links),
    told: log.filter((entry) => entry.kind !== "said"),
    apart: known.filter(whyApart).map((entry) => [entry, whyApart(entry)]),
    counter: Math.max(0, ...log.map((entry) => entry.counter)),
  };
}

function thingsOf(said: Entry[], links: Map<string, string[]>): Record<string, Thing> {
  const things: Record<string, Thing> = {};
  for (const name of [...new Set(said.map((entry) => entry.thing))].sort()) {
    const history = said.filter((entry) => entry.thing === name);
    const heads = unanswered(history, links);
    things[name] = { heads, history, values: [...new Set(heads.map((head) => head.value))].sort() };
  }
  return things;
}

function unanswered(history: Entry[], links: Map<string, string[]>): Entry[] {
  const answered = new Set<string>();
  for (const entry of history) for (const id of answeredBy(entry, links)) answered.add(id);
  const heads = history.filter((entry) => !answered.has(entry.id));
  return heads.length > 0 ? heads : history;
}

function answeredBy(entry: Entry, links: Map<string, string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...entry.after];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    waiting.push(...(links.get(one) ?? []));
  }
  return found;
}
