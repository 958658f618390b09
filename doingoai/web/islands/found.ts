/** Attaches behaviour to elements once, in the page as it came and in every piece that comes later. */

export function each<T extends HTMLElement>(selector: string, attach: (element: T) => void): void {
  const seen = new WeakSet<Element>();
  const look = (root: Element) => {
    const found = [...root.querySelectorAll<T>(selector)];
    if (root.matches(selector)) found.unshift(root as T);
    for (const element of found) {
      if (seen.has(element)) continue;
      seen.add(element);
      attach(element);
    }
  };
  look(document.body);
  document.addEventListener("htmx:load", (event) => look(event.target as Element));
}

/** Listens on the whole page for clicks on elements of a kind, also on those that come later. */
export function onClick(selector: string, act: (element: HTMLElement, event: MouseEvent) => void): void {
  document.addEventListener("click", (event) => {
    const element = (event.target as Element | null)?.closest<HTMLElement>(selector);
    if (element) act(element, event);
  });
}
