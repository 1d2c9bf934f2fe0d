// From nothing to a city on the map: the first page, a register file dropped on it, what it holds,
// saving, and taking it all back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";

import { desk, languages, openWindow, phone, sizes, startBrowser, titles } from "./browsing.mjs";
import { realRegister, sampleFile, serve, temporaryFolder } from "./program.mjs";

const browser = await startBrowser({ after });

/** The Labor Department's zip of a year: the register and the tables that come with it. */
function officialZip(t, year, register) {
  const folder = temporaryFolder(t);
  const names = [`lm_data_data_${year}.txt`, `lm_data_meta.txt`, `ar_membership_data_${year}.txt`];
  writeFileSync(join(folder, names[0]), register);
  writeFileSync(join(folder, names[1]), "COLUMN|MEANING\nF_NUM|File number\n");
  writeFileSync(join(folder, names[2]), "OID|MEMBERSHIP_TYPE|NUMBER|RPT_ID\n1|2001|12|785618\n");
  const zip = join(folder, `${year}.zip`);
  execFileSync("zip", ["-q", "-j", zip, ...names.map((name) => join(folder, name))]);
  return zip;
}

function sampleZip(t) {
  return officialZip(t, 2025, readFileSync(sampleFile));
}

/** Drops a file on an element as a person does from a folder's window. */
async function drop(page, selector, file) {
  const bytes = readFileSync(file).toString("base64");
  const files = await page.evaluateHandle(([text, name]) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([content], name, { type: "application/zip" }));
    return transfer;
  }, [bytes, basename(file)]);
  await page.dispatchEvent(selector, "dragover", { dataTransfer: files });
  await page.dispatchEvent(selector, "drop", { dataTransfer: files });
}

/** The number on the card that carries these words. */
async function figure(page, words) {
  const card = page.locator(".figure", { hasText: words });
  return Number((await card.locator(".figure__number").textContent()).replace(/\D/g, ""));
}

const button = {
  en: { save: "Put them on the map", undo: "Undo this import", leave: "Leave it",
        sample: "Show the sample city", see: "See the map", read: "Read this file" },
  es: { save: "Ponerlos en el mapa", undo: "Deshacer esta importación" },
};

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const shows = (page, name) =>
  page.getByRole("button", { name, exact: true }).waitFor({ state: "visible" });

test("the first page of an empty Groundwork says how to begin", async (t) => {
  const address = await serve(t);
  for (const language of languages) {
    for (const size of Object.values(sizes)) {
      const page = await openWindow(t, browser, address, { language, size });
      await page.goto("/");
      assert.ok(await page.locator("#q").isVisible());
      assert.equal(await page.locator(".drop-zone .find-file__picture:visible").count(), 3);
      assert.ok(await page.locator(".drop-zone input[type=file]").isVisible());
      assert.ok(await page.locator("form[action='/imports/sample'] button").isVisible());
      assert.ok(await page.locator("main a[href='/orgs']").isVisible());
    }
  }
});

test("a dropped file is shown before it is saved, and can be undone", async (t) => {
  const page = await openWindow(t, browser, await serve(t), { size: desk });
  await page.goto("/");
  await drop(page, ".drop-zone", sampleZip(t));
  await shows(page, button.en.save);
  assert.equal(await figure(page, "new union"), 300);
  assert.match(await page.locator(".page-head__lead").textContent(), /2025\.zip · 2024–2025/);
  assert.match(await page.locator(".entries").textContent(), /line 68/);
  await press(page, button.en.save);
  await shows(page, button.en.undo);
  await press(page, button.en.undo);
  await page.locator(".notice--done").waitFor();
  await page.goto("/");
  assert.ok(await page.locator(".drop-zone").isVisible(), "the map is as empty as before");
});

test("a file chosen on a Spanish phone is read and saved there", async (t) => {
  const page = await openWindow(t, browser, await serve(t), { size: phone, language: "es" });
  await page.goto("/");
  await page.setInputFiles("#register", sampleZip(t));
  await shows(page, button.es.save);
  await press(page, button.es.save);
  await shows(page, button.es.undo);
  await page.goto("/");
  assert.match(await page.locator(".page-head__lead").textContent(), /300/);
});

