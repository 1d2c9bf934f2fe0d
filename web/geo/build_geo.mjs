// Makes places and outlines from the npm packages `zipcodes` and `us-atlas`, at build time.
//
//   node web/geo/build_geo.mjs FOLDER
//
// writes into FOLDER: places.bin and outlines.bin, which the program reads where they lie in its
// own memory, states.json and outline_<ST>.json for the map in the browser. The same packages give
// the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { readAreas } from "./counties.mjs";
import { readWords } from "./folding.mjs";
import { outlineCollection, outlinesBlock } from "./outlines.mjs";
import { placesBlock } from "./places_block.mjs";
import { meetPlaces } from "./places.mjs";
import { simplifiedTopology } from "./simplifying.mjs";
import { readTable } from "./tables.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? "geo");
const packages = createRequire(import.meta.url);

function readPlaces() {
  const { codes } = packages("zipcodes/lib/codes.js");
  const fictional = readTable(join(here, "fictional_places.tsv")).map(
    ([zip, city, state, latitude, longitude]) =>
      ({ zip, city, state, latitude: Number(latitude), longitude: Number(longitude) }));
  return [...Object.values(codes), ...fictional];
}

function readTopology(name) {
  return JSON.parse(readFileSync(packages.resolve(`us-atlas/${name}`), "utf8"));
}

function write(name, bytes) {
  writeFileSync(join(folder, name), bytes);
}

const codeOfFips = new Map(readTable(join(here, "states.tsv")));

function areasOf(topology, kind) {
  return readAreas(topology, kind === "state" ? "states" : "counties")
    .map((area) => ({ ...area, kind, state: codeOfFips.get(area.fips.slice(0, 2)) }));
}

/** GeoJSON of a state and its counties. Alaska's shore has more corners than a map can show. */
function outlineOf(state) {
  const topology = state === "AK" ? roughTopology : fineTopology;
  const areas = [...areasOf(topology, "county"), ...areasOf(topology, "state")]
    .filter((area) => area.state === state);
  return outlineCollection(areas, { perDegree: 1000, least: state === "AK" ? 50 : 12 });
}

const topology = readTopology("counties-10m.json");
const fineTopology = simplifiedTopology(topology, 0.004);
const roughTopology = simplifiedTopology(topology, 0.04);
const overview = simplifiedTopology(readTopology("states-10m.json"), 0.05);
const counties = areasOf(topology, "county");
const states = areasOf(topology, "state");
const words = readWords(join(here, "place_words.tsv"));

mkdirSync(folder, { recursive: true });
write("places.bin", placesBlock(meetPlaces(readPlaces(), counties, words), counties, words));
write("outlines.bin", outlinesBlock([...counties, ...states]));
write("states.json", JSON.stringify(
  outlineCollection(areasOf(overview, "state"), { perDegree: 100, least: 10 })));
for (const { state } of states) {
  write(`outline_${state}.json`, JSON.stringify(outlineOf(state)));
}
