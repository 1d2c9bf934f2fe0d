// How the map is drawn: land, borders, the circle around the place, the bodies. No glyphs, no
// tiles.
import type { Feature, FeatureCollection, Polygon } from "geojson";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

import { ICON_RADIUS, type Ink } from "./ink";

export const SOURCES = { land: "land", circle: "circle", bodies: "bodies", chosen: "chosen" };
/** Layers in which a pointer finds bodies, those drawn last first. */
export const BODY_LAYERS = ["dots", "piles", "shapes"];

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

export interface Surroundings {
  latitude: number;
  longitude: number;
  miles: number;
}

export function styleOf(ink: Ink, land: FeatureCollection, bodies: FeatureCollection,
                        around: Surroundings | undefined): StyleSpecification {
  const geojson = (data: FeatureCollection, tolerance: number) =>
    ({ type: "geojson" as const, data, tolerance, buffer: 32 });
  return {
    version: 8,
    sources: {
      [SOURCES.land]: geojson(land, 0.2),
      [SOURCES.circle]: geojson(around && around.miles > 0 ? circleAround(around) : EMPTY, 0.1),
      [SOURCES.bodies]: geojson(bodies, 0),
      [SOURCES.chosen]: geojson(EMPTY, 0),
    },
    layers: layersIn(ink),
  };
}

/** Zoom and scale: dots shrink as the map shows more than a city, lest it become one blot. */
const SCALES = [[3, 0.3], [9, 1], [13, 1.5]] as const;

function growing(pixels: ExpressionSpecification | number): ExpressionSpecification {
  const stops = SCALES.flatMap(([zoom, scale]) => [zoom, ["*", scale, pixels]]);
  return ["interpolate", ["linear"], ["zoom"], ...stops] as unknown as ExpressionSpecification;
}

/** How large a dot is drawn at this zoom, against its radius. */
export function scaleAt(zoom: number): number {
  for (const [at, [from, small]] of SCALES.entries()) {
    const [to, large] = SCALES[at + 1] ?? [Infinity, small];
    if (zoom < to) {
      return small + (large - small) * Math.max(0, zoom - from) / (to === Infinity ? 1 : to - from);
    }
  }
  return 1;
}

const RADIUS: ExpressionSpecification = ["get", "radius"];
const LARGER_FIRST: ExpressionSpecification = ["-", 0, RADIUS];

export function layersIn(ink: Ink): LayerSpecification[] {
  return [...landLayers(ink), ...bodyLayers(ink)];
}

function landLayers(ink: Ink): LayerSpecification[] {
  const lines = { "line-join": "round", "line-cap": "round" } as const;
  return [
    { id: "water", type: "background", paint: { "background-color": ink.water } },
    {
      id: "land", type: "fill", source: SOURCES.land, filter: ["==", ["get", "kind"], "state"],
      paint: { "fill-color": ink.land, "fill-antialias": false },
    },
    {
      id: "county-lines", type: "line", source: SOURCES.land, layout: lines,
      filter: ["==", ["get", "kind"], "county"], paint: { "line-color": ink.line, "line-width": 1 },
    },
    {
      id: "state-lines", type: "line", source: SOURCES.land, layout: lines,
      filter: ["==", ["get", "kind"], "state"],
      paint: { "line-color": ink.strong, "line-width": 1, "line-opacity": 0.7 },
    },
    {
      id: "circle", type: "line", source: SOURCES.circle,
      paint: { "line-color": ink.strong, "line-width": 1.25, "line-dasharray": [2, 3] },
    },
  ];
}

function bodyLayers(ink: Ink): LayerSpecification[] {
  const round: ExpressionSpecification = ["in", ["get", "shape"], ["literal", ["dot", "hollow"]]];
  const hollow: ExpressionSpecification = ["==", ["get", "shape"], "hollow"];
  const pale: ExpressionSpecification = ["==", ["get", "pale"], 1];
  return [
    {
      id: "shapes", type: "symbol", source: SOURCES.bodies, filter: ["!", round],
      layout: {
        "icon-image": ["get", "shape"],
        "icon-size": growing(["/", RADIUS, ICON_RADIUS]),
        "icon-allow-overlap": true, "icon-ignore-placement": true,
        "symbol-sort-key": LARGER_FIRST,
      },
      paint: {
        "icon-opacity": ["case", ["==", ["get", "shape"], "closed"], 0.75, pale, 0.3,
          [">", RADIUS, 9], 0.6, 0.85],
      },
    },
    {
      id: "piles", type: "circle", source: SOURCES.bodies, filter: ["all", round, pale],
      layout: { "circle-sort-key": LARGER_FIRST },
      paint: {
        "circle-radius": growing(RADIUS), "circle-color": ["case", hollow, ink.land, ink.ink],
        "circle-opacity": ["case", hollow, 0.5, 0.14],
        "circle-stroke-color": ink.soft, "circle-stroke-width": 1, "circle-stroke-opacity": 0.8,
      },
    },
    {
      id: "dots", type: "circle", source: SOURCES.bodies, filter: ["all", round, ["!", pale]],
      layout: { "circle-sort-key": LARGER_FIRST },
      paint: {
        "circle-radius": growing(RADIUS), "circle-color": ["case", hollow, ink.land, ink.ink],
        "circle-opacity": ["case", hollow, 0.7, [">", RADIUS, 9], 0.55, 0.8],
        "circle-stroke-color": ["case", hollow, ink.ink, ink.land],
        "circle-stroke-width": growing(["case", hollow, 1.75, 0.75]),
      },
    },
    {
      id: "chosen", type: "circle", source: SOURCES.chosen,
      paint: {
        "circle-radius": growing(["+", RADIUS, 5]), "circle-color": "transparent",
        "circle-stroke-color": ink.ink, "circle-stroke-width": 2.25,
      },
    },
  ];
}

const MILES_IN_DEGREE = 69.09;
const CORNERS = 128;

function circleAround({ latitude, longitude, miles }: Surroundings): FeatureCollection<Polygon> {
  const up = miles / MILES_IN_DEGREE;
  const across = up / Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return [longitude + across * Math.cos(angle), latitude + up * Math.sin(angle)];
  });
  const feature: Feature<Polygon> =
    { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  return { type: "FeatureCollection", features: [feature] };
}
