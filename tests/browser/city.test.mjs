// A city: the map and the list that says the same, its filters, paper and files, with and without
// script, by keyboard alone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import {
  desk, mapDrawn, openWindow, phone, sizes, startBrowser, titles,
} from "./browsing.mjs";
import { sampleCity, sampleFile, serve } from "./program.mjs";

const browser = await startBrowser({ after });
const address = await serve({ after }, { files: [sampleFile] });

/** How large a share of a picture each colour has, the largest first. */
async function colourShares(page, png) {
  const blank = await page.context().newPage();
  const shares = await blank.evaluate(async (bytes) => {
    const picture = await createImageBitmap(await (await fetch(bytes)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const brush = canvas.getContext("2d");
    brush.drawImage(picture, 0, 0);
    const { data } = brush.getImageData(0, 0, picture.width, picture.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 4 / data.length);
    }
    return [...counts.values()].sort((a, b) => b - a);
  }, `data:image/png;base64,${png.toString("base64")}`);
  await blank.close();
  return shares;
}

for (const [size, pixels] of Object.entries(sizes)) {
  for (const calm of [false, true]) {
    const who = calm ? ", for somebody who wants little motion" : "";
    test(`the map draws land, water and dots (${size}${who})`, async (t) => {
      const page = await openWindow(t, browser, address, { size: pixels, calm });
      await page.goto(sampleCity);
      await mapDrawn(page);
      const canvas = page.locator(".city-map__ground canvas");
      const [first, second, third] = await colourShares(page, await canvas.screenshot());
      assert.ok(first < 0.9, `one colour covers ${first} of the map`);
      assert.ok(second > 0.05, `water beside land: ${second}`);
      assert.ok(third > 0.001, `dots: ${third}`);
    });
  }
}

test("the list is sorted, filtered and paged by its form", async (t) => {
  const page = await openWindow(t, browser, address);
  const choose = async (name, value) => {
    await page.selectOption(`select[name=${name}]`, value);
    await page.locator(".city__filters button").click();
    await page.waitForURL(new RegExp(`${name}=${value}`));
  };
  await page.goto(sampleCity);
  assert.equal((await titles(page)).length, 50);
  const pageOne = await titles(page);
  await page.locator("a[rel=next]").click();
  await page.waitForURL(/page=2/);
  const pageTwo = await titles(page);
  assert.equal(pageTwo.length, 50);
  assert.ok(pageTwo.every((title) => !pageOne.includes(title)), "no union stands on two pages");
  await page.goBack();
  assert.deepEqual(await titles(page), pageOne);
  await choose("order", "name");
  const byName = await titles(page);
  assert.deepEqual(byName, [...byName].sort(new Intl.Collator("en", { numeric: true }).compare));
  await choose("show", "unknown");
  const sizesShown = await page.locator(".city__table tbody td:last-child").allTextContents();
  assert.ok(sizesShown.length > 0 && sizesShown.every((words) => words === "not known"));
  assert.equal(await page.inputValue("select[name=order]"), "name", "the order stays as chosen");
  await choose("show", "closed");
  const tags = await page.locator(".city__table .tag--closed").count();
  assert.equal(tags, (await titles(page)).length);
  await choose("show", "councils");
  assert.equal(await page.locator(".city__table .tag", { hasText: "council" }).count(),
               (await titles(page)).length);
});

test("what fits nothing leads back to the whole list", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto(`${sampleCity}&words=zzzz`);
  assert.match(await page.locator(".empty").textContent(), /No union here fits/);
  assert.match(await page.locator("h1").textContent(),
               /^None of \d+ unions around Port Halden, WA$/);
  await page.locator(".empty a").click();
  await page.waitForURL((url) => !url.searchParams.has("words"));
  assert.equal((await titles(page)).length, 50);
});

test("words narrow the list down, and another word brings the whole list back", async (t) => {
  const page = await openWindow(t, browser, address, { size: phone });
  await page.goto(sampleCity);
  const whole = await page.locator("h1").textContent();
  await page.fill("#words", "transit 418");
  await page.keyboard.press("Enter");
  await page.waitForURL(/words=transit/);
  assert.deepEqual(await titles(page), ["UTUW Local 418"]);
  await page.fill("#words", "");
  await page.keyboard.press("Enter");
  await page.waitForURL(/words=(&|$)/);
  assert.equal(await page.locator("h1").textContent(), whole);
});

