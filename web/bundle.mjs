// Bundles the front-end: node web/bundle.mjs OUTPUT_FOLDER STYLE SCRIPT...
//
// STYLE becomes app.css, each SCRIPT a file of its own name. [[asset:NAME]] stays as it is:
// tools/embed puts the asset's address there.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [output, style, ...scripts] = process.argv.slice(2);
const packages = join(root, "node_modules");

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  target: ["es2021", "chrome109", "firefox115", "safari16"],
  external: ["[[asset:*"],
  outdir: output,
  absWorkingDir: root,
};
await build({ ...common, entryPoints: [style] });
await build({ ...common, entryPoints: scripts, entryNames: "[name]", format: "esm" });

for (const family of ["source-sans-3", "source-serif-4"]) {
  for (const subset of ["latin", "latin-ext", "vietnamese"]) {
    const file = `${family}-${subset}-wght-normal.woff2`;
    copyFileSync(join(packages, "@fontsource-variable", family, "files", file), join(output, file));
  }
}
for (const icon of readdirSync(join(root, "web/icons"))) {
  copyFileSync(join(root, "web/icons", icon), join(output, icon));
}
// MapLibre's worker must be a file of its own: the content policy allows no worker made from text.
const worker = join(packages, "maplibre-gl/dist/maplibre-gl-csp-worker.js");
copyFileSync(worker, join(output, "maplibre_worker.js"));
