/**
 * What lies on the phone, sealed: see docs/decisions/0017. Nothing but ciphertext, a count of wrong
 * PINs and times is ever written; the key exists in memory alone while the sheet is open.
 *
 * The data key is wrapped twice: by what the PIN yields, and by a key of this browser that cannot be
 * taken out of it. Both wraps are bound to the enrolment.
 */

const DATABASE = "run-sheet";
const KEPT = "kept";
const ROUNDS = 600_000;
export const MOST_TRIES = 10;
export const SHORTEST_PIN = 6;

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export interface Enrolled {
  key: string;
  until: string;
  salt: Uint8Array<ArrayBuffer>;
  tries: number;
  browserKey: CryptoKey;
  wrapped: Sealed;
  lastSent: string;
  offlineSince: string;
}

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(KEPT);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/** One step in the store; it counts as done only when the browser has it on disk. */
async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await database();
  return new Promise((resolve, reject) => {
    const step = base.transaction(KEPT, mode, { durability: "strict" });
    const asked = act(step.objectStore(KEPT));
    step.oncomplete = () => resolve(asked.result);
    step.onerror = step.onabort = () => reject(step.error);
  });
}

export const read = <T>(name: string): Promise<T | undefined> => within("readonly", (store) => store.get(name));
export const keysFrom = async (prefix: string): Promise<string[]> =>
  (await within("readonly", (store) => store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) as string[];
const write = (name: string, value: unknown): Promise<unknown> =>
  within("readwrite", (store) => store.put(value, name));
export const drop = (name: string): Promise<unknown> => within("readwrite", (store) => store.delete(name));

export const enrolled = (): Promise<Enrolled | undefined> => read<Enrolled>("device");

export async function remember(change: Partial<Enrolled>): Promise<void> {
  const now = await enrolled();
  if (now) await write("device", { ...now, ...change });
}

/** Everything goes, and the frame's own copy of nothing stays behind. */
export async function wipe(): Promise<void> {
  key = null;
  await within("readwrite", (store) => store.clear());
}

let key: CryptoKey | null = null;

export const isOpen = (): boolean => key !== null;
export const lock = (): void => {
  key = null;
};

const bound = (device: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`run-sheet ${device}`);
const fresh = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["wrapKey", "unwrapKey"],
  );
}

/** Make this browser ready: a new key, wrapped by the PIN and by a key that cannot leave the browser. */
export async function enrol(device: string, secret: string, until: string, pin: string): Promise<void> {
  await wipe();
  const salt = fresh(16);
  const browserKey = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const data = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const inner = fresh(12);
  const additionalData = bound(device);
  const byPin = await crypto.subtle.wrapKey("raw", data, await keyOfPin(pin, salt), { name: "AES-GCM", iv: inner, additionalData });
  const iv = fresh(12);
  const both = new Uint8Array([...inner, ...new Uint8Array(byPin)]);
  const wrapped = { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, browserKey, both) };
  const record: Enrolled = { key: device, until, salt, tries: 0, browserKey, wrapped, lastSent: "", offlineSince: "" };
  await write("device", record);
  if (!(await unlock(pin))) throw new Error("the store does not open");
  await put("secret", secret);
}

async function unwrap(record: Enrolled, pin: string): Promise<CryptoKey> {
  const additionalData = bound(record.key);
  const both = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: record.wrapped.iv, additionalData },
    record.browserKey,
    record.wrapped.data,
  );
  return crypto.subtle.unwrapKey(
    "raw",
    both.slice(12),
    await keyOfPin(pin, record.salt),
    { name: "AES-GCM", iv: new Uint8Array(both.slice(0, 12)), additionalData },
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** Try a PIN. The try is counted before it is made; after the last one everything is wiped. */
export async function unlock(pin: string): Promise<boolean> {
  const record = await enrolled();
  if (!record) return false;
  const tries = record.tries + 1;
  await write("device", { ...record, tries });
  try {
    key = await unwrap(record, pin);
  } catch {
    if (tries >= MOST_TRIES) await wipe();
    return false;
  }
  await write("device", { ...record, tries: 0 });
  return true;
}

function held(): CryptoKey {
  if (!key) throw new Error("locked");
  return key;
}

export async function put(name: string, value: unknown): Promise<void> {
  await putBytes(name, new TextEncoder().encode(JSON.stringify(value)));
}

export async function putBytes(name: string, bytes: BufferSource): Promise<void> {
  const iv = fresh(12);
  const additionalData = bound(name);
  await write(name, { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, held(), bytes) });
}

export async function getBytes(name: string): Promise<ArrayBuffer | undefined> {
  const sealed = await read<Sealed>(name);
  if (!sealed) return undefined;
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: bound(name) }, held(), sealed.data);
}

export async function get<T>(name: string): Promise<T | undefined> {
  const bytes = await getBytes(name);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
}

/** Put one thing in the place of another in one step: an entry is never in neither. */
export async function move(from: string, to: string, value: unknown): Promise<void> {
  await put(to, value);
  await drop(from);
}
