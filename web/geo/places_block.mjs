// Writes places.bin: one block of fixed-size records that the program reads where it lies.
//
// The layout is told once more, for its reader, in src/community_map/places_block.hpp. Numbers are
// little-endian, angles are counts of 1/10000 degree.
import { Buffer } from "node:buffer";

import { assemble, textPool } from "./blocks.mjs";

const ZIP_BYTES = 20;
const PLACE_BYTES = 24;
const WORD_BYTES = 24;
const NO_COUNTY = 0xffff;

export function placesBlock({ zips, places }, counties, words) {
  const text = textPool();
  const placeNumber = new Map(places.map((place, at) => [place, at]));
  const countyNumber = new Map(counties.map((county, at) => [county, at]));
  const placeBytes = placeRecords(places, text);
  return assemble("GWPLACE1", [
    [prefixes(zips), 2],
    [zipRecords(zips, placeNumber, countyNumber), ZIP_BYTES],
    [Buffer.from(counties.map(({ fips }) => fips).join("")), 5],
    [placeBytes, PLACE_BYTES],
    [byKey(places), 2],
    [wordRecords(words), WORD_BYTES],
    [text.bytes(), 1],
  ]);
}

/** For each first three digits the number of the first ZIP that has them or more; 1001 of them. */
function prefixes(zips) {
  const table = Buffer.alloc(2 * 1001);
  let at = 0;
  for (let prefix = 0; prefix <= 1000; ++prefix) {
    while (at < zips.length && Number(zips[at].zip.slice(0, 3)) < prefix) ++at;
    table.writeUInt16LE(at, 2 * prefix);
  }
  return table;
}

const angle = (degrees) => Math.round(degrees * 10000);

function zipRecords(zips, placeNumber, countyNumber) {
  const records = Buffer.alloc(ZIP_BYTES * zips.length);
  zips.forEach(({ zip, place, latitude, longitude, county }, number) => {
    const at = ZIP_BYTES * number;
    records.write(zip, at);
    records.writeUInt16LE(placeNumber.get(place), at + 6);
    records.writeInt32LE(angle(latitude), at + 8);
    records.writeInt32LE(angle(longitude), at + 12);
    records.writeUInt16LE(county ? countyNumber.get(county) : NO_COUNTY, at + 16);
  });
  return records;
}

function placeRecords(places, text) {
  const records = Buffer.alloc(PLACE_BYTES * places.length);
  places.forEach(({ name, state, key, center, weight }, number) => {
    const at = PLACE_BYTES * number;
    const [shown, found] = [text.put(name), text.put(key)];
    records.writeUInt32LE(shown.at, at);
    records.writeUInt32LE(found.at, at + 4);
    records.writeInt32LE(angle(center.latitude), at + 8);
    records.writeInt32LE(angle(center.longitude), at + 12);
    records.writeUInt16LE(weight, at + 16);
    records.writeUInt8(shown.length, at + 18);
    records.writeUInt8(found.length, at + 19);
    records.write(state, at + 20);
  });
  return records;
}

/** The numbers of all places by key, whatever their state; among equals the larger first. */
function byKey(places) {
  const numbers = places.map((_, number) => number).sort((a, b) => {
    const [one, other] = [places[a], places[b]];
    if (one.key !== other.key) return one.key < other.key ? -1 : 1;
    return other.weight - one.weight || a - b;
  });
  const table = Buffer.alloc(2 * numbers.length);
  numbers.forEach((number, at) => table.writeUInt16LE(number, 2 * at));
  return table;
}

function wordRecords(words) {
  const records = Buffer.alloc(WORD_BYTES * words.length);
  words.forEach(({ short, long, firstOnly }, number) => {
    const at = WORD_BYTES * number;
    records.write(short, at);
    records.write(long, at + 6);
    records.writeUInt8(firstOnly ? 1 : 0, at + 23);
  });
  return records;
}