test("the list, the CSV file and the PDF name the same unions", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto(`${sampleCity}&show=councils`);
  const listed = (await titles(page)).sort();
  assert.ok(listed.length >= 3);
  await page.locator(".save-as summary").click();
  const saved = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
    return [download.suggestedFilename(), await download.path()];
  };
  const [csvName, csv] = await saved("CSV");
  assert.match(csvName, /^unions-Port-Halden-WA\.csv$/);
  const lines = readFileSync(csv, "utf8").trim().split(/\r?\n/).slice(1);
  assert.equal(lines.length, listed.length);
  listed.forEach((title) => assert.ok(lines.some((line) => line.includes(title)), title));
  const [pdfName, pdf] = await saved("PDF");
  assert.match(pdfName, /^unions-Port-Halden-WA\.pdf$/);
  const words = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  listed.forEach((title) => assert.ok(words.includes(title), `${title} is on paper`));
});

test("the print view numbers every union and leaves lines to write on", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto(`${sampleCity}&show=councils`);
  const listed = await titles(page);
  await page.getByRole("link", { name: "Print" }).click();
  await page.waitForURL("**/map/print?**");
  const rows = page.locator(".city-print__list tbody tr:not(.city-print__blank)");
  assert.deepEqual((await rows.locator("strong").allTextContents()).sort(), listed.sort());
  const numbers = await rows.locator("td:first-child").allTextContents();
  assert.deepEqual(numbers, listed.map((_, at) => String(at + 1)));
  assert.ok(await page.locator(".city-print__blank").count() >= 3);
  const drawn = page.locator(".city-print__map");
  assert.ok(await drawn.evaluate((image) => image.complete && image.naturalWidth > 0));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".masthead").isVisible(), false);
  assert.ok(await rows.first().isVisible());
});

test("without script there are the picture, the list and its form", async (t) => {
  const page = await openWindow(t, browser, address, { script: false });
  await page.goto(sampleCity);
  const drawn = page.locator("img.city-map__picture");
  assert.ok(await drawn.isVisible());
  assert.ok((await (await page.request.get(await drawn.getAttribute("src"))).text())
    .includes("<svg"));
  assert.equal(await page.locator(".city-map__buttons").isVisible(), false);
  await page.selectOption("select[name=show]", "closed");
  await page.locator(".city__filters button").click();
  assert.ok(await page.locator(".city__table .tag--closed").count() > 0);
  await page.goto("/");
  await page.fill("#q", "Port Halden transit");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?**");
  await page.locator(".entry__name", { hasText: "UTUW Local 418" }).click();
  await page.waitForURL("**/orgs/*");
});

/** What has the focus, once it is seen to have it; Tab moves on from here. */
async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
    return {
      name: element.getAttribute("name") ?? element.className ?? element.tagName,
      tag: element.tagName,
      words: element.textContent.trim(),
      visible: ring || boxShadow !== "none",
    };
  });
}

test("by keyboard alone one reaches the map, the filters and the list, and sees where one is",
  async (t) => {
    const page = await openWindow(t, browser, address, { size: desk });
    await page.goto(sampleCity);
    await mapDrawn(page);
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).tag, "A");
    assert.match((await focused(page)).words, /^Skip/);
    await page.keyboard.press("Enter");
    const reached = [];
    const unseen = [];
    for (let count = 0; count < 25; ++count) {
      await page.keyboard.press("Tab");
      const here = await focused(page);
      reached.push(here.tag === "CANVAS" ? "map" : here.name);
      if (!here.visible) {
        unseen.push(here.name);
      }
    }
    assert.deepEqual(unseen, [], "the focus is seen");
    for (const part of ["map", "words", "within", "show", "order", "city__title"]) {
      assert.ok(reached.some((name) => name.includes(part)), `${part} in ${reached.join(", ")}`);
    }
    await page.locator(".city__title").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/orgs/*");
  });

test("a dot on the map opens its union's card, and the card its page", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto(`${sampleCity}&words=418`);
  await mapDrawn(page);
  const canvas = page.locator(".city-map__ground canvas");
  const { width, height } = await canvas.boundingBox();
  // Its ZIP's centre is the city's own, so the dot stands in the middle or very near to it.
  const around = [[0, 0], [0, -6], [6, 0], [0, 6], [-6, 0], [8, 8], [-8, -8], [8, -8], [-8, 8]];
  const title = page.locator(".city-map__card .city-map__title");
  for (const [x, y] of around) {
    await canvas.click({ position: { x: width / 2 + x, y: height / 2 + y } });
    if (await title.isVisible()) {
      break;
    }
  }
  assert.equal(await title.textContent(), "UTUW Local 418");
  await title.click();
  await page.waitForURL("**/orgs/*");
});

test("another language keeps the page and what was asked", async (t) => {
  const page = await openWindow(t, browser, address);
  await page.goto(`${sampleCity}&show=councils`);
  const before = await titles(page);
  await page.locator("a.masthead__language[lang=es]").click();
  await page.waitForFunction(() => document.documentElement.lang === "es");
  assert.deepEqual(await titles(page), before);
  assert.equal(await page.inputValue("select[name=show]"), "councils");
  await page.locator("a.masthead__language[lang=en]").click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
});
