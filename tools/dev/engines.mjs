// Every npm package must run on Debian 12's Node.js, whatever version this machine has: says which
// ones of package-lock.json do not.
import { readFileSync } from "node:fs";

const debian = [18, 20, 4];

/** "18", ">=18.12", "^18.0.0", "16.x", "*": whether Debian's version is among them. */
function admits(condition) {
  const [, operator, digits] = /^([<>=^~]*)\s*v?([\d.x*]*)/.exec(condition.trim());
  const wanted = digits.split(".").filter((part) => /^\d+$/.test(part)).map(Number);
  const difference = wanted.map((part, at) => debian[at] - part).find((part) => part !== 0) ?? 0;
  if (operator === ">=") return difference >= 0;
  if (operator === ">") return difference > 0;
  if (operator === "<=") return difference <= 0;
  if (operator === "<") return difference < 0;
  if (operator === "^") return wanted[0] === debian[0] && difference >= 0;
  if (operator === "~") return wanted[0] === debian[0] && wanted[1] === debian[1];
  return wanted.every((part, at) => part === debian[at]);
}

/** Alternatives are joined by "||", conditions that must all hold by blanks. */
function runs(engines) {
  return engines.split("||").some((alternative) =>
    (alternative.match(/[<>=^~]*\s*v?[\d.x*]+/g) ?? [""]).every(admits));
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const demanding = Object.entries(packages).filter(
  ([, found]) => found.engines?.node && !runs(found.engines.node));
for (const [path, { version, engines }] of demanding) {
  const ours = debian.join(".");
  console.log(`${path} ${version} wants Node.js ${engines.node}; Debian 12 has ${ours}`);
}
process.exit(demanding.length === 0 ? 0 : 1);
