// Land and borders: first all states coarsely, then each state that comes into view finely, with
// its counties.
import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import type { GeoJSONSource, LngLatBounds, Map as MapLibreMap } from "maplibre-gl";

import { ownAddress } from "../own_address";

type Outline = Feature<MultiPolygon, { kind: "state" | "county"; state: string }>;
type Outlines = FeatureCollection<MultiPolygon, Outline["properties"]>;

interface Addresses {
  overview: string;
  states: Record<string, string>;
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Farther out than this, county lines would be a grey haze. */
const COUNTY_ZOOM = 6;

export async function fetchOwn<Answer>(address: string | undefined): Promise<Answer> {
  const own = ownAddress(address);
  const answer = own ? await fetch(own, { headers: { Accept: "application/json" } }) : undefined;
  if (!answer?.ok) {
    throw new Error(`no answer from ${address}`);
  }
  return await answer.json() as Answer;
}

export class Land {
  private readonly fine = new Map<string, Outline[]>();
  private readonly asked = new Set<string>();

  private constructor(
    private readonly addresses: Addresses,
    private readonly coarse: Outline[],
    private readonly boxes: Map<string, Box[]>,
  ) {}

  static async fetched(address: string | undefined): Promise<Land> {
    const addresses = await fetchOwn<Addresses>(address);
    const { features } = await fetchOwn<Outlines>(addresses.overview);
    const boxes = new Map(features.map(({ properties, geometry }) =>
      [properties.state, geometry.coordinates.map((polygon) => boxOf(polygon[0] ?? []))] as const));
    return new Land(addresses, features, boxes);
  }

  /** All that is known; what is there finely is not there coarsely, or both shores would show. */
  collection(): Outlines {
    const coarse = this.coarse.filter(({ properties }) => !this.fine.has(properties.state));
    return { type: "FeatureCollection", features: [...coarse, ...[...this.fine.values()].flat()] };
  }

  /** Fetches the states that the map shows; answers whether any was missing until then. */
  async lookAt(bounds: LngLatBounds, zoom: number): Promise<boolean> {
    if (zoom < COUNTY_ZOOM) {
      return false;
    }
    const missing = [...this.boxes.keys()].filter((state) =>
      !this.asked.has(state) && this.boxes.get(state)!.some((box) => touches(box, bounds)));
    await Promise.all(missing.map((state) => this.fetchState(state)));
    return missing.length > 0;
  }

  /** Looks again whenever the map has moved. */
  follow(map: MapLibreMap, source: string): void {
    map.on("moveend", async () => {
      if (await this.lookAt(map.getBounds(), map.getZoom())) {
        map.getSource<GeoJSONSource>(source)?.setData(this.collection());
      }
    });
  }

  private async fetchState(state: string): Promise<void> {
    this.asked.add(state);
    try {
      const { features } = await fetchOwn<Outlines>(this.addresses.states[state]);
      this.fine.set(state, features);
    } catch {
      this.asked.delete(state);    // the coarse outline stays; the next move asks again
    }
  }
}

function boxOf(ring: Position[]): Box {
  const xs = ring.map(([x]) => x ?? 0);
  const ys = ring.map(([, y]) => y ?? 0);
  return {
    west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys),
  };
}

function touches(box: Box, bounds: LngLatBounds): boolean {
  return box.west <= bounds.getEast() && box.east >= bounds.getWest() &&
    box.south <= bounds.getNorth() && box.north >= bounds.getSouth();
}
