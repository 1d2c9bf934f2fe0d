// Pointing at a body, on the map or in the list: either marks it in both.
import type { GeoJSONSource, Map as MapLibreMap, PointLike } from "maplibre-gl";

import { type Body, dotsOf } from "./bodies";
import type { Card } from "./card";
import { BODY_LAYERS, scaleAt, SOURCES } from "./drawing";

/** How far beside a small dot a finger may land. */
const REACH_FINGER = 14;
const REACH_MOUSE = 3;

export class Pointing {
  private readonly byId: Map<string, Body>;
  private chosen: Body | undefined;
  private touched: Body | undefined;
  card: Card | undefined;

  constructor(private readonly map: MapLibreMap, private readonly bodies: Body[]) {
    this.byId = new Map(bodies.map((body) => [body.id, body]));
  }

  followMap(): void {
    this.map.on("mousemove", ({ point, originalEvent }) => {
      const over = originalEvent.buttons === 0 ? this.bodyAt(point, REACH_MOUSE) : undefined;
      this.map.getCanvas().style.cursor = over ? "pointer" : "";
      this.touch(over);
    });
    this.map.on("mouseout", () => this.touch(undefined));
    this.map.on("click", ({ point }) => {
      const finger = matchMedia("(hover: none)").matches;
      this.choose(this.bodyAt(point, finger ? REACH_FINGER : REACH_MOUSE));
      this.rowOf(this.chosen)?.scrollIntoView({ block: "nearest" });
    });
  }

  followList(): void {
    const bodyOf = ({ target }: Event) =>
      this.byId.get((target as Element).closest?.<HTMLElement>("[data-org]")?.dataset["org"] ?? "");
    const pairs = [["mouseover", "mouseout"], ["focusin", "focusout"]] as const;
    for (const [arriving, leaving] of pairs) {
      document.addEventListener(arriving, (event) => {
        const body = bodyOf(event);
        if (body) {
          this.touch(body, false);
        }
      });
      document.addEventListener(leaving, (event) => {
        if (bodyOf(event)) {
          this.touch(undefined);
        }
      });
    }
    document.addEventListener("click", (event) => {
      const body = bodyOf(event);
      if (body && !(event.target as Element).closest("a, button, input, label")) {
        this.choose(body);
        this.bringIntoView(body);
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.choose(undefined);
      }
    });
  }

  /** Marks it until another is chosen; nothing chosen closes the card. */
  choose(body: Body | undefined): void {
    this.rowOf(this.chosen)?.removeAttribute("aria-current");
    this.chosen = body;
    this.touched = undefined;
    this.rowOf(body)?.setAttribute("aria-current", "true");
    if (body) {
      this.card?.show(body, true);
    } else {
      this.card?.hide();
    }
    this.mark();
  }

  /** Marks it as long as the pointer rests on it; a chosen body keeps the card. */
  private touch(body: Body | undefined, withCard = true): void {
    if (body === this.touched) {
      return;
    }
    this.touched = body;
    if (!this.card?.pinned) {
      if (body && withCard) {
        this.card?.show(body, false);
      } else {
        this.card?.hide();
      }
    }
    this.mark();
  }

  private mark(): void {
    const marked = [this.chosen, this.touched].filter((body): body is Body => body !== undefined);
    this.map.getSource<GeoJSONSource>(SOURCES.chosen)?.setData(dotsOf(marked));
  }

  private bringIntoView(body: Body): void {
    if (!this.map.getBounds().contains(body.spot)) {
      this.map.easeTo({ center: body.spot });
    }
  }

  private rowOf(body: Body | undefined): HTMLElement | null {
    return body ? document.querySelector<HTMLElement>(`[data-org="${CSS.escape(body.id)}"]`) : null;
  }

  /** The dot nearest to the pointer; among several under it the smallest, which others hide. */
  private bodyAt({ x, y }: { x: number; y: number }, reach: number): Body | undefined {
    const around: [PointLike, PointLike] = [[x - reach, y - reach], [x + reach, y + reach]];
    const found = this.map.queryRenderedFeatures(around, { layers: BODY_LAYERS })
      .map(({ properties }) => this.bodies[properties["at"] as number])
      .filter((body): body is Body => body !== undefined);
    const scale = scaleAt(this.map.getZoom());
    const away = (body: Body) => {
      const spot = this.map.project(body.spot);
      return Math.max(0, Math.hypot(spot.x - x, spot.y - y) - scale * body.radius);
    };
    return found.sort((a, b) => away(a) - away(b) || a.radius - b.radius)[0];
  }
}
