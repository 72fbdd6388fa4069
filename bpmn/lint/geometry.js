// Plane geometry on boxes {x, y, width, height} and points {x, y}.

export const segmentsOf = waypoints =>
  waypoints.slice(1).map((end, i) => [waypoints[i], end]);

export const asBox = ({ x, y }) => ({ x, y, width: 0, height: 0 });

export const shrink = (box, by) => ({
  x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by
});

export const contains = (outer, inner) =>
  inner.x >= outer.x && inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

export const boxesOverlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a segment passes through the inside of a box (Liang-Barsky clipping). */
export function segmentMeetsBox([from, to], box) {
  let enter = 0;
  let leave = 1;
  for (const [axis, size] of [['x', 'width'], ['y', 'height']]) {
    const travel = to[axis] - from[axis];
    const low = box[axis] - from[axis];
    const high = low + box[size];
    if (travel === 0) {
      if (low >= 0 || high <= 0) return false;
    } else {
      enter = Math.max(enter, Math.min(low / travel, high / travel));
      leave = Math.min(leave, Math.max(low / travel, high / travel));
    }
  }
  return enter < leave;
}

const side = (a, b, p) => Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));

/** Whether two segments cross at a point inside both. */
export function segmentsCross([a, b], [c, d]) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether two segments have any point in common, also an end. */
export function segmentsTouch(s, t) {
  const [a, b] = s;
  const [c, d] = t;
  if (segmentsCross(s, t)) return true;
  const on = ([p, q], r) =>
    side(p, q, r) === 0 &&
    r.x >= Math.min(p.x, q.x) && r.x <= Math.max(p.x, q.x) &&
    r.y >= Math.min(p.y, q.y) && r.y <= Math.max(p.y, q.y);
  return on(s, c) || on(s, d) || on(t, a) || on(t, b);
}

/** Whether a box overlaps an element as it is drawn: gateways are diamonds, events circles. */
export const boxMeetsShape = (box, shape, form) =>
  form === 'box' ? boxesOverlap(box, shape) : distance(box, shape, form) < 1;

/** Whether a point lies on the outline of an element as it is drawn, give or take two pixels. */
export function touchesOutline(point, shape, form) {
  if (form === 'box') {
    return contains(shrink(shape, -2), asBox(point)) && !contains(shrink(shape, 2.1), asBox(point));
  }
  return Math.abs(distance(asBox(point), shape, form) - 1) <= 4 / shape.width;
}

/** How far the nearest point of a box is from the centre of a shape; 1 is its outline. */
function distance(box, shape, form) {
  const radiusX = shape.width / 2;
  const radiusY = shape.height / 2;
  const centre = { x: shape.x + radiusX, y: shape.y + radiusY };
  const dx = Math.max(box.x - centre.x, 0, centre.x - box.x - box.width) / radiusX;
  const dy = Math.max(box.y - centre.y, 0, centre.y - box.y - box.height) / radiusY;
  return form === 'diamond' ? dx + dy : Math.hypot(dx, dy);
}
