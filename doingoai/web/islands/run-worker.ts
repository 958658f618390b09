/**
 * Keeps the empty frame of the run sheet, so that it opens without a connection.
 *
 * What it keeps is the same for everybody: one page, its style, script, signs and letters. Nothing that
 * the server says of a visit ever passes through its store. The list is read from the frame itself.
 */

const FRAME = "/run/phone/";
const STORE = "run-frame-1";

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
  addEventListener(kind: "install" | "activate", act: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", act: (event: Fetching) => void): void;
}

const worker = self as unknown as Worker;

/** Fetch the frame and all it names; only when everything is there does it take the old one's place. */
async function fetchFrame(): Promise<void> {
  const frame = await fetch(FRAME, { cache: "no-store" });
  if (!frame.ok || frame.redirected) throw new Error(String(frame.status));
  const text = await frame.clone().text();
  const store = await caches.open(STORE);
  const parts = new Set([...text.matchAll(/"(\/static\/[^"#]+)/g)].map((found) => found[1] ?? ""));
  const missing: string[] = [];
  for (const part of parts) if (!(await store.match(part, { ignoreVary: true }))) missing.push(part);
  await store.addAll(missing);
  await store.put(FRAME, frame);
  for (const kept of await store.keys()) {
    const path = new URL(kept.url).pathname;
    if (path !== FRAME && !parts.has(path)) await store.delete(kept);
  }
}

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(STORE)).match(path, { ignoreVary: true, ignoreSearch: true });

async function frameFirst(event: Fetching): Promise<Response> {
  const found = await kept(FRAME);
  const renewed = fetchFrame();
  if (!found) {
    await renewed;
    return (await kept(FRAME)) ?? fetch(event.request);
  }
  event.waitUntil(renewed.catch(() => undefined));
  return found;
}

async function frameWhenOffline(event: Fetching): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch (fault) {
    const found = await kept(FRAME);
    if (found) return Response.redirect(FRAME, 302);
    throw fault;
  }
}

worker.addEventListener("install", (event) => {
  event.waitUntil(fetchFrame().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname === FRAME) event.respondWith(frameFirst(event));
  else if (pathname.startsWith("/static/"))
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
  else if (request.mode === "navigate" && pathname === "/run/") event.respondWith(frameWhenOffline(event));
});

export {};
