// The same pages from PostgreSQL: GROUNDWORK_TEST_DATABASE names a server to throw away.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";

import { mapDrawn, openWindow, startBrowser, titles } from "./browsing.mjs";
import { sampleCity, sampleFile, serve } from "./program.mjs";

const server = process.env.GROUNDWORK_TEST_DATABASE ?? "";

/** A schema of our own on that server, gone afterwards; gives the address that leads into it. */
function schemaOn(t) {
  const name = `browser_${process.pid}`;
  const sql = (words) => execFileSync("psql", ["-q", "-d", server, "-c", words]);
  sql(`CREATE SCHEMA ${name}`);
  t.after(() => sql(`SET client_min_messages = error; DROP SCHEMA ${name} CASCADE`));
  return `${server}${server.includes("?") ? "&" : "?"}options=-csearch_path%3D${name}`;
}

test("PostgreSQL serves the same city as SQLite", async (t) => {
  if (!server.startsWith("postgresql://")) {
    t.skip("there is no PostgreSQL: GROUNDWORK_TEST_DATABASE names one");
    return;
  }
  const browser = await startBrowser({ after });
  const addresses = {
    sqlite: await serve({ after }, { files: [sampleFile] }),
    postgresql: await serve({ after }, { files: [sampleFile], database: schemaOn({ after }) }),
  };
  const shown = {};
  for (const [engine, address] of Object.entries(addresses)) {
    const page = await openWindow(t, browser, address);
    await page.goto(sampleCity);
    await mapDrawn(page);
    shown[engine] = { headline: await page.locator("h1").textContent(), lists: [] };
    for (const order of ["size", "name", "city", "date"]) {
      await page.goto(`${sampleCity}&order=${order}&page=2`);
      shown[engine].lists.push(await titles(page));
    }
    await page.goto(`${sampleCity}&words=418+transit`);
    await page.locator(".city__title").click();
    await page.waitForURL("**/orgs/*");
    shown[engine].facts = await page.locator(".facts").innerText();
  }
  assert.equal(shown.sqlite.lists[0].length, 50);
  assert.deepEqual(shown.postgresql, shown.sqlite);
});
