// Leaves out of a style sheet every rule whose classes no page names, and every variable nobody reads.
// Deliberately generous: any word anywhere in the templates counts as a class in use.

/** Split a sheet into {head, body} blocks; a statement without a block has no body. */
function blocks(css) {
  const found = [];
  let start = 0;
  let depth = 0;
  let head = "";
  for (let i = 0; i < css.length; i++) {
    const sign = css[i];
    if (sign === '"' || sign === "'") {
      i = endOfString(css, i);
    } else if (sign === "{") {
      if (depth++ === 0) {
        head = css.slice(start, i).trim();
        start = i + 1;
      }
    } else if (sign === "}") {
      if (--depth === 0) {
        found.push({ head, body: css.slice(start, i) });
        start = i + 1;
      }
    } else if (sign === ";" && depth === 0) {
      found.push({ head: css.slice(start, i).trim() });
      start = i + 1;
    }
  }
  return found;
}

function endOfString(css, from) {
  for (let i = from + 1; i < css.length; i++) {
    if (css[i] === "\\") i++;
    else if (css[i] === css[from]) return i;
  }
  return css.length;
}

/** Split at signs that stand outside brackets and strings. */
function splitOutside(text, sign) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' || text[i] === "'") i = endOfString(text, i);
    else if ("([".includes(text[i])) depth++;
    else if (")]".includes(text[i])) depth--;
    else if (text[i] === sign && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Classes a selector needs to match anything; what stands inside brackets is not asked for. */
function neededClasses(selector) {
  let plain = selector;
  let before;
  do {
    before = plain;
    plain = plain.replace(/\([^()]*\)|\[[^\]]*\]/g, "");
  } while (plain !== before);
  return [...plain.matchAll(/\.((?:\\.|[\w-])+)/g)].map((found) => found[1].replace(/\\/g, ""));
}

/** Attributes by which a part marks itself; a page that has no such part names none. */
function neededAttributes(selector) {
  return [...selector.matchAll(/\[(data-[\w-]+)/g)].map((found) => found[1]);
}

function isUsed(selector, words) {
  return [...neededClasses(selector), ...neededAttributes(selector)].every((name) => words.has(name));
}

function pruneRules(css, words) {
  let kept = "";
  for (const { head, body } of blocks(css)) {
    if (body === undefined) {
      if (head && !head.startsWith("@charset")) kept += `${head};`;
    } else if (/^@(media|supports|layer|container)/.test(head)) {
      const inner = pruneRules(body, words);
      if (inner) kept += `${head}{${inner}}\n`;
    } else if (head.startsWith("@")) {
      kept += `${head}{${body}}\n`;
    } else {
      const selectors = splitOutside(head, ",").filter((selector) => isUsed(selector, words));
      if (selectors.length && body.trim()) kept += `${selectors.join(",")}{${body}}\n`;
    }
  }
  return kept;
}

function dropUnreadVariables(css, alsoReads) {
  const read = new Set([...`${css}${alsoReads}`.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1]));
  return mapDeclarations(css, (declaration) => {
    const name = /^(--[\w-]+)\s*:/.exec(declaration)?.[1];
    return name === undefined || read.has(name);
  });
}

function mapDeclarations(css, isKept) {
  let kept = "";
  for (const { head, body } of blocks(css)) {
    if (body === undefined) kept += `${head};`;
    else if (/^@(media|supports|layer|container|keyframes)/.test(head)) {
      const inner = mapDeclarations(body, isKept);
      if (inner) kept += `${head}{${inner}}\n`;
    } else {
      const declarations = splitOutside(body, ";").filter(isKept);
      if (declarations.length) kept += `${head}{${declarations.join(";")}}\n`;
    }
  }
  return kept;
}

function dropUnusedKeyframes(css) {
  const named = blocks(css).filter(({ head }) => head.startsWith("@keyframes"));
  let rest = css;
  for (const { head, body } of named) {
    const whole = `${head}{${body}}`;
    const name = head.split(/\s+/)[1];
    if (!new RegExp(`animation[^;}]*\\b${name}\\b`).test(rest.replace(whole, ""))) rest = rest.replace(whole, "");
  }
  return rest;
}

/** Classes the house's own sheet defines are the house's: nothing of Tabler's stays under them. */
function withoutOwn(words, ownCss) {
  const own = new Set([...ownCss.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((found) => found[1]));
  return new Set([...words].filter((word) => !own.has(word)));
}

export function prune(css, allWords, ownCss) {
  const words = withoutOwn(allWords, ownCss);
  let kept = pruneRules(css.replace(/\/\*[\s\S]*?\*\//g, ""), words);
  kept = dropUnusedKeyframes(kept);
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    kept = dropUnreadVariables(kept, ownCss);
  }
  return kept;
}
