/** Short messages above the page; each can be put away. */

import { onClick } from "./found";

export function say(text: string, tone: "bad" | "good" | "plain" = "plain"): void {
  const place = document.getElementById("messages");
  if (!place) return;
  const message = document.createElement("p");
  message.className = `message is-${tone}`;
  message.textContent = text;
  place.replaceChildren(message);
}

onClick("[data-dismiss]", (button) => {
  button.closest(".message, .note")?.remove();
});
