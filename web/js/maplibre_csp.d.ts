// MapLibre's build for pages with a strict content security policy has no types of its own; they
// are the same.
declare module "maplibre-gl/dist/maplibre-gl-csp.js" {
  export * from "maplibre-gl";
}
