// What must hold on every page, whatever it is about.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const HTML_BYTES_MAX = 60 * 1024;
/** The sheet of paper holds every union of the city, so it grows with them. */
const PRINTED_ROW_BYTES_MAX = 320;

/** Every rule of axe in the light scheme; in the dark one, what depends on colour. */
export async function accessible(page) {
  await page.evaluate(axe);
  assert.deepEqual(await violations(page, {}), [], `${page.url()} in the light scheme`);
  await page.emulateMedia({ colorScheme: "dark" });
  await coloursSettled(page);
  const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
  assert.deepEqual(await violations(page, colours), [], `${page.url()} in the dark scheme`);
  await page.emulateMedia({ colorScheme: "light" });
}

/** What changes colour slowly has arrived at it. */
function coloursSettled(page) {
  return page.evaluate(() => {
    const changes = document.getAnimations().filter((change) => change instanceof CSSTransition);
    return Promise.allSettled(changes.map(({ finished }) => finished));
  });
}

async function violations(page, options) {
  return page.evaluate(async (chosen) => {
    const found = await globalThis.axe.run(document, { ...chosen, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`);
  }, options);
}

/** The page is no wider than the window. */
export async function fitsInWidth(page) {
  const { wide, window, widest } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const over = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1);
    return { wide: scrollWidth, window: clientWidth, widest: over.at(-1)?.outerHTML.slice(0, 200) };
  });
  assert.ok(wide <= window, `${page.url()} is ${wide} wide in a window of ${window}: ${widest}`);
}

/** Small enough for a slow line, in the language asked for, and with a title of its own. */
export async function wellFormed(page, response, language) {
  const bytes = (await response.body()).length;
  const printed = await page.locator(".city-print__list tbody tr").count();
  const most = Math.max(HTML_BYTES_MAX, printed * PRINTED_ROW_BYTES_MAX);
  assert.ok(bytes < most, `${page.url()} is ${bytes} bytes of HTML, and ${most} are the most`);
  assert.equal(await page.getAttribute("html", "lang"), language, page.url());
  assert.match(await page.title(), /\S+ · Groundwork/, page.url());
  assert.equal(await page.locator("h1").count(), 1, `${page.url()} has one heading of the page`);
}
