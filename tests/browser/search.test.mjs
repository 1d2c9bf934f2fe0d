// The one search field: a place, a number, a nickname, as one types and by keyboard.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { openWindow, phone, startBrowser } from "./browsing.mjs";
import { sampleFile, serve } from "./program.mjs";

const browser = await startBrowser({ after });
const address = await serve({ after }, { files: [sampleFile] });

const options = (page) => page.locator("#q-suggestions [role=option]");

/** Types, and waits until what is wanted is suggested: answers come letter by letter. */
async function suggested(page, typed, wanted) {
  await page.fill("#q", "");
  await page.locator("#q").pressSequentially(typed);
  const option = options(page).filter({ hasText: wanted }).first();
  await option.waitFor();
  return option;
}

test("a city, a ZIP, a number and a name are found as one types", async (t) => {
  const page = await openWindow(t, browser, address, { size: phone });
  await page.goto("/");
  await suggested(page, "Port Hal", /^Port Halden, WA/);
  await suggested(page, "00101", /^Port Halden, WA/);
  await suggested(page, "418", /^UTUW Local 418/);
  await suggested(page, "local 418 transit", /^UTUW Local 418/);
});

test("the suggestions follow the keys and say so to a screen reader", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto("/");
  const field = page.locator("#q");
  await field.focus();
  await suggested(page, "transit 4", /^UTUW Local 418/);
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = options(page).nth(1);
  assert.equal(await second.getAttribute("aria-selected"), "true");
  assert.equal(await field.getAttribute("aria-activedescendant"), await second.getAttribute("id"));
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await options(page).count(), 0);
  await suggested(page, "transit 418", /^UTUW Local 418/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/orgs/*");
  assert.equal(await page.locator("h1").textContent(), "UTUW Local 418");
});

test("without a choice, Enter shows everything that was found", async (t) => {
  const page = await openWindow(t, browser, address, { language: "es" });
  await page.goto("/");
  await page.fill("#q", "local 418");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=local+418");
  assert.ok((await page.locator(".entry__name").allTextContents()).includes("UTUW Local 418"));
  assert.equal(await page.inputValue("#q"), "local 418");
});

test("what nobody is called leads to adding it by hand", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto("/search?q=zzzz");
  await page.locator(".empty a[href='/orgs']").click();
  await page.waitForURL("**/orgs");
});
