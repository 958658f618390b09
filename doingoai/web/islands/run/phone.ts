/** The sheet in the hand: locked until the PIN, then the day; it works whether or not there is a line. */

import { cardsOf, callers } from "./cards";
import * as day from "./day";
import type { Entry } from "./merging";
import { button, clock, el, word, when } from "./parts";
import { takePicture } from "./pictures";
import * as store from "./store";
import { clearStopped, isOver, isStopped, keepSending } from "./sync";

const LOCK_AFTER = 15 * 60_000;
let place: HTMLElement;
let shown = 0;
let sendNow: () => void = () => undefined;
let told = "";

export async function openSheet(root: HTMLElement): Promise<void> {
  place = root;
  if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/run/worker.js", { scope: "/run/" }).catch(() => undefined);
  const record = await store.enrolled();
  if (!record) return say("notReady");
  if (isOver(record)) return cleared();
  showLock("");
  // Asked beside the PIN, so that a bad line keeps nobody waiting; what is stopped is wiped all the same.
  if ((await isStopped(record)) && !store.isOpen()) await cleared();
}

/** A phone that was stopped, or whose time is over, shows nothing any more. */
async function cleared(): Promise<void> {
  if (await clearStopped()) return say("stopped");
  told = word("sendFirst");
  showLock("");
}

function say(name: string): void {
  const link = el("a", "button run-button is-main", word("toDesk")) as HTMLAnchorElement;
  link.href = "/run/";
  place.replaceChildren(el("div", "run-message", el("p", "", word(name)), link));
}

function showLock(fault: string): void {
  const input = el("input", "run-pin") as HTMLInputElement;
  input.type = "password";
  input.inputMode = "numeric";
  input.autocomplete = "off";
  input.id = "run-pin";
  const label = el("label", "", word("pin")) as HTMLLabelElement;
  label.htmlFor = input.id;
  const open = button(word("open"), () => undefined, "is-main", "open");
  open.type = "submit";
  const form = el("form", "run-lock", label, input, open, el("p", "run-fault", fault || told)) as HTMLFormElement;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open.disabled = true;
    void tryPin(input.value);
  });
  place.replaceChildren(form);
  input.focus();
}

async function tryPin(pin: string): Promise<void> {
  if (await store.unlock(pin)) return start();
  const record = await store.enrolled();
  if (!record) return say("wiped");
  showLock(word("wrongPin", { n: store.MOST_TRIES - record.tries }));
}

async function start(): Promise<void> {
  told = "";
  await day.load();
  await draw();
  sendNow = keepSending(async (outcome) => {
    if (!(await store.enrolled())) return say("stopped");
    if (outcome === "stopped") return say("sendFirst");
    await draw();
  });
  sendNow();
  lockWhenLeft();
}

/** Left alone, the sheet closes: the key goes out of memory and the PIN is asked again. */
function lockWhenLeft(): void {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      store.lock();
      location.reload();
    }, LOCK_AFTER);
  };
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, again);
  again();
}

async function draw(): Promise<void> {
  const one = day.days.find(({ visit }) => visit === shown) ?? day.days[0];
  const typing = place.querySelector<HTMLTextAreaElement>(".run-write textarea");
  if (typing) return; // what is being typed is never drawn over
  const around = await line();
  if (!one) return place.replaceChildren(around, el("p", "run-message", word("noDay")));
  shown = one.visit;
  const state = day.stateOfVisit(one);
  const speak = (said: Partial<Entry>) => void note(one, said);
  place.replaceChildren(
    around,
    tabs(one),
    el("h2", "run-title", one.title),
    callers(one.phones),
    doubts(one, state.things),
    ...cardsOf(one, state, speak),
    lastTold(one),
    bar(one),
  );
}

/** “Offline since …, n things to send, last sent …” */
async function line(): Promise<HTMLElement> {
  const record = await store.enrolled();
  const count = (await day.waiting()).length;
  const pictures = (await store.keysFrom(day.PHOTO)).length;
  const since = record?.offlineSince ? word("offlineSince", { at: when(record.offlineSince) }) : word("online");
  const parts = [since, word("toSend", { n: count + pictures })];
  if (record?.lastSent) parts.push(word("lastSent", { at: when(record.lastSent) }));
  const made = el("p", `run-line${record?.offlineSince ? " is-offline" : ""}`, parts.join(" · "));
  made.setAttribute("role", "status");
  return made;
}

