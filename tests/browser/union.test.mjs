// One union: what is known of it and from where, adding one by hand, correcting one.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { openWindow, phone, startBrowser, titles } from "./browsing.mjs";
import { sampleCity, sampleFile, serve } from "./program.mjs";

const browser = await startBrowser({ after });
const address = await serve({ after }, { files: [sampleFile] });

/** The browser, too, reports the answers to a form that cannot be saved as it is. */
const expected = /status of (409|422|428)/;

async function open(page, words) {
  await page.goto(`${sampleCity}&words=${encodeURIComponent(words)}`);
  await page.locator(".city__title").first().click();
  await page.waitForURL("**/orgs/*");
}

const fact = (page, label) =>
  page.locator(".fact", { has: page.locator(".fact__name", { hasText: label }) });

async function fillSource(page, where) {
  await page.selectOption("#source_kind", "union_site");
  await page.fill("#source_ref", where);
  await page.fill("#as_of", "2026-03-01");
}

const save = (page) => page.locator("form.form .button--primary").click();

test("a union's page says what is known, from where, since when, and what is not", async (t) => {
  const page = await openWindow(t, browser, address);
  await open(page, "418 transit");
  assert.equal(await page.locator("h1").textContent(), "UTUW Local 418");
  const members = fact(page, "Members");
  assert.equal(await members.locator(".fact__value").first().textContent(), "210");
  const source = await members.locator(".fact__source").first().textContent();
  assert.match(source, /Labor Department: LM-3 report 9900002 · December 31, 2025 · sure/);
  assert.match(await page.locator(".entries").textContent(), /Website/);
  const words = await page.locator("main").textContent();
  assert.doesNotMatch(words, /Treasurer|Street|AVE\b/i, "no officer's name and no street");
});

test("a second year keeps the first in the history", async (t) => {
  const page = await openWindow(t, browser, address, { size: phone });
  await open(page, "grand pier hotel");
  const members = fact(page, "Members");
  await members.locator(".history summary").click();
  assert.equal(await members.locator(".history li").count(), 2);
  assert.match(await members.locator(".history").textContent(), /62,000[^]*620/);
});

test("a union added by hand says what is missing, then is on the map", async (t) => {
  const page = await openWindow(t, browser, address, { expected });
  await page.goto("/orgs");
  await save(page);
  await page.locator(".error-summary").waitFor();
  assert.ok(await page.locator(".error-summary li").count() >= 2);
  assert.equal(await page.locator("#name").getAttribute("aria-invalid"), "true");
  const beside = await page.locator("#name").getAttribute("aria-describedby");
  assert.ok(await page.locator(`#${beside}`).isVisible());
  await page.locator(".error-summary a").first().click();
  assert.ok(await page.locator(".field :focus").isVisible(), "the list leads to the field");
  await page.fill("#name", "City Employees of Port Halden");
  await page.fill("#affiliation", "MCA");
  await page.fill("#number", "55");
  await page.fill("#city", "Port Halden");
  await page.fill("#state", "WA");
  await page.fill("#members_low", "340");
  await fillSource(page, "mca55.example");
  await save(page);
  await page.waitForURL(/\/orgs\/[0-9a-f]{32}$/);
  assert.match(await fact(page, "Members").textContent(), /340[^]*mca55\.example/);
  await page.goto(`${sampleCity}&words=55`);
  assert.ok((await titles(page)).some((title) => title === "MCA Local 55"));
});

test("what was typed stays when the form comes back", async (t) => {
  const page = await openWindow(t, browser, address, { expected, language: "es" });
  await page.goto("/orgs");
  await page.fill("#name", "Tranviarios <unidos> & \"libres\"");
  await page.fill("#city", "Nowhere");
  await page.fill("#members_low", "many");
  await save(page);
  await page.locator(".error-summary").waitFor();
  assert.equal(await page.inputValue("#name"), "Tranviarios <unidos> & \"libres\"");
  assert.equal(await page.inputValue("#members_low"), "many");
  assert.equal(await page.getAttribute("html", "lang"), "es");
});

