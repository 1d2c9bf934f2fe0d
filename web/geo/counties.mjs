// Counties and states as rings of longitude and latitude, and which county holds a point.
import { feature } from "topojson-client";

/** The features of one object of a us-atlas topology: { fips, name, rings, box }. */
export function readAreas(topology, object) {
  return feature(topology, topology.objects[object]).features
    .map(({ id, properties, geometry }) => {
      const rings = ringsOf(geometry);
      return { fips: id, name: properties.name, rings, box: boxOf(rings.flat()) };
    })
    .sort((a, b) => (a.fips < b.fips ? -1 : 1));
}

function ringsOf(geometry) {
  if (geometry === null) return [];
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

export function boxOf(points) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of points) {
    box.west = Math.min(box.west, x);
    box.south = Math.min(box.south, y);
    box.east = Math.max(box.east, x);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** The area that holds the point, or nothing. An even number of rings around it means a hole. */
export function areaHolding(areas, [x, y]) {
  return areas.find(({ box, rings }) =>
    x >= box.west && x <= box.east && y >= box.south && y <= box.north &&
    rings.filter((ring) => isInside(ring, x, y)).length % 2 === 1);
}

function isInside(ring, x, y) {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [xa, ya] = ring[at];
    const [xb, yb] = ring[before];
    if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside;
  }
  return inside;
}

/** The area with the corner nearest to the point, at most `degrees` away, or nothing. */
export function areaNear(areas, [x, y], degrees) {
  const narrowing = Math.cos((y * Math.PI) / 180);
  let nearest;
  let least = degrees * degrees;
  for (const area of areas) {
    for (const [xa, ya] of area.rings.flat()) {
      const away = ((xa - x) * narrowing) ** 2 + (ya - y) ** 2;
      if (away < least) [nearest, least] = [area, away];
    }
  }
  return nearest;
}
