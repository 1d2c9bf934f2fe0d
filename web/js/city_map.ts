// The interactive map of a city's unions. It takes the place of the server's drawn map once it has
// something to show; where it cannot (no script, no WebGL, no answer) the drawn one simply stays.
// The list beside it says everything the map says.
//
// <div class="city-map" data-behaviour="city-map"
//      data-bodies="/map/bodies.json?place=..."  what to draw
//      data-outlines="/map/outlines.json"        where the outlines are
//      data-worker="/assets/..."                 MapLibre's worker, from our own server
//      data-latitude data-longitude data-miles   the place; without them the whole country
//      data-body-path="/orgs/"                   a body's page is this and its id
//      data-name                                 what the map is called, to a screen reader
//      data-pile-words                           "mail goes to headquarters"
//      data-hint-control data-hint-command data-hint-fingers>   how to zoom and move the map
//   <img class="city-map__picture" ...>          the drawn map
//   <div class="city-map__buttons" hidden>       <button data-map-zoom="in">, "out" and "home"
//   <template data-city-map-card>...             see city_map/card.ts
// </div>
//
// Rows of the list carry data-org="<id>". A row whose body is chosen on the map gets
// aria-current="true".
import type { StyleSpecification } from "maplibre-gl";
import { LngLatBounds, Map as MapLibreMap, setWorkerUrl }
  from "maplibre-gl/dist/maplibre-gl-csp.js";

import { type BodiesAnswer, dotsOf, readBodies } from "./city_map/bodies";
import { Card } from "./city_map/card";
import { layersIn, SOURCES, styleOf, type Surroundings } from "./city_map/drawing";
import { drawIcons, inkOf } from "./city_map/ink";
import { writeLabels } from "./city_map/labels";
import { fetchOwn, Land } from "./city_map/outlines";
import { Pointing } from "./city_map/pointing";
import { ownAddress } from "./own_address";

const COUNTRY = new LngLatBounds([-125, 24.4], [-66.9, 49.4]);
/** Where only the mailing city itself is asked for, the map shows this far around it. */
const MILES_LEAST = 8;
const MILES_IN_DEGREE = 69.09;
/** A frame that is no square shows more than what must fit into it. */
const FRAME_SPARE = 1.8;

export async function cityMap(element: HTMLElement): Promise<void> {
  const worker = ownAddress(element.dataset["worker"]);
  if (!worker) {
    return;
  }
  setWorkerUrl(worker.href);
  const around = surroundingsOf(element);
  const [answer, land] = await Promise.all([
    fetchOwn<BodiesAnswer>(element.dataset["bodies"]), Land.fetched(element.dataset["outlines"]),
  ]);
  const { bodies, piles } = readBodies(answer);
  await land.lookAt(boundsOf(around, FRAME_SPARE), around ? Infinity : 0);
  const ground = element.appendChild(document.createElement("div"));
  ground.className = "city-map__ground";
  const map = mapOn(ground, element, around,
                    styleOf(inkOf(element), land.collection(), dotsOf(bodies), around));
  map.on("style.load", () => drawIcons(map, inkOf(element)));
  map.once("idle", () => {
    element.classList.add("city-map--drawn");
    land.follow(map, SOURCES.land);
    writeLabels(map, ground, answer.places ?? [], piles, element.dataset["pileWords"] ?? "");
    followPointer(map, element, new Pointing(map, bodies));
    offerButtons(map, element, around);
    followScheme(map, element);
  });
}

function surroundingsOf({ dataset }: HTMLElement): Surroundings | undefined {
  const [latitude, longitude] = [Number(dataset["latitude"]), Number(dataset["longitude"])];
  const known = dataset["latitude"] && Number.isFinite(latitude) && Number.isFinite(longitude);
  return known ? { latitude, longitude, miles: Number(dataset["miles"]) || 0 } : undefined;
}

function boundsOf(around: Surroundings | undefined, times = 1): LngLatBounds {
  if (!around) {
    return COUNTRY;
  }
  const { latitude, longitude, miles } = around;
  const up = (times * Math.max(miles, MILES_LEAST)) / MILES_IN_DEGREE;
  const across = up / Math.cos((latitude * Math.PI) / 180);
  return new LngLatBounds([longitude - across, latitude - up], [longitude + across, latitude + up]);
}

function mapOn(ground: HTMLElement, { dataset }: HTMLElement, around: Surroundings | undefined,
               style: StyleSpecification): MapLibreMap {
  const map = new MapLibreMap({
    container: ground,
    style,
    bounds: boundsOf(around),
    fitBoundsOptions: { padding: 20 },
    minZoom: 2,
    maxZoom: 14,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    cooperativeGestures: true,
    fadeDuration: 0,
    locale: {
      "Map.Title": dataset["name"] ?? "",
      "CooperativeGesturesHandler.WindowsHelpText": dataset["hintControl"] ?? "",
      "CooperativeGesturesHandler.MacHelpText": dataset["hintCommand"] ?? "",
      "CooperativeGesturesHandler.MobileHelpText": dataset["hintFingers"] ?? "",
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

function followPointer(map: MapLibreMap, element: HTMLElement, pointing: Pointing): void {
  const template = element.querySelector<HTMLTemplateElement>("template[data-city-map-card]");
  if (template) {
    pointing.card = new Card(map, element, template, element.dataset["bodyPath"] ?? "",
                             () => pointing.choose(undefined));
  }
  pointing.followMap();
  pointing.followList();
}

function offerButtons(map: MapLibreMap, element: HTMLElement,
                      around: Surroundings | undefined): void {
  const buttons = element.querySelector<HTMLElement>(".city-map__buttons");
  if (!buttons) {
    return;
  }
  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    switch ((target as Element).closest<HTMLElement>("[data-map-zoom]")?.dataset["mapZoom"]) {
      case "in": map.zoomIn(); break;
      case "out": map.zoomOut(); break;
      case "home": map.fitBounds(boundsOf(around), { padding: 20 }); break;
    }
  });
}

/** Another scheme, or paper: the same map in its ink. */
function followScheme(map: MapLibreMap, element: HTMLElement): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const ink = inkOf(element);
    drawIcons(map, ink);
    for (const { id, paint } of layersIn(ink)) {
      for (const [property, value] of Object.entries(paint ?? {})) {
        map.setPaintProperty(id, property as Parameters<typeof map.setPaintProperty>[1], value);
      }
    }
  });
}

for (const element of document.querySelectorAll<HTMLElement>("[data-behaviour~='city-map']")) {
  cityMap(element).catch(() => element.querySelector(".city-map__ground")?.remove());
}
