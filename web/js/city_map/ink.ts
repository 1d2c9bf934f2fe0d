// The map's colours, taken from the page's own tokens, so that the dark scheme and paper hold here
// too; and the shapes that are no circles, drawn with them.
import type { Map as MapLibreMap } from "maplibre-gl";

export interface Ink {
  ink: string;
  soft: string;
  line: string;
  strong: string;
  land: string;
  water: string;
}

/** Asks the browser what each token is where the map stands: it answers in plain rgb(). */
export function inkOf(element: HTMLElement): Ink {
  const probe = element.appendChild(document.createElement("span"));
  // Who wants little motion gets every change in a hundredth of a millisecond, which still is a
  // change: read at once, each colour would be the one before.
  probe.style.setProperty("transition", "none", "important");
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const ink = {
    ink: colour("--ink"),
    soft: colour("--ink-soft"),
    line: colour("--line"),
    strong: colour("--line-strong"),
    land: colour("--surface"),
    water: colour("--wash"),
  };
  probe.remove();
  return ink;
}

const ICON_PIXELS = 48;
const ICON_SCALE = 2;

type Draw = (brush: CanvasRenderingContext2D, ink: Ink) => void;

/** Of the circle that has the area of the square drawn here; with room for the square's rim. */
export const ICON_RADIUS = 20;
const SQUARE = ICON_RADIUS * Math.sqrt(Math.PI);

const ICONS: Record<string, Draw> = {
  "square": (brush, { ink, land }) => {
    brush.fillStyle = ink;
    brush.strokeStyle = land;
    brush.lineWidth = 1;
    brush.fillRect(-SQUARE / 2, -SQUARE / 2, SQUARE, SQUARE);
    brush.strokeRect(-SQUARE / 2, -SQUARE / 2, SQUARE, SQUARE);
  },
  "hollow-square": (brush, { ink, land }) => {
    brush.fillStyle = land;
    brush.strokeStyle = ink;
    brush.lineWidth = 9;
    brush.fillRect(-SQUARE / 2, -SQUARE / 2, SQUARE, SQUARE);
    brush.strokeRect(-SQUARE / 2, -SQUARE / 2, SQUARE, SQUARE);
  },
  "closed": (brush, { soft }) => {
    const reach = ICON_PIXELS / 2.4;
    brush.strokeStyle = soft;
    brush.lineWidth = 7;
    brush.beginPath();
    brush.moveTo(-reach, -reach);
    brush.lineTo(reach, reach);
    brush.moveTo(-reach, reach);
    brush.lineTo(reach, -reach);
    brush.stroke();
  },
};

export function drawIcons(map: MapLibreMap, ink: Ink): void {
  for (const [name, draw] of Object.entries(ICONS)) {
    const image = imageOf(draw, ink);
    if (map.hasImage(name)) {
      map.updateImage(name, image);
    } else {
      map.addImage(name, image, { pixelRatio: ICON_SCALE });
    }
  }
}

function imageOf(draw: Draw, ink: Ink): ImageData {
  const side = ICON_PIXELS * ICON_SCALE;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const brush = canvas.getContext("2d")!;
  brush.scale(ICON_SCALE, ICON_SCALE);
  brush.translate(ICON_PIXELS / 2, ICON_PIXELS / 2);
  draw(brush, ink);
  return brush.getImageData(0, 0, side, side);
}
