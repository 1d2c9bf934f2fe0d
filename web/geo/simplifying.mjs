// Fewer corners for the same borders. Works on the arcs of a topology, so that neighbours stay
// neighbours: the border that two counties share is simplified once, for both.

/** The same topology without corners less than `tolerance` degrees off the line they interrupt. */
export function simplifiedTopology(topology, tolerance) {
  const { scale } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    const corners = absolute(arc);
    const kept = keptCorners(corners.map(([x, y]) => [x * scale[0], y * scale[1]]), tolerance);
    return steps(corners.filter((_, at) => kept[at]));
  });
  return { ...topology, arcs };
}

function absolute(arc) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx), (y += dy)]);
}

function steps(corners) {
  return corners.map(([x, y], at) =>
    at === 0 ? [x, y] : [x - corners[at - 1][0], y - corners[at - 1][1]]);
}

/** Douglas and Peucker's rule: keep the corner farthest off the line, then look at both halves. */
function keptCorners(corners, tolerance) {
  const kept = corners.map((_, at) => at === 0 || at === corners.length - 1);
  const open = [[0, corners.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop();
    let [farthest, most] = [0, tolerance];
    for (let at = from + 1; at < to; ++at) {
      const away = distance(corners[at], corners[from], corners[to]);
      if (away > most) [farthest, most] = [at, away];
    }
    if (farthest > 0) {
      kept[farthest] = true;
      open.push([from, farthest], [farthest, to]);
    }
  }
  return kept;
}

/** Of a point from the stretch between two others; an island's arc ends at the point it began. */
function distance([x, y], [xa, ya], [xb, yb]) {
  const length = (xb - xa) ** 2 + (yb - ya) ** 2;
  const along = length === 0 ? 0 : ((x - xa) * (xb - xa) + (y - ya) * (yb - ya)) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - xa - at * (xb - xa), y - ya - at * (yb - ya));
}
