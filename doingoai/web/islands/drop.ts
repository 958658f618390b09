/** A place to drop files on or to paste rows of a spreadsheet into; a plain file field without script. */

import { each } from "./found";
import { word } from "./words";

each<HTMLElement>("[data-drop]", (zone) => {
  const input = zone.querySelector<HTMLInputElement>("input[type=file]");
  const told = zone.querySelector<HTMLElement>("[data-drop-told]");
  if (!input) return;

  const tell = () => {
    const names = [...(input.files ?? [])].map((file) => file.name);
    if (told) told.textContent = names.length > 3 ? word("files").replace("%s", String(names.length)) : names.join(", ");
    zone.classList.toggle("has-files", names.length > 0);
  };

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", tell);
});

// A file that misses the zone would otherwise replace the page.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => {
    if ((event as DragEvent).dataTransfer?.types.includes("Files")) event.preventDefault();
  });
}

each<HTMLTextAreaElement>("textarea[data-paste-rows]", (area) => {
  const told = document.getElementById(area.dataset["pasteRows"] ?? "");
  const tell = () => {
    const rows = area.value.split("\n").filter((row) => row.trim()).length;
    if (told) told.textContent = rows ? word("rows").replace("%s", String(rows)) : "";
  };
  area.addEventListener("input", tell);
  tell();
});
