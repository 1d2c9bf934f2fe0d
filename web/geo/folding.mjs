// How a place's name becomes the key it is found by: "N. Little Rock" is NORTHLITTLEROCK.
//
// The program folds what people type in the same way (src/community_map/places_folding.cpp), with
// the same table of words; a test there folds every name of the finished block again and finds it
// under its key.
import { readTable } from "./tables.mjs";

const LONGEST_ABBREVIATION = 5;

/** The abbreviations, sorted by their short form. */
export function readWords(path) {
  const words = readTable(path)
    .map(([short, long, where]) => ({ short, long, firstOnly: where === "first" }))
    .sort((a, b) => (a.short < b.short ? -1 : 1));
  const tooLong = words.find(({ short }) => short.length > LONGEST_ABBREVIATION);
  if (tooLong) throw new Error(`${path}: ${tooLong.short} has more than five letters`);
  return words;
}

/** Capital letters and digits only, words spelled out, nothing between them. */
export function fold(name, words) {
  const bare = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toUpperCase();
  const parts = bare.replace(/['’]/g, "").split(/[^A-Z0-9]+/).filter((part) => part !== "");
  return parts.map((part, at) => spelledOut(part, at === 0 && parts.length > 1, words)).join("");
}

function spelledOut(part, isFirst, words) {
  const word = words.find(({ short }) => short === part);
  return word && (isFirst || !word.firstOnly) ? word.long : part;
}
