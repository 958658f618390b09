/**
 * Type-ahead: `<input data-lookup="/address/">` beside a hidden input that takes the id.
 *
 * The address answers `?q=…` with {"results": [{"id", "label", "line"}]}. The pattern is the
 * editable combobox with list of the ARIA authoring practices.
 */

import { each } from "./found";
import { word } from "./words";

interface Choice {
  id: string;
  label: string;
  line?: string;
}

const WAIT = 150;

class Lookup {
  private readonly list = document.createElement("ul");
  private readonly told = document.createElement("span");
  private choices: Choice[] = [];
  private at = -1;
  private timer = 0;
  private asked = 0;
  private chosenText: string;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly hidden: HTMLInputElement,
    private readonly address: string,
  ) {
    this.chosenText = input.value;
    this.list.id = `${input.id}-list`;
    this.list.className = "choices";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent?.trim() ?? "");
    this.told.className = "visually-hidden";
    this.told.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    input.after(this.list, this.told);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.list.addEventListener("mousedown", (event) => this.press(event));
  }

  private typed(): void {
    if (this.input.value !== this.chosenText) this.hidden.value = "";
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text.length < 1) return this.close();
    this.timer = window.setTimeout(() => void this.fetch(text), WAIT);
  }

  private async fetch(text: string): Promise<void> {
    const turn = ++this.asked;
    const address = new URL(this.address, location.href);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || turn !== this.asked) return;
    const { results } = (await answer.json()) as { results: Choice[] };
    if (turn === this.asked) this.show(results);
  }

  private show(choices: Choice[]): void {
    this.choices = choices;
    this.at = -1;
    this.list.replaceChildren(...choices.map((choice, index) => this.option(choice, index)));
    if (!choices.length) {
      const none = document.createElement("li");
      none.className = "choices-none";
      none.textContent = word("noneFound");
      this.list.append(none);
    }
    this.told.textContent = choices.length
      ? word("found").replace("%s", String(choices.length))
      : word("noneFound");
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  private option(choice: Choice, index: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset["index"] = String(index);
    const label = document.createElement("span");
    label.textContent = choice.label;
    option.append(label);
    if (choice.line) {
      const line = document.createElement("small");
      line.textContent = choice.line;
      option.append(line);
    }
    return option;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.typed();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.isOpenQuestion()) {
      event.preventDefault();
      if (this.at >= 0) this.choose(this.at);
      else if (this.choices.length === 1 && !this.list.hidden) this.choose(0);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** Text that has not become a record yet: Enter then means "take it", not "send the form". */
  private isOpenQuestion(): boolean {
    return this.input.value.trim() !== "" && this.input.value !== this.chosenText;
  }

  private move(by: number): void {
    if (!this.choices.length) return;
    this.at = (this.at + by + this.choices.length) % this.choices.length;
    [...this.list.children].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === this.at));
    });
    const current = this.list.children[this.at];
    current?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", current?.id ?? "");
  }

  private press(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    event.preventDefault();
    if (option) this.choose(Number(option.dataset["index"]));
  }

  private choose(index: number): void {
    const choice = this.choices[index];
    if (!choice) return;
    this.input.value = choice.label;
    this.chosenText = choice.label;
    this.hidden.value = choice.id;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.hidden.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private close(): void {
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

each<HTMLInputElement>("input[data-lookup]", (input) => {
  const hidden = document.getElementById(input.dataset["lookupFor"] ?? "");
  if (hidden instanceof HTMLInputElement) new Lookup(input, hidden, input.dataset["lookup"] ?? "");
});
