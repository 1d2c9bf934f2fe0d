// The small card beside a dot: what it is, how large, as of when, and the way to its own page.
//
// The server renders the card once, hidden in a <template data-city-map-card>, with every sentence
// it may need:
//   <a data-title>                        gets the body's title and address
//   <p data-size data-one="1 member" data-many="{count} members" data-unknown="size unknown">
//   <p data-date data-words="as of {month}">
//   <p data-note="central-mail">, "implausible", "closed"    shown where they apply
//   <button data-close>
import type { Map as MapLibreMap } from "maplibre-gl";

import type { Body } from "./bodies";
import { scaleAt } from "./drawing";

const GAP = 12;

export class Card {
  private readonly element: HTMLElement;
  private body: Body | undefined;
  pinned = false;

  constructor(private readonly map: MapLibreMap, private readonly frame: HTMLElement,
              template: HTMLTemplateElement, private readonly bodyPath: string,
              onClose: () => void) {
    this.element = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    this.element.hidden = true;
    frame.append(this.element);
    this.part("[data-close]")?.addEventListener("click", onClose);
    map.on("move", () => this.stayBeside());
  }

  show(body: Body, pinned: boolean): void {
    this.body = body;
    this.pinned = pinned;
    this.fill(body);
    this.element.classList.toggle("city-map__card--pinned", pinned);
    this.element.hidden = false;
    this.stayBeside();
  }

  hide(): void {
    if (this.element.contains(document.activeElement)) {
      this.map.getCanvas().focus();    // what is hidden cannot keep the focus
    }
    this.body = undefined;
    this.pinned = false;
    this.element.hidden = true;
  }

  private part(selector: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(selector);
  }

  private fill(body: Body): void {
    const title = this.part("[data-title]");
    if (title) {
      title.textContent = body.title;
      title.setAttribute("href", this.bodyPath + encodeURIComponent(body.id));
    }
    const size = this.part("[data-size]");
    if (size) {
      size.textContent = sizeWords(size.dataset, body.members);
    }
    const date = this.part("[data-date]");
    if (date) {
      date.hidden = body.asOf === "";
      const words = date.dataset["words"] ?? "{month}";
      date.textContent = words.replace("{month}", monthWords(body.asOf));
    }
    for (const note of this.element.querySelectorAll<HTMLElement>("[data-note]")) {
      note.hidden = !applies(note.dataset["note"], body);
    }
  }

  /** Above its dot where there is room, else below, and never out of the frame. */
  private stayBeside(): void {
    if (!this.body) {
      return;
    }
    const { x, y } = this.map.project(this.body.spot);
    const [wide, high] = [this.element.offsetWidth, this.element.offsetHeight];
    const away = scaleAt(this.map.getZoom()) * this.body.radius + GAP;
    const leftMost = Math.max(GAP, this.frame.clientWidth - wide - GAP);
    const left = Math.min(Math.max(x - wide / 2, GAP), leftMost);
    const above = y - away - high;
    const top = above >= GAP ? above : Math.min(y + away, this.frame.clientHeight - high - GAP);
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

function applies(note: string | undefined, body: Body): boolean {
  switch (note) {
    case "central-mail": return body.centralMail;
    case "implausible": return body.implausible;
    case "closed": return body.closed;
    default: return false;
  }
}

const language = () => document.documentElement.lang || "en";

function sizeWords(words: DOMStringMap, members: number | null): string {
  if (members === null) {
    return words["unknown"] ?? "";
  }
  const count = new Intl.NumberFormat(language()).format(members);
  return ((members === 1 ? words["one"] : words["many"]) ?? "{count}").replace("{count}", count);
}

/** "June 2021" of an ISO date or month, as the page's language writes it. */
function monthWords(date: string): string {
  const [year, month] = date.split("-").map(Number);
  if (!year || !month) {
    return date;
  }
  return new Intl.DateTimeFormat(language(), { month: "long", year: "numeric", timeZone: "UTC" })
    .format(Date.UTC(year, month - 1));
}
