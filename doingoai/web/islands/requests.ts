/**
 * How htmx talks to the server: token, progress, and what is shown when the answer is a refusal.
 *
 * A file of its own, because htmx is most of the script and the sign-in does without it.
 */

import "./trusted";
import htmx from "htmx.org";
import { say } from "./messages";
import { word } from "./words";

htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.disableInheritance = true;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // pages hold personal data: nothing of them stays in the browser
htmx.config.refreshOnHistoryMiss = true;
htmx.config.scrollBehavior = "auto";
htmx.config.timeout = 30_000;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "409", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

interface RequestDetail {
  headers: Record<string, string>;
  verb: string;
}

interface AnswerDetail {
  xhr: XMLHttpRequest;
  shouldSwap: boolean;
  isError: boolean;
}

document.addEventListener("htmx:configRequest", (event) => {
  const detail = (event as CustomEvent<RequestDetail>).detail;
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent<AnswerDetail>).detail;
  if (detail.xhr.status < 400 || detail.shouldSwap) return;
  // The house's own refusals say where they belong; anything else comes from a proxy or is a fault.
  if (detail.xhr.getResponseHeader("HX-Retarget")) detail.shouldSwap = true;
  else say(word("broken"), "bad");
});

document.addEventListener("htmx:sendError", () => say(word("offline"), "bad"));
document.addEventListener("htmx:timeout", () => say(word("offline"), "bad"));

// A piece that comes later says in one sentence what it brings: that is heard, not all of it.
document.addEventListener("htmx:load", (event) => {
  const piece = event.target as HTMLElement;
  const heard = document.getElementById("heard");
  if (!heard || piece === document.body) return;
  const said = piece.closest<HTMLElement>("[data-heard]") ?? piece.querySelector<HTMLElement>("[data-heard]");
  if (said?.dataset["heard"]) heard.textContent = said.dataset["heard"];
});

let running = 0;

function showProgress(change: number): void {
  running = Math.max(0, running + change);
  document.documentElement.classList.toggle("is-waiting", running > 0);
}

document.addEventListener("htmx:beforeRequest", () => showProgress(1));
document.addEventListener("htmx:afterRequest", () => showProgress(-1));
