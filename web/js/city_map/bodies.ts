// The dots of the map: what the server sends of each body, and where and how each is drawn.
//
// Many bodies share one ZIP centre, the finest place a mailing address gives. They are spread
// around it: the largest in the middle, the others in a spiral; those whose mail goes to
// headquarters are piled like coins instead.
import type { Feature, FeatureCollection, Point } from "geojson";

/** id, title, latitude, longitude, members or null, kind, flags, closed, month of the size. */
type BodyRow = [string, string, number, number, number | null, string, number, 0 | 1, string?];

export interface NamedPlace {
  name: string;
  latitude: number;
  longitude: number;
}

export interface BodiesAnswer {
  bodies: BodyRow[];
  places?: NamedPlace[];
}

export type Shape = "dot" | "hollow" | "square" | "hollow-square" | "closed";

export interface Body {
  id: string;
  title: string;
  members: number | null;
  asOf: string;
  closed: boolean;
  centralMail: boolean;
  /** Somebody should look at the number of members: it is told, but not drawn. */
  implausible: boolean;
  shape: Shape;
  /** In pixels, where the map shows a city. */
  radius: number;
  /** Longitude and latitude at which it is drawn. */
  spot: [number, number];
}

/** Where several bodies' mail goes to one headquarters. */
export interface Pile {
  spot: [number, number];
  count: number;
}

const UMBRELLAS = new Set(["intermediate", "international", "clc", "statefed", "btc"]);
const CENTRAL_MAIL = 1;
const IMPLAUSIBLE_SIZE = 2;
const PIXELS_A_ROOT_MEMBER = 0.112;
const SMALLEST = 3.5;
const UNKNOWN = 4.5;
/** More members than this make a dot no larger, or one headquarters would hide its city. */
const MEMBERS_MOST = 50_000;
const MILES_IN_DEGREE = 69.09;
const SPIRAL_MILES = 0.24;
const GOLDEN_ANGLE = 2.399963;
const COIN_MILES = 0.2;
const PILE_MILES = 2.4;

export function readBodies(answer: BodiesAnswer): { bodies: Body[]; piles: Pile[] } {
  const bodies = answer.bodies.map(bodyOf);
  const piles: Pile[] = [];
  for (const [key, group] of sharingASpot(bodies)) {
    group.sort((a, b) => b.radius - a.radius);
    if (key.startsWith("pile ")) {
      piles.push({ spot: [...group[0]!.spot], count: group.length });
      pileUp(group);
    } else {
      spiral(group);
    }
  }
  return { bodies, piles };
}

function bodyOf(row: BodyRow): Body {
  const [id, title, latitude, longitude, members, kind, flags, closed, asOf] = row;
  const implausible = (flags & IMPLAUSIBLE_SIZE) !== 0;
  const drawn = implausible ? null : members;
  return {
    id, title, members,
    asOf: asOf ?? "",
    closed: closed === 1,
    centralMail: (flags & CENTRAL_MAIL) !== 0,
    implausible,
    shape: shapeOf(kind, drawn, closed === 1),
    radius: radiusOf(drawn),
    spot: [longitude, latitude],
  };
}

function shapeOf(kind: string, members: number | null, closed: boolean): Shape {
  if (closed) {
    return "closed";
  }
  const known = members !== null;
  if (UMBRELLAS.has(kind)) {
    return known ? "square" : "hollow-square";
  }
  return known ? "dot" : "hollow";
}

/** The area tells the members, so the radius grows with their root. */
function radiusOf(members: number | null): number {
  if (members === null) {
    return UNKNOWN;
  }
  return Math.max(SMALLEST, PIXELS_A_ROOT_MEMBER * Math.sqrt(Math.min(members, MEMBERS_MOST)));
}

function sharingASpot(bodies: Body[]): Map<string, Body[]> {
  const groups = new Map<string, Body[]>();
  for (const body of bodies) {
    const key = `${body.centralMail ? "pile " : ""}${body.spot[0]} ${body.spot[1]}`;
    const group = groups.get(key);
    if (group) {
      group.push(body);
    } else {
      groups.set(key, [body]);
    }
  }
  return groups;
}

function spiral(group: Body[]): void {
  group.forEach((body, at) => {
    const miles = SPIRAL_MILES * Math.sqrt(at);
    move(body, miles * Math.cos(at * GOLDEN_ANGLE), miles * Math.sin(at * GOLDEN_ANGLE));
  });
}

function pileUp(group: Body[]): void {
  const step = Math.min(COIN_MILES, PILE_MILES / group.length);
  group.forEach((body, at) => move(body, 0, step * at));
}

function move(body: Body, milesEast: number, milesNorth: number): void {
  const [longitude, latitude] = body.spot;
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  body.spot = [
    longitude + milesEast / (MILES_IN_DEGREE * narrowing),
    latitude + milesNorth / MILES_IN_DEGREE,
  ];
}

/** For the map: only what drawing needs; `at` finds the body again. */
export function dotsOf(bodies: Body[]): FeatureCollection<Point> {
  const features = bodies.map((body, at): Feature<Point> => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: body.spot },
    properties: { at, radius: body.radius, shape: body.shape, pale: body.centralMail ? 1 : 0 },
  }));
  return { type: "FeatureCollection", features };
}
