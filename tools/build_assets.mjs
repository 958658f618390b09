// Builds what the browser gets: one script, one style sheet, one sprite of the icons in use, fonts and
// flags. Run with `npm run build`; a second run over the same inputs does nothing.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { prune } from "./prune_css.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WEB = join(ROOT, "doingoai", "web");
const BUILT = join(WEB, "static", "built");
const PRINT = join(ROOT, "build");
const MODULES = join(ROOT, "node_modules");
const STAMP = join(BUILT, "stamp.txt");
// The oldest browsers an office may still run: the last ones for Windows 7 and the Firefox of that age.
const BROWSERS = ["chrome109", "firefox115", "safari15.4"];

function filesUnder(folder, endings) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (path === BUILT || entry.name === "__pycache__") continue;
    if (entry.isDirectory()) found.push(...filesUnder(path, endings));
    else if (endings.includes(extname(entry.name))) found.push(path);
  }
  return found.sort();
}

const sources = filesUnder(WEB, [".html", ".py", ".ts"]);
const styles = filesUnder(join(WEB, "styles"), [".css"]);

function digest() {
  const hash = createHash("sha256");
  const tools = ["build_assets.mjs", "prune_css.mjs"].map((name) => join(ROOT, "tools", name));
  for (const path of [...tools, join(ROOT, "package-lock.json"), ...sources, ...styles]) {
    hash.update(relative(ROOT, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

async function buildScripts() {
  await build({
    entryPoints: ["app.ts", "requests.ts"].map((name) => join(WEB, "islands", name)),
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: BROWSERS,
    chunkNames: "chunks/[name]-[hash]",
    legalComments: "none",
    logLevel: "warning",
  });
}

/** The run sheet on a phone: each one file, for its worker keeps what the frame names and nothing else. */
async function buildRunSheet() {
  await build({
    entryPoints: ["run.ts", "run-worker.ts"].map((name) => join(WEB, "islands", name)),
    outdir: BUILT,
    bundle: true,
    format: "iife",
    minify: true,
    target: BROWSERS,
    legalComments: "none",
    logLevel: "warning",
  });
}

/** Words of every class attribute of the templates, and of class names set by script or form. */
function classesInUse() {
  const places = /\bclass="([^"]*)"|\bclass(?:Name|List)[^"'`]*["'`]([^"'`]*)|"class": "([^"]*)"/g;
  const words = new Set();
  for (const path of sources) {
    for (const name of readFileSync(path, "utf8").match(/\bdata-[a-z-]+/g) ?? []) words.add(name);
    for (const found of readFileSync(path, "utf8").matchAll(places)) {
      for (const word of (found[1] ?? found[2] ?? found[3] ?? "").match(/[A-Za-z0-9_-]+/g) ?? []) words.add(word);
    }
  }
  return words;
}

/** What few pages need, so that the first load stays light. */
async function buildStylesOfTheDay() {
  await build({
    entryPoints: [join(WEB, "styles", "day.css")],
    outfile: join(BUILT, "day.css"),
    bundle: true,
    minify: true,
    target: BROWSERS,
    legalComments: "none",
    logLevel: "warning",
  });
}

/** Tabler without the rules no template names, in a layer below the house's own sheet. */
async function buildStyles() {
  const words = classesInUse();
  const own = readFileSync(join(WEB, "styles", "app.css"), "utf8");
  const parts = styles.filter((path) => basename(path) !== "app.css").map((path) => readFileSync(path, "utf8"));
  const tabler = readFileSync(join(MODULES, "@tabler/core/dist/css/tabler.css"), "utf8");
  const kept = prune(tabler, words, [own, ...parts].join("\n"));
  const result = await build({
    stdin: {
      contents: `@layer tabler;\n@import "./app.css";\n@layer tabler {\n${kept}\n}`,
      loader: "css",
      resolveDir: join(WEB, "styles"),
      sourcefile: "all.css",
    },
    outfile: join(BUILT, "app.css"),
    bundle: true,
    minify: true,
    target: BROWSERS,
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    legalComments: "none",
    logLevel: "warning",
    nodePaths: [MODULES],
  });
  return result;
}

/** Names of icons: attributes `icon="…"`, `<c-icon name="…">`, and `icon="…"` in Python and TypeScript. */
export function iconsInUse() {
  const names = new Set();
  for (const path of sources) {
    const text = readFileSync(path, "utf8");
    for (const found of text.matchAll(/\bicon(?:: |=)"([a-z0-9-]+)"/g)) names.add(found[1]);
    for (const found of text.matchAll(/<c-icon\b[^>]*?\sname="([a-z0-9-]+)"/g)) names.add(found[1]);
  }
  return [...names].sort();
}

function buildSprite() {
  const missing = [];
  const symbols = iconsInUse().map((name) => {
    const path = join(MODULES, "@tabler/icons/icons/outline", `${name}.svg`);
    // A page with a nameless icon still works; the tests of the pages refuse the name.
    if (!existsSync(path)) return missing.push(name) && `<symbol id="${name}" viewBox="0 0 24 24"/>`;
    const inner = readFileSync(path, "utf8")
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/^[\s\S]*?<svg[^>]*>/, "")
      .replace("</svg>", "")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
      .replace(/\s+/g, " ")
      .trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
  });
  if (missing.length) console.error(`assets: no such icon in @tabler/icons: ${missing.join(", ")}`);
  writeFileSync(join(BUILT, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

function copyFlags() {
  const from = join(MODULES, "flag-icons/flags/4x3");
  for (const folder of [join(BUILT, "flags"), join(PRINT, "flags")]) {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(from)) {
      if (/^[a-z]{2}\.svg$/.test(name)) cpSync(join(from, name), join(folder, name));
    }
  }
}

/** Whole TrueType files for papers and print pieces: the browser never loads these. */
function copyPrintFonts() {
  const folder = join(PRINT, "fonts");
  mkdirSync(folder, { recursive: true });
  const wanted = [
    ...["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((cut) => ["tinos", "Tinos", cut]),
    ...["400Regular", "500Medium", "600SemiBold", "700Bold"].map((cut) => ["be-vietnam-pro", "BeVietnamPro", cut]),
  ];
  for (const [family, prefix, cut] of wanted) {
    const name = `${prefix}_${cut}.ttf`;
    cpSync(join(MODULES, "@expo-google-fonts", family, cut, name), join(folder, name));
  }
}

const inputs = digest();
const isCurrent =
  existsSync(STAMP) &&
  readFileSync(STAMP, "utf8") === inputs &&
  existsSync(join(PRINT, "fonts")) &&
  existsSync(join(PRINT, "flags"));
if (isCurrent) {
  console.log("assets: nothing has changed");
} else {
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  await buildScripts();
  await buildRunSheet();
  await buildStyles();
  await buildStylesOfTheDay();
  buildSprite();
  copyFlags();
  copyPrintFonts();
  writeFileSync(STAMP, inputs);
  console.log(`assets: built ${relative(ROOT, BUILT)}`);
}
