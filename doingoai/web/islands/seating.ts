/**
 * A person of a seating plan is dragged onto another place, or two places are pressed one after the
 * other. Both fill in the form below the drawing and send it: the same that the keyboard does.
 */

import { each } from "./found";

const FAR = 6;

interface Grip {
  place: SVGGElement;
  x: number;
  y: number;
  scale: number;
  moved: boolean;
}

function keyOf(place: Element): string {
  return place.getAttribute("data-place") ?? "";
}

function send(form: HTMLFormElement, first: Element, second: Element): void {
  for (const [name, place] of [["first", first], ["second", second]] as const) {
    const choice = form.elements.namedItem(name);
    if (choice instanceof HTMLSelectElement) choice.value = keyOf(place);
  }
  form.requestSubmit();
}

/** What sat on the two places when the page was opened goes along, so that only a real clash is one. */
function rememberWho(frame: HTMLElement, form: HTMLFormElement): void {
  form.addEventListener("submit", () => {
    for (const name of ["first", "second"]) {
      const choice = form.elements.namedItem(name);
      const was = form.elements.namedItem(`${name}_was`);
      if (!(choice instanceof HTMLSelectElement) || !(was instanceof HTMLInputElement)) continue;
      const place = [...frame.querySelectorAll("[data-place]")].find((one) => keyOf(one) === choice.value);
      was.value = place?.getAttribute("data-occupant") ?? "";
    }
  });
}

each<HTMLElement>("[data-seating]", (frame) => {
  const form = document.querySelector<HTMLFormElement>("#swap-form");
  const drawing = frame.querySelector<SVGSVGElement>("svg");
  if (!form || !drawing) return;
  rememberWho(frame, form);
  const hint = document.createElement("p");
  hint.className = "quiet";
  hint.textContent = frame.dataset["drag"] ?? "";
  frame.before(hint);

  let grip: Grip | null = null;
  let picked: Element | null = null;
  let box = drawing.getBoundingClientRect();

  function pick(place: Element): void {
    if (picked && picked !== place) {
      send(form as HTMLFormElement, picked, place);
      return;
    }
    place.classList.toggle("is-picked");
    picked = picked === place ? null : place;
  }

  function letGo(): void {
    grip?.place.removeAttribute("transform");
    grip?.place.classList.remove("is-dragged");
    grip = null;
  }

  drawing.addEventListener("pointerdown", (event) => {
    const place = (event.target as Element | null)?.closest<SVGGElement>("[data-place]");
    if (!place || event.button !== 0) return;
    box = drawing.getBoundingClientRect();
    grip = { place, x: event.clientX, y: event.clientY, scale: drawing.viewBox.baseVal.width / box.width, moved: false };
    event.preventDefault();
  });

  document.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.moved && Math.hypot(dx, dy) < FAR) return;
    grip.moved = true;
    grip.place.classList.add("is-dragged");
    grip.place.setAttribute("transform", `translate(${dx * grip.scale} ${dy * grip.scale})`);
  });

  document.addEventListener("pointerup", (event) => {
    if (!grip) return;
    const { place, moved } = grip;
    letGo();
    const under = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((one) => one.closest("[data-place]"))
      .find((one) => one && one !== place);
    if (!moved) pick(place);
    else if (under) send(form, place, under);
  });

  document.addEventListener("pointercancel", letGo);
});
