// Cities and ZIP areas: read, mended where their source is plainly wrong, and met in one place by
// name.
import { areaHolding, areaNear } from "./counties.mjs";
import { fold } from "./folding.mjs";
import { groupBy } from "./tables.mjs";

/** Post offices of the armed forces: many ZIPs, no city. */
const MILITARY = new Set(["AA", "AE", "AP"]);
/** How far outside its state's outline a ZIP's centre may lie: outlines are only roughly true. */
const STRAY_DEGREES = 0.15;

/**
 * Places sorted by state and key, ZIPs sorted by number, each ZIP with its place, county and
 * centre. `records` are { zip, city, state, latitude, longitude }; `counties` are areas with their
 * state's code.
 */
export function meetPlaces(records, counties, words) {
  const located = records.filter(({ latitude, longitude }) => latitude !== 0 && longitude !== 0);
  const zips = located
    .map((record) => ({ ...record, longitude: westward(record), key: fold(record.city, words) }))
    .sort((a, b) => (a.zip < b.zip ? -1 : 1));
  const byState = groupBy(counties, ({ state }) => state);
  for (const zip of zips) zip.county = areaHolding(byState.get(zip.state) ?? [], pointOf(zip));

  const places = [...groupBy(zips, ({ state, key }) => `${state} ${key}`).values()].map(placeOf);
  for (const place of places) mendStrays(place, byState.get(place.state) ?? []);
  places.sort((a, b) => (`${a.state} ${a.key}` < `${b.state} ${b.key}` ? -1 : 1));
  return { zips, places };
}

const pointOf = ({ longitude, latitude }) => [longitude, latitude];

/** A lost minus sign would put a street of New York into Kyrgyzstan. */
function westward({ state, longitude }) {
  const eastern = MILITARY.has(state) || ["GU", "MP", "FM", "MH", "PW"].includes(state);
  return eastern ? longitude : -Math.abs(longitude);
}

/** The name most of its ZIPs carry, the longer one where two are as frequent. */
function placeOf(zips) {
  const spellings = [...groupBy(zips, ({ city }) => city)].sort(([a, as], [b, bs]) =>
    bs.length - as.length || b.length - a.length || (a < b ? -1 : 1));
  const place = { name: written(spellings[0][0]), state: zips[0].state, key: zips[0].key, zips };
  for (const zip of zips) zip.place = place;
  place.center = meanOf(zips);
  // Firms and camps with a ZIP of their own are no cities, so they never outrank one.
  place.weight = MILITARY.has(place.state) || /[^A-Za-z' -]/.test(place.name) ? 0 : areaCount(zips);
  return place;
}

/** The source knows one capital a word: "Mchenry", "O Fallon", "Lake In The Hills". */
function written(name) {
  return name
    .replace(/\bMc([a-z])/g, (_, letter) => `Mc${letter.toUpperCase()}`)
    .replace(/^O ([A-Z])/, "O'$1")
    .replace(/-([a-z])/g, (hyphened) => hyphened.toUpperCase())
    .replace(/\b(Afb|Apo|Fpo|Dpo|Jrb)\b/g, (letters) => letters.toUpperCase())
    .replace(/ (Of|The|On|In|And|At|By)(?= )/g, (word) => word.toLowerCase());
}

/** Post-office boxes and firms share the centre of their town: they make it no larger. */
function areaCount(zips) {
  return new Set(zips.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size;
}

function meanOf(zips) {
  const sum = (field) => zips.reduce((total, zip) => total + zip[field], 0);
  return { latitude: sum("latitude") / zips.length, longitude: sum("longitude") / zips.length };
}

/**
 * ZIPs of post-office boxes often carry a made-up centre, out in a bay or in the next state. Those
 * move to the middle of the place's other ZIPs; where it has no other, they keep their point and
 * take the nearest county.
 */
function mendStrays(place, counties) {
  if (counties.length === 0) return;
  const held = place.zips.filter(({ county }) => county);
  for (const stray of place.zips.filter(({ county }) => !county)) {
    if (held.length > 0) Object.assign(stray, meanOf(held));
    stray.county = areaHolding(counties, pointOf(stray)) ??
      areaNear(counties, pointOf(stray), STRAY_DEGREES);
  }
  place.center = meanOf(held.length > 0 ? held : place.zips);
}
