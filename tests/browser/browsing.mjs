// A browser for a test file, and pages in it that are watched: a page that complains, breaks the
// content policy or asks anybody but our own server for anything fails its test.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };
export const sizes = { phone, desk };
export const languages = ["en", "es"];

/** Long enough for a machine that is busy with other work; nothing waits for it without need. */
const PATIENCE_MS = 30_000;

/** Starts Chromium, which draws WebGL without a graphics card, and ends it after the tests. */
export async function startBrowser(test) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
           "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run",
           "--disable-component-update", "--disable-sync"],
    timeout: PATIENCE_MS,
  });
  test.after(() => browser.close());
  return browser;
}

/**
 * A visitor's window: its size, language and scheme, with or without script. What goes wrong in it
 * is gathered in `window.complaints` and fails the test when it ends. `expected` allows for what a
 * test provokes: an answer of 422 to a form is reported by the browser, too.
 */
export async function openWindow(test, browser, address, options = {}) {
  const { size = desk, language = "en", scheme = "light", script = true, expected } = options;
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    locale: language === "es" ? "es-US" : "en-US",
    colorScheme: scheme,
    javaScriptEnabled: script,
    reducedMotion: options.calm ? "reduce" : "no-preference",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints = [];
  await watch(context, new URL(address).origin, complaints, expected);
  const page = await context.newPage();
  test.after(async () => {
    await context.close();
    assert.deepEqual(complaints, [], "a page complained");
  });
  return page;
}

async function watch(context, origin, complaints, expected) {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`content policy: ${violatedDirective} ${blockedURI}`));
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) {
      complaints.push(`asked another server: ${url.href}`);
    }
  });
  context.on("response", (response) => {
    if (response.status() >= 500) {
      complaints.push(`${response.status()} from ${response.url()}`);
    }
  });
  context.on("console", (message) => {
    const said = message.text();
    if (["error", "warning"].includes(message.type()) && !expected?.test(said)) {
      complaints.push(`${message.type()}: ${said} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => complaints.push(`script: ${error.error()}`));
}

/** A picture of the page for people to look at, where GROUNDWORK_SCREENSHOTS names a folder. */
export async function picture(page, name) {
  const folder = process.env.GROUNDWORK_SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
}

/** The map has taken the place of the drawn picture. */
export async function mapDrawn(page) {
  await page.locator(".city-map--drawn .city-map__ground canvas").waitFor();
}

/** The titles of the list, in its order. */
export function titles(page) {
  return page.locator(".city__title").allTextContents();
}
