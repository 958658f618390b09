/**
 * Dragging on the board of people, cars and rooms. A booking dropped on another row is given to that
 * person or thing; on the board of a day, moved sideways, it gets another time. It is sent to the page
 * that the booking leads to, which does the same by keyboard and says what stands in the way.
 */

const FAR = 6; // pixels from which a press is a drag
const MINUTES = 15;

interface Drag {
  bar: HTMLElement;
  x: number;
  y: number;
  /** Width of a quarter of an hour in pixels; 0 where only the row can change. */
  step: number;
  moved: boolean;
}

let drag: Drag | null = null;
let justDropped = false;

document.addEventListener("pointerdown", (event) => {
  const bar = (event.target as Element | null)?.closest<HTMLElement>("[data-board] [data-booking]");
  // A finger scrolls; its way to the same is the page of the booking.
  if (!bar || event.button !== 0 || event.pointerType === "touch") return;
  drag = { bar, x: event.clientX, y: event.clientY, step: stepOf(bar), moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const across = event.clientX - drag.x;
  const down = event.clientY - drag.y;
  if (!drag.moved && Math.hypot(across, down) < FAR) return;
  drag.moved = true;
  drag.bar.classList.add("is-dragged");
  const sideways = drag.step ? Math.round(across / drag.step) * drag.step : 0;
  drag.bar.style.transform = `translate(${sideways}px, ${down}px)`;
  mark(rowAt(event, drag.bar));
});

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const { bar, x, step, moved } = drag;
  const row = rowAt(event, bar);
  stop();
  if (!moved) return;
  justDropped = true;
  setTimeout(() => (justDropped = false));
  const quarters = step ? Math.round((event.clientX - x) / step) : 0;
  const own = bar.closest<HTMLElement>("tr[data-resource]");
  if (row && (row !== own || quarters)) send(bar, row.dataset["resource"] ?? "", quarters * MINUTES);
});

document.addEventListener("pointercancel", stop);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") stop();
});
document.addEventListener("dragstart", (event) => {
  if ((event.target as Element | null)?.closest?.("[data-board] [data-booking]")) event.preventDefault();
});
document.addEventListener(
  "click",
  (event) => {
    if (justDropped) event.preventDefault();
  },
  true,
);

function stop(): void {
  if (!drag) return;
  drag.bar.classList.remove("is-dragged");
  drag.bar.style.transform = "";
  mark(null);
  drag = null;
}

function stepOf(bar: HTMLElement): number {
  const cell = bar.closest("td");
  const isDay = bar.closest("table")?.classList.contains("is-day");
  return cell && isDay ? cell.getBoundingClientRect().width / cell.colSpan : 0;
}

/** The row under the pointer, if it is of the same group. */
function rowAt(event: PointerEvent, bar: HTMLElement): HTMLElement | null {
  const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("tr[data-resource]");
  return row && row.closest("tbody") === bar.closest("tbody") ? row : null;
}

function mark(row: HTMLElement | null): void {
  document.querySelectorAll("[data-board] tr.is-target").forEach((one) => one.classList.remove("is-target"));
  row?.classList.add("is-target");
}

function send(bar: HTMLElement, resource: string, minutes: number): void {
  const [address = "", query = ""] = (bar.getAttribute("href") ?? "").split("?");
  const values: Record<string, string> = {
    // One drop, one key: sent again by reloading, it is answered and not done again.
    form_key: freshKey(),
    version: bar.dataset["version"] ?? "",
    csrfmiddlewaretoken: document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "",
    next: new URLSearchParams(query).get("next") ?? "",
    resource,
    starts_at: later(bar.dataset["start"] ?? "", minutes),
    ends_at: later(bar.dataset["end"] ?? "", minutes),
  };
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A moment so many minutes later as the office writes it, whatever the zone of the browser. */
function later(moment: string, minutes: number): string {
  const at = new Date(new Date(moment).getTime() + minutes * 60_000);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("day")}/${of("month")}/${of("year")} ${of("hour")}:${of("minute")}`;
}