test("the progress bar follows the reading of a large file", async (t) => {
  const page = await openWindow(t, browser, await serve(t));
  const lines = readFileSync(sampleFile, "latin1").split("\n");
  const bodies = lines.slice(80, 300);
  const many = Array.from({ length: 1_200 }, (_, at) => bodies.map((line) =>
    line.replace(/^([^|]*\|[^|]*\|)(\d+)/, (_all, start, number) =>
      start + (Number(number) + 10_000 * (at + 1)))));
  const zip = officialZip(t, 2025, [lines[0], ...many.flat(), ""].join("\n"));
  const seen = [];
  await page.exposeFunction("progressSeen", (value) => seen.push(value));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const bar = document.querySelector("[data-behaviour=progress] progress");
      if (bar?.hasAttribute("value")) {
        globalThis.progressSeen(bar.value / bar.max);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto("/imports");
  await page.setInputFiles("#register", zip);
  await shows(page, button.en.save);
  assert.equal(await figure(page, "new unions"), 264_000);
  const steps = new Set(seen);
  const between = [...steps].filter((step) => step > 0 && step < 1);
  assert.ok(between.length > 0, `the bar stood at ${[...steps].join(", ")}`);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b), "it never goes back");
});

test("without script a plain form brings the file in, and the page reloads itself", async (t) => {
  const page = await openWindow(t, browser, await serve(t), { script: false });
  await page.goto("/");
  await page.setInputFiles("#register", sampleZip(t));
  await press(page, button.en.read);
  await shows(page, button.en.save);
  await press(page, button.en.save);
  await shows(page, button.en.undo);
  await page.goto("/map?place=Port%20Halden%2C%20WA&words=418");
  assert.ok((await titles(page)).includes("UTUW Local 418"));
});

test("what is no register is refused with a way on, and nothing is saved", async (t) => {
  const page = await openWindow(t, browser, await serve(t));
  const file = join(temporaryFolder(t), "minutes.txt");
  writeFileSync(file, "Minutes of the meeting\n");
  await page.goto("/");
  await page.setInputFiles("#register", file);
  const why = await page.locator(".notice--wrong").textContent();
  assert.match(why, /minutes\.txt is not the Labor Department['’]s register/);
  await page.locator(".notice--wrong a").click();
  await page.waitForURL("**/imports");
  await page.goto("/");
  assert.ok(await page.locator(".drop-zone").isVisible());
});

test("a file that is left alone changes nothing", async (t) => {
  const page = await openWindow(t, browser, await serve(t));
  await page.goto("/");
  await page.setInputFiles("#register", sampleZip(t));
  await shows(page, button.en.save);
  await press(page, button.en.leave);
  await page.waitForSelector(".notice:not(.notice--concern)");
  await page.goto("/");
  assert.ok(await page.locator(".drop-zone").isVisible());
});

test("pressing save twice saves once", async (t) => {
  const page = await openWindow(t, browser, await serve(t));
  await page.goto("/");
  await page.getByRole("button", { name: button.en.sample }).dblclick();
  await shows(page, button.en.save);
  await page.getByRole("button", { name: button.en.save }).dblclick();
  await shows(page, button.en.undo);
  await page.goto("/imports");
  assert.equal(await page.locator(".entries .entry").count(), 1);
});

test("from the saved file to the printed list it takes five steps", async (t) => {
  const page = await openWindow(t, browser, await serve(t));
  const steps = [];
  const step = async (what, act) => {
    steps.push(what);
    await act();
  };
  await page.goto("/");
  await step("drop the file", () => drop(page, ".drop-zone", sampleZip(t)));
  await step("put it on the map", () => press(page, button.en.save));
  await step("type the city", () => page.locator("#q").pressSequentially("Port Hal"));
  const place = page.locator("[role=option]:first-child", { hasText: "Port Halden, WA" });
  await step("choose it", () => place.click());
  await step("print", () => page.getByRole("link", { name: "Print" }).click());
  await page.waitForURL("**/map/print?**");
  assert.ok(await page.locator(".city-print__list tbody tr").count() > 50);
  t.diagnostic(`steps: ${steps.join("; ")}`);
  assert.ok(steps.length <= 5, steps.join("; "));
});

test("the Labor Department's own file of 2021 shows the 27 unions of Chicago", async (t) => {
  const file = realRegister();
  if (!file) {
    t.skip("the Labor Department's files are not here: GROUNDWORK_REAL_DATA names their folder");
    return;
  }
  const page = await openWindow(t, browser, await serve(t));
  await page.goto("/");
  await drop(page, ".drop-zone", officialZip(t, 2021, gunzipSync(readFileSync(file))));
  await shows(page, button.en.save);
  assert.equal(await figure(page, "new union"), 4803);
  assert.ok(await page.locator(".notice--concern").isVisible(), "it says that the file is partial");
  await press(page, button.en.save);
  await shows(page, button.en.undo);
  await page.goto("/map?place=Chicago%2C%20IL&within=0");
  assert.equal((await titles(page)).length, 27);
  assert.match(await page.locator("h1").textContent(), /^27 unions in Chicago/);
});