test("a size ten times off wants a reason, and keeps it", async (t) => {
  const page = await openWindow(t, browser, address, { expected });
  await open(page, "hkw 497");
  const before = await fact(page, "Members").locator(".fact__value").first().textContent();
  await fact(page, "Members").getByRole("link", { name: "Correct this" }).click();
  await page.fill("#members_low", String(Number(before.replace(",", "")) * 12));
  await fillSource(page, "497.example/merger");
  await save(page);
  const concern = page.locator(".notice--concern");
  await concern.waitFor();
  assert.match(await concern.textContent(), new RegExp(before));
  await page.fill("#override_reason", "Two locals merged into it");
  await save(page);
  await page.waitForURL(/\/orgs\/[0-9a-f]{32}$/);
  const members = fact(page, "Members");
  assert.match(await members.locator(".fact__source").first().textContent(),
               /“Two locals merged into it”/);
  await members.locator(".history summary").click();
  assert.match(await members.locator(".history").textContent(), new RegExp(before));
});

test("a correction begins from what is known", async (t) => {
  const page = await openWindow(t, browser, address, { language: "es", size: phone });
  await open(page, "418 transit");
  const union = page.url();
  await page.goto(`${union}/facts?field=member_count`);
  assert.match(await page.locator(".page-head__lead").textContent(), /Lo que se sabe: 210 · /);
  assert.equal(await page.inputValue("#members_low"), "210");
  assert.equal(await page.inputValue("#members_high"), "");
  await page.goto(`${union}/facts?field=mail_place`);
  assert.equal(await page.inputValue("#city"), "Port Halden");
  await page.goto(`${union}/facts?field=website`);
  assert.match(await page.locator("h1").textContent(), /^Agregar: Sitio web$/);
});

test("a union that has closed can be marked so", async (t) => {
  const page = await openWindow(t, browser, address);
  await open(page, "utuw 163");
  const closed = page.locator(".entry", { hasText: "It has closed" });
  await closed.getByRole("link").click();
  await page.fill("#value", "2026-01-31");
  await fillSource(page, "utuw163.example");
  await save(page);
  await page.waitForURL(/\/orgs\/[0-9a-f]{32}$/);
  assert.match(await fact(page, "Closed on").textContent(), /January 31, 2026/);
});

test("of two tabs that correct the same fact, the second is asked to look again", async (t) => {
  const first = await openWindow(t, browser, address, { expected });
  await open(first, "hkw 535");
  const union = first.url();
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await page.goto(`${union}/facts?field=nickname`);
  }
  const say = async (page, nickname) => {
    await page.fill("#value", nickname);
    await fillSource(page, "535.example");
    await save(page);
  };
  await say(first, "The Harbor Crew");
  await first.waitForURL(union);
  await say(second, "The Dock Crew");
  await second.locator(".error-summary").waitFor();
  assert.match(await second.locator(".error-summary").textContent(), /Somebody else added/);
  assert.equal(await second.inputValue("#value"), "The Dock Crew");
  await save(second);
  await second.waitForURL(union);
  const nickname = fact(second, "What people call it");
  assert.equal(await nickname.locator(".history li").count(), 2);
});

test("pressing save twice saves once, and going back leaves the form usable", async (t) => {
  const page = await openWindow(t, browser, address);
  await open(page, "utuw 163");
  const union = page.url();
  await page.goto(`${union}/facts?field=website`);
  await page.fill("#value", "https://utuw163.example/");
  await fillSource(page, "the card they hand out");
  await page.locator("form.form .button--primary").dblclick();
  await page.waitForURL(union);
  assert.equal(await fact(page, "Website").locator(".history").count(), 0);
  await page.goBack();
  await page.waitForURL("**/facts?field=website");
  assert.ok(await page.locator("form.form .button--primary").isEnabled());
});

test("another language keeps the form that is open", async (t) => {
  const page = await openWindow(t, browser, address, { expected });
  await open(page, "418 transit");
  const form = `${page.url()}/facts?field=nickname`;
  await page.goto(form);
  await save(page);
  await page.locator(".error-summary").waitFor();
  await page.locator("a.masthead__language[lang=es]").click();
  await page.waitForFunction(() => document.documentElement.lang === "es");
  assert.equal(page.url(), form);
  assert.ok(await page.locator("form.form #value").isVisible(), "the same form, in Spanish");
});
