/** On a narrow screen the tabs slide in one row: the chosen one is brought into sight. */

for (const chosen of document.querySelectorAll<HTMLElement>(".tabs [aria-current]")) {
  const row = chosen.parentElement;
  if (row) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
}
