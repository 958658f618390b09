/** Sending what was noted and fetching the day; nothing is forgotten before the server has answered for it. */

import { type Kept, LOG, OUT, PHOTO, type Package, facesWanted, forgetPackage, keepFace, load, take, waiting } from "./day";
import * as store from "./store";

const AT_ONCE = 25;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;
const EVERY = 20_000;
const PATIENCE = 30_000;
const refusedFaces = new Set<string>();

interface Answer {
  id: string;
  status: "accepted" | "known" | "apart" | "too_large";
  reason: string;
}

export type Outcome = "sent" | "offline" | "stopped";

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const device = await store.enrolled();
  const secret = await store.get<string>("secret");
  const language = document.documentElement.lang;
  return fetch(`/run/device/${path}?in=${language}`, {
    ...init,
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
    headers: { ...init.headers, Authorization: `Device ${device?.key}.${secret}` },
  });
}

/** Send everything that waits, in small batches, then fetch the day anew. */
export async function sync(): Promise<Outcome> {
  try {
    if (!navigator.onLine) throw new Error("offline");
    const stopped = (await sendEntries()) || (await sendPhotos()) || (await fetchDay()) || (await fetchFaces());
    await store.remember({ offlineSince: "" });
    if (stopped) {
      await forgetPackage();
      if ((await left()) === 0) await finish();
      return "stopped";
    }
    return "sent";
  } catch {
    const device = await store.enrolled();
    if (device && !device.offlineSince) await store.remember({ offlineSince: new Date().toISOString() });
    return "offline";
  }
}

async function left(): Promise<number> {
  return (await waiting()).length + (await store.keysFrom(PHOTO)).length;
}

async function finish(): Promise<void> {
  await ask("wiped/", { method: "POST" }).catch(() => undefined);
  await store.wipe();
}

async function sendEntries(): Promise<boolean> {
  let stopped = false;
  const names = await waiting();
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const batch = await Promise.all(names.slice(start, start + AT_ONCE).map((name) => store.get<Kept>(name)));
    const kept = batch.filter((one) => one !== undefined);
    const body = JSON.stringify({ entries: kept.map(({ visit, entry }) => ({ ...entry, visit })) });
    const response = await ask("entries/", { method: "POST", body, headers: { "Content-Type": "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    const said = (await response.json()) as { state: string; answers: Answer[] };
    stopped ||= said.state !== "live";
    for (const answer of said.answers) await settle(kept, answer);
    await store.remember({ lastSent: new Date().toISOString() });
  }
  return stopped;
}

async function settle(kept: Kept[], answer: Answer): Promise<void> {
  const one = kept.find(({ entry }) => entry.id === answer.id);
  if (!one) return;
  if (answer.status === "too_large") await store.put(OUT + answer.id, { ...one, stuck: answer.status });
  else await store.move(OUT + answer.id, LOG + answer.id, { ...one, stuck: answer.reason });
}

async function sendPhotos(): Promise<boolean> {
  let stopped = false;
  for (const name of await store.keysFrom(PHOTO)) {
    const id = name.slice(PHOTO.length);
    const body = await store.getBytes(name);
    if (!body || (await waiting()).includes(OUT + id)) continue;
    const response = await ask(`photo/${id}/`, { method: "POST", body, headers: { "Content-Type": "image/jpeg" } });
    // What is no picture is shown as such and waits; everything else is tried again later.
    if (!response.ok && response.status !== 422) throw new Error(String(response.status));
    if (response.ok) {
      stopped ||= ((await response.json()) as { state: string }).state !== "live";
      await store.drop(name);
    }
  }
  return stopped;
}

async function fetchDay(): Promise<boolean> {
  const response = await ask("day/");
  if (response.status === 410) return true;
  if (!response.ok) throw new Error(String(response.status));
  const brought = (await response.json()) as Package;
  await store.remember({ until: brought.until });
  await take(brought);
  return false;
}

/** A face that is missing is fetched once; one that cannot be had is not asked for again until the page is opened anew. */
async function fetchFaces(): Promise<boolean> {
  for (const face of (await facesWanted()).filter((one) => !refusedFaces.has(one))) {
    const response = await ask(`face/${face.split("-")[0]}/`);
    if (response.status === 410) return true;
    if (response.ok) await keepFace(face, ((await response.json()) as { picture: string }).picture);
    else refusedFaces.add(face);
  }
  return false;
}

/** The last hour of a phone is known without asking anybody. */
export const isOver = (device: store.Enrolled): boolean => Date.parse(device.until) <= Date.now();

/** A locked phone cannot open its secret: it asks by its number alone whether it has been stopped. */
export async function isStopped(device: store.Enrolled): Promise<boolean> {
  try {
    const response = await fetch(`/run/device/state/${device.key}/`, { credentials: "omit", cache: "no-store" });
    return response.ok && ((await response.json()) as { state: string }).state !== "live";
  } catch {
    return false;
  }
}

/** Of a locked phone that was stopped: the day goes at once; what waits stays sealed until it is sent. */
export async function clearStopped(): Promise<boolean> {
  await forgetPackage();
  for (const name of await store.keysFrom(LOG)) await store.drop(name);
  if ((await left()) > 0) return false;
  await store.wipe();
  return true;
}

/** Go on for as long as the page is open; after a failure wait longer each time. */
export function keepSending(after: (outcome: Outcome) => Promise<void>): () => void {
  let wait = FIRST_WAIT;
  let timer = 0;
  let running = false;
  const go = async (isOwn = false): Promise<void> => {
    if (running || !store.isOpen()) return;
    clearTimeout(timer);
    running = true;
    const outcome = await sync();
    running = false;
    if (outcome !== "offline") wait = FIRST_WAIT;
    else if (isOwn) wait = Math.min(wait * 2, LONGEST_WAIT);
    if (store.isOpen()) await load();
    await after(outcome);
    timer = window.setTimeout(() => void go(true), outcome === "offline" ? wait : EVERY);
  };
  window.addEventListener("online", () => {
    wait = FIRST_WAIT;
    void go();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void go();
  });
  return () => void go();
}
