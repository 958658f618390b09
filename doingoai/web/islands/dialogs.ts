/**
 * Dialogs of the browser's own kind. `data-opens="id"` opens one; `data-confirm="question"` on a
 * button or form asks first; `data-type-to-confirm="word"` asks to type a word for what cannot be
 * undone.
 */

import { onClick } from "./found";
import { word } from "./words";

onClick("[data-opens]", (opener, event) => {
  const dialog = document.getElementById(opener.dataset["opens"] ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
});

onClick("dialog [data-close]", (closer, event) => {
  event.preventDefault();
  closer.closest("dialog")?.close();
});

onClick("dialog", (dialog, event) => {
  if (event.target === dialog) (dialog as HTMLDialogElement).close();
});

interface Question {
  text: string;
  toType: string;
  verb: string;
}

function questionOf(element: HTMLElement | null | undefined): Question | null {
  const text = element?.dataset["confirm"];
  if (!element || !text) return null;
  const verb = element.dataset["confirmVerb"] ?? (element.textContent?.trim() || word("confirm"));
  return { text, toType: element.dataset["typeToConfirm"] ?? "", verb };
}

function ask(question: Question): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog is-narrow";
  const form = document.createElement("form");
  form.method = "dialog";
  const text = document.createElement("p");
  text.className = "dialog-question";
  text.id = "dialog-question";
  text.textContent = question.text;
  dialog.setAttribute("aria-labelledby", text.id);
  const yes = button(question.verb, "button is-danger", "yes");
  const no = button(word("cancel"), "button", "no");
  const row = document.createElement("div");
  row.className = "dialog-actions";
  row.append(no, yes);
  form.append(text);
  if (question.toType) form.append(typingField(question.toType, yes));
  form.append(row);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  if (!question.toType) no.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}

function button(text: string, look: string, value: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.className = look;
  made.value = value;
  made.textContent = text;
  return made;
}

function typingField(toType: string, yes: HTMLButtonElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.className = "dialog-typing";
  label.append(word("typeThis").replace("%s", toType));
  const input = document.createElement("input");
  input.autocomplete = "off";
  yes.disabled = true;
  input.addEventListener("input", () => {
    yes.disabled = input.value.normalize("NFC").trim() !== toType.normalize("NFC");
  });
  label.append(input);
  return label;
}

const agreed = new WeakSet<HTMLElement>();

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target as HTMLFormElement;
    const pressed = event.submitter;
    const question = questionOf(pressed) ?? questionOf(form);
    const key = pressed ?? form;
    if (!question || agreed.delete(key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(question).then((isAgreed) => {
      if (!isAgreed) return;
      agreed.add(key);
      form.requestSubmit(pressed);
    });
  },
  true,
);

// htmx asks by its own event when the element carries hx-confirm: same dialog.
document.addEventListener("htmx:confirm", (event) => {
  const detail = (event as CustomEvent<{ question?: string; issueRequest(skip: boolean): void }>).detail;
  if (!detail.question) return;
  event.preventDefault();
  void ask({ text: detail.question, toType: "", verb: word("confirm") }).then((isAgreed) => {
    if (isAgreed) detail.issueRequest(true);
  });
});
