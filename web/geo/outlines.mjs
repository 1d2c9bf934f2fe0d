// The rings of counties and states, for the printed map and for the browser.
import { Buffer } from "node:buffer";

import { assemble, textPool } from "./blocks.mjs";
import { boxOf } from "./counties.mjs";
import { groupBy } from "./tables.mjs";

const RING_BYTES = 32;
const KIND = { county: 0, state: 1 };

/**
 * Whole counts of 1/`perDegree` degree, without points that repeat the one before. A ring ends
 * where it begins, which its source keeps only up to the last digit.
 */
function counted(ring, perDegree) {
  const counts = ring.map(([x, y]) => [Math.round(x * perDegree), Math.round(y * perDegree)]);
  counts[counts.length - 1] = counts[0];
  return counts.filter(([x, y], at) =>
    at === 0 || x !== counts[at - 1][0] || y !== counts[at - 1][1]);
}

/**
 * outlines.bin: a record for each ring, and the rings' points as counts of 1/1000 degree from the
 * south-west corner of the ring's box. The layout is told once more, for its reader, in
 * src/community_map/outlines.cpp. `areas` are { kind, name, state, rings }, in the order in which
 * they are to be drawn.
 */
export function outlinesBlock(areas) {
  const text = textPool();
  const rings = areas
    .flatMap((area) => area.rings.map((ring) => ({ area, points: counted(ring, 1000) })))
    .filter(({ points }) => points.length > 3);
  const records = Buffer.alloc(RING_BYTES * rings.length);
  const corners = [];
  rings.forEach(({ area, points }, number) => {
    const at = RING_BYTES * number;
    const box = boxOf(points);
    const name = text.put(area.name);
    [box.south, box.west, box.north, box.east].forEach((side, index) =>
      records.writeInt32LE(side, at + 4 * index));
    records.writeUInt32LE(corners.length / 2, at + 16);
    records.writeUInt32LE(name.at, at + 20);
    records.writeUInt16LE(points.length, at + 24);
    records.writeUInt8(KIND[area.kind], at + 26);
    records.writeUInt8(name.length, at + 27);
    records.write(area.state, at + 28);
    for (const [x, y] of points) corners.push(x - box.west, y - box.south);
  });
  const points = Buffer.alloc(2 * corners.length);
  corners.forEach((corner, at) => points.writeUInt16LE(corner, 2 * at));
  return assemble("GWOUTLN1", [[records, RING_BYTES], [points, 4], [text.bytes(), 1]]);
}

/** Without the points that lie on the straight line between their neighbours. */
function withoutStraight(points) {
  return points.filter(([x, y], at) => {
    if (at === 0 || at === points.length - 1) return true;
    const [[xa, ya], [xb, yb]] = [points[at - 1], points[at + 1]];
    return (x - xa) * (yb - y) !== (xb - x) * (y - ya);
  });
}

/**
 * GeoJSON for the browser, in steps of 1/`perDegree` degree; islands less than `least` steps across
 * are left out. One feature for all areas of a kind and state, each ring a polygon of its own: the
 * map paints only land and lines.
 */
export function outlineCollection(areas, { perDegree, least }) {
  const groups = groupBy(areas, ({ kind, state }) => `${kind} ${state}`);
  const features = [...groups.values()].map((group) => ({
    type: "Feature",
    properties: { kind: group[0].kind, state: group[0].state },
    geometry: {
      type: "MultiPolygon",
      coordinates: group
        .flatMap(({ rings }) => rings)
        .map((ring) => withoutStraight(counted(ring, perDegree)))
        .filter((points) => points.length > 3 && stepsAcross(points) >= least)
        .map((points) => [points.map((point) => point.map((count) => count / perDegree))]),
    },
  }));
  return { type: "FeatureCollection", features: features.filter(hasLand) };
}

function stepsAcross(points) {
  const box = boxOf(points);
  return Math.max(box.east - box.west, box.north - box.south);
}

const hasLand = ({ geometry }) => geometry.coordinates.length > 0;
