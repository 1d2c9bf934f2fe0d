// Names of places, and what a pile of pale dots means, as HTML over the map: no letters to fetch,
// and the page's own typeface. A name that would run into one already written waits until the map
// is closer.
import type { Map as MapLibreMap } from "maplibre-gl";

import type { NamedPlace, Pile } from "./bodies";

interface Label {
  element: HTMLElement;
  spot: [number, number];
  /** Pixels below its spot. */
  below: number;
  zoomLeast: number;
}

const PILES_NAMED = 3;
const AIR = 4;

export function writeLabels(map: MapLibreMap, over: HTMLElement, places: NamedPlace[],
                            piles: Pile[], pileWords: string): void {
  const sheet = over.appendChild(document.createElement("div"));
  sheet.className = "city-map__names";
  sheet.ariaHidden = "true";    // the list says the same, in order
  const labels = [
    ...places.map(({ name, longitude, latitude }) => labelOf(sheet, name, [longitude, latitude])),
    ...largest(piles).map(({ spot }) => pileLabelOf(sheet, pileWords, spot)),
  ];
  const arrange = () => place(map, labels);
  map.on("render", arrange);
  arrange();
}

const largest = (piles: Pile[]) =>
  piles.filter(({ count }) => count > 1).sort((a, b) => b.count - a.count).slice(0, PILES_NAMED);

function labelOf(sheet: HTMLElement, words: string, spot: [number, number]): Label {
  const element = sheet.appendChild(document.createElement("span"));
  element.className = "city-map__name";
  element.textContent = words;
  return { element, spot, below: 0, zoomLeast: 0 };
}

function pileLabelOf(sheet: HTMLElement, words: string, spot: [number, number]): Label {
  const label = labelOf(sheet, words, spot);
  label.element.classList.add("city-map__name--pile");
  return { ...label, below: 18, zoomLeast: 7.5 };
}

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function place(map: MapLibreMap, labels: Label[]): void {
  const frame = map.getContainer();
  const taken: Rectangle[] = [];
  for (const { element, spot, below, zoomLeast } of labels) {
    const { x, y } = map.project(spot);
    const [wide, high] = [element.offsetWidth / 2 + AIR, element.offsetHeight / 2];
    const middle = y + below;
    const wanted =
      { left: x - wide, top: middle - high, right: x + wide, bottom: middle + high };
    const fits = map.getZoom() >= zoomLeast && wanted.left >= 0 && wanted.top >= 0 &&
      wanted.right <= frame.clientWidth && wanted.bottom <= frame.clientHeight &&
      !taken.some((other) => overlap(wanted, other));
    element.classList.toggle("city-map__name--shown", fits);
    if (fits) {
      taken.push(wanted);
      element.style.transform =
        `translate(${Math.round(x)}px, ${Math.round(middle)}px) translate(-50%, -50%)`;
    }
  }
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
