/** The day as the phone knows it: the package it fetched, and what was noted on it since. */

import { type Entry, type State, stateOf } from "./merging";
import * as store from "./store";

export interface Named {
  key: string;
  label: string;
}

/** A guest; `face` is what the small picture is called, empty where there is none. */
export interface Guest extends Named {
  face?: string;
}

export interface Caller {
  name: string;
  role: string;
  number: string;
}

/** A step as the checklist stood when the day was fetched; `mine` was noted by this phone's officer. */
export interface Step {
  key: string;
  second: string;
  label: string;
  who: string;
  due: string;
  outcome: "" | "done" | "different" | "not_done";
  by: string;
  mine: boolean;
  confirmed: string;
  confirmed_mine: boolean;
  refused: string;
}

export interface Item {
  key: string;
  starts: string;
  ends: string;
  title: string;
  place: string;
  address: string;
  car: string;
  responsible: string;
  interpreter: string;
  ticks: Named[];
  guests: Guest[];
  phones: Caller[];
  steps: Step[];
}

export interface Day {
  visit: number;
  title: string;
  phones: Caller[];
  items: Item[];
  log: Entry[];
}

export interface Package {
  device: string;
  until: string;
  made: string;
  days: Day[];
}

/** What waits to be sent (`out:`) or was sent and is not yet in a package (`log:`). */
export interface Kept {
  visit: number;
  entry: Entry;
  stuck: string;
}

export const OUT = "out:";
export const LOG = "log:";
export const PHOTO = "photo:";
const FACE = "face:";
const PACKAGE = "package";
const MOST_LINKS = 200;

export let days: Day[] = [];
let own: Kept[] = [];
const faces = new Map<string, string>();

let last: Promise<unknown> = Promise.resolve();

/** One thing at a time: what is noted while the store is read must know what was noted just before. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const next = last.then(act, act);
  last = next.catch(() => undefined);
  return next;
}

/** Read everything that lies sealed on the phone into memory. */
export const load = (): Promise<void> => inTurn(readAll);

async function readAll(): Promise<void> {
  days = (await store.get<Package>(PACKAGE))?.days ?? [];
  const names = [...(await store.keysFrom(OUT)), ...(await store.keysFrom(LOG))];
  own = (await Promise.all(names.map((name) => store.get<Kept>(name)))).filter((one) => one !== undefined);
  for (const name of await store.keysFrom(FACE)) {
    const face = name.slice(FACE.length);
    if (!faces.has(face)) faces.set(face, (await store.get<string>(name)) ?? "");
  }
}

/** The small picture of a guest as a page shows it; empty where the phone has none. */
export const pictureOf = (guest: Guest): string => {
  const face = faces.get(guest.face ?? "");
  return face ? `data:image/jpeg;base64,${face}` : "";
};

/** Faces that the day names and the phone does not hold yet; those it names no more leave the phone. */
export const facesWanted = (): Promise<string[]> =>
  inTurn(async () => {
    const named = new Set(days.flatMap((day) => day.items.flatMap((item) => item.guests.map((guest) => guest.face ?? ""))));
    for (const name of await store.keysFrom(FACE)) {
      if (!named.has(name.slice(FACE.length))) await dropFace(name);
    }
    return [...named].filter((face) => face && !faces.has(face));
  });

export const keepFace = (face: string, picture: string): Promise<void> =>
  inTurn(async () => {
    await store.put(FACE + face, picture);
    faces.set(face, picture);
  });

async function dropFace(name: string): Promise<void> {
  faces.delete(name.slice(FACE.length));
  await store.drop(name);
}

/** Take a package that has just come; what it holds of our own entries need not be kept twice. */
export const take = (brought: Package): Promise<void> =>
  inTurn(async () => {
    await store.put(PACKAGE, brought);
    const there = new Set(brought.days.flatMap((day) => day.log.map((entry) => entry.id)));
    for (const name of await store.keysFrom(LOG)) {
      if (there.has(name.slice(LOG.length))) await store.drop(name);
    }
    await readAll();
  });

/** The day's people and times leave the phone; what waits to be sent stays, sealed. */
export async function forgetPackage(): Promise<void> {
  days = [];
  await store.drop(PACKAGE);
  for (const name of await store.keysFrom(FACE)) await dropFace(name);
}

export const waiting = (): Promise<string[]> => store.keysFrom(OUT);

export function stateOfVisit(day: Day): State {
  const there = new Set(day.log.map((entry) => entry.id));
  const mine = own.filter((one) => one.visit === day.visit && !there.has(one.entry.id));
  return stateOf([...day.log, ...mine.map((one) => one.entry)]);
}

/** What this phone said last of a thing and the fetched day does not know yet; nothing where it knows all. */
export function saidHere(day: Day, thing: string): string {
  const there = new Set(day.log.map((entry) => entry.id));
  const said = own.filter((one) => one.visit === day.visit && one.entry.thing === thing && !there.has(one.entry.id));
  return said.sort((one, other) => one.entry.counter - other.entry.counter).pop()?.entry.value ?? "";
}

/** Note something. It is on disk before this is over, and stays until the server has answered for it. */
export const note = (day: Day, said: Partial<Entry>): Promise<Entry> => inTurn(() => noteDown(day, said));

async function noteDown(shown: Day, said: Partial<Entry>): Promise<Entry> {
  const day = days.find(({ visit }) => visit === shown.visit) ?? shown;
  const state = stateOfVisit(day);
  const history = said.thing ? (state.things[said.thing]?.history ?? []) : [];
  const device = (await store.enrolled())?.key ?? "";
  const entry: Entry = {
    id: crypto.randomUUID(), device, counter: state.counter + 1, at: localTime(new Date()), kind: "said", about: "",
    thing: "", value: "", text: "", severity: "", apart: "", ...said,
    after: history.slice(-MOST_LINKS).map((one) => one.id),
  };
  const kept = { visit: day.visit, entry, stuck: "" };
  await store.put(OUT + entry.id, kept);
  own.push(kept);
  return entry;
}

/** The phone's own clock with its zone, as the log shows it. */
export function localTime(moment: Date): string {
  const shift = -moment.getTimezoneOffset();
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const local = new Date(moment.getTime() + shift * 60_000).toISOString().slice(0, 19);
  return `${local}${shift < 0 ? "-" : "+"}${two(shift / 60)}:${two(shift % 60)}`;
}
