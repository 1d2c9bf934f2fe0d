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

/** What an empty field suggests or a list has chosen, where the field is too narrow for it. */
function wordsCutOff(page) {
  return page.evaluate(() => {
    const brush = document.createElement("canvas").getContext("2d");
    return [...document.querySelectorAll("input[placeholder], select")].filter((field) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      brush.font = font;
      const words = field.placeholder ?? field.selectedOptions[0]?.textContent ?? "";
      const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return brush.measureText(words).width > room + 1;
    }).map((field) => field.outerHTML.slice(0, 200));
  });
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
  assert.deepEqual(await wordsCutOff(page), [], `${page.url()} cuts words off in its fields`);
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
  if (!page.url().endsWith("/style")) {    // there, every kind of button is shown
    const primary = await page.locator("main .button--primary").count();
    assert.ok(primary <= 1, `${page.url()} has ${primary} primary buttons`);
  }
}