function tabs(current: day.Day): HTMLElement | string {
  if (day.days.length < 2) return "";
  const choose = (one: day.Day) => () => {
    shown = one.visit;
    void draw();
  };
  return el("nav", "run-tabs", ...day.days.map((one) => button(one.title, choose(one), one === current ? "is-on" : "")));
}

function doubts(one: day.Day, things: Record<string, { values: string[] }>): HTMLElement | string {
  const seconds = (item: day.Item) => (item.steps ?? []).map((step) => ({ key: step.second, label: `${step.label} (${word("confirm")})` }));
  const named = (item: day.Item) => [...item.ticks, ...item.guests, ...(item.steps ?? []), ...seconds(item)];
  const labels = new Map(one.items.flatMap((item) => named(item).map((tick) => [tick.key, `${item.title}: ${tick.label}`])));
  const names = Object.keys(things).filter((key) => (things[key]?.values.length ?? 0) > 1);
  if (names.length === 0) return "";
  return el("div", "run-doubts", el("strong", "", word("doubted")), el("ul", "", ...names.map((key) => el("li", "", labels.get(key) ?? key))));
}

function lastTold(one: day.Day): HTMLElement | string {
  const entries = day.stateOfVisit(one).told.slice(-12).reverse();
  if (entries.length === 0) return "";
  const severity = (entry: Entry) => (entry.severity ? el("span", "state is-bad", word(entry.severity)) : null);
  const text = (entry: Entry) => (entry.kind === "photo" ? `${word("photo")} ${entry.text}` : entry.text);
  return el(
    "section",
    "run-told",
    el("h2", "", word("log")),
    el("ul", "", ...entries.map((entry) => el("li", "", `${clock(entry.at)} `, severity(entry), ` ${text(entry)}`))),
  );
}

async function note(one: day.Day, said: Partial<Entry>): Promise<void> {
  await day.note(one, said);
  await draw();
  sendNow();
}

function bar(one: day.Day): HTMLElement {
  return el(
    "div",
    "run-bar",
    button(word("note"), () => writeDown(one, false), "", "note"),
    button(word("incident"), () => writeDown(one, true), "is-danger", "doubt"),
    button(word("photo"), () => takePicture((bytes) => keepPicture(one, bytes)), "", "camera"),
  );
}

async function keepPicture(one: day.Day, bytes: ArrayBuffer): Promise<void> {
  const entry = await day.note(one, { kind: "photo" });
  await store.putBytes(day.PHOTO + entry.id, bytes);
  await draw();
  sendNow();
}

function writeDown(one: day.Day, isIncident: boolean): void {
  const text = el("textarea") as HTMLTextAreaElement;
  text.rows = 4;
  text.maxLength = 4000;
  text.setAttribute("aria-label", word(isIncident ? "incident" : "note"));
  const about = el("select") as HTMLSelectElement;
  about.setAttribute("aria-label", word("atItem"));
  about.append(new Option("—", ""), ...one.items.map((item) => new Option(`${clock(item.starts)} ${item.title}`, item.key)));
  const close = () => {
    form.remove();
    void draw();
  };
  const keep = (severity: string) => {
    if (!text.value.trim()) return text.focus();
    form.remove();
    void note(one, { kind: isIncident ? "incident" : "note", severity, text: text.value.trim(), about: about.value });
  };
  const ends = isIncident
    ? ["small", "serious", "danger"].map((severity) => button(word(severity), () => keep(severity), severity === "small" ? "" : "is-danger"))
    : [button(word("keep"), () => keep(""), "is-main")];
  const form = el("div", "run-write", el("strong", "", word(isIncident ? "incident" : "note")), text, about, el("div", "run-ends", ...ends, button(word("cancel"), close)));
  place.append(form);
  text.focus();
}
