/** Sentences the page speaks by script; the server writes them in the person's language. */

export type Word =
  | "leave"
  | "confirm"
  | "cancel"
  | "typeThis"
  | "copied"
  | "offline"
  | "broken"
  | "noneFound"
  | "found"
  | "wrongDate"
  | "rows"
  | "files";

export function word(name: Word): string {
  const store = document.getElementById("words");
  return store?.dataset[name] ?? "";
}
