// Every page, in both languages and at both sizes: it can be used by everybody (axe), never scrolls
// sideways, is small, and asks nobody but its own server for anything.
// GROUNDWORK_SCREENSHOTS=FOLDER leaves a picture of each.
import { after, test } from "node:test";

import { languages, mapDrawn, openWindow, picture, sizes, startBrowser } from "./browsing.mjs";
import { accessible, fitsInWidth, wellFormed } from "./checking.mjs";
import { sampleCity, sampleFile, serve } from "./program.mjs";

const browser = await startBrowser({ after });
const full = await serve({ after }, { files: [sampleFile] });
const empty = await serve({ after });

const local = await addressOf("Local 418");
const [importPage] = await linksOn("/imports", /"(\/imports\/[0-9a-f]+)"/g);
const helpTopics = await linksOn("/help", /"(\/help\/\w+)"/g);

async function linksOn(path, pattern) {
  const html = await (await fetch(full + path)).text();
  return [...html.matchAll(pattern)].map(([, address]) => address);
}

async function addressOf(name) {
  const answer = await fetch(`${full}/search?q=${encodeURIComponent(name)}`,
                             { headers: { Accept: "application/json" } });
  const { bodies } = await answer.json();
  return `/orgs/${bodies[0].id}`;
}

const pages = {
  first: "/",
  search: "/search?q=418",
  search_without_result: "/search?q=zzzz",
  city: sampleCity,
  city_without_result: `${sampleCity}&words=zzzz`,
  city_print: sampleCity.replace("/map", "/map/print"),
  no_such_place: "/map?place=Nowhere%2C%20WA",
  body: local,
  body_new: "/orgs",
  correct_size: `${local}/facts?field=member_count`,
  correct_place: `${local}/facts?field=mail_place`,
  correct_kind: `${local}/facts?field=kind`,
  correct_closing: `${local}/facts?field=closed`,
  imports: "/imports",
  import: importPage,
  help: "/help",
  ...Object.fromEntries(helpTopics.map((path) => [path.slice(1).replace("/", "_"), path])),
  style: "/style",
  nothing_there: "/there-is-nothing-here",
};
const emptyPages = { first_empty: "/", city_empty: sampleCity, imports_empty: "/imports" };

/** The browser reports these itself; the page that answers them is looked at here. */
const expected = /status of 404/;

async function look(page, name, path, language, size) {
  const response = await page.goto(path);
  if (await page.locator(".city-map").count() > 0) {
    await mapDrawn(page);
  }
  await picture(page, `${name}.${language}.${size}`);
  await wellFormed(page, response, language);
  await fitsInWidth(page);
  await accessible(page);
}

for (const language of languages) {
  for (const [size, pixels] of Object.entries(sizes)) {
    test(`every page is for everybody (${language}, ${size})`, async (t) => {
      const filled = await openWindow(t, browser, full, { language, size: pixels, expected });
      for (const [name, path] of Object.entries(pages)) {
        await t.test(name, () => look(filled, name, path, language, size));
      }
      const bare = await openWindow(t, browser, empty, { language, size: pixels });
      for (const [name, path] of Object.entries(emptyPages)) {
        await t.test(name, () => look(bare, name, path, language, size));
      }
    });
  }
}
