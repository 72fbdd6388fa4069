// Rules on how a diagram is drawn. Each looks at one plane (one page) at a time.
import { isAny } from 'bpmnlint-utils';
import {
  asBox, boxMeetsShape, boxesOverlap, contains, segmentMeetsBox, segmentsCross, segmentsOf, segmentsTouch, shrink, touchesOutline
} from './geometry.js';
import { textBox, textWidth, wrap } from './text.js';

const LABEL_FONT = 11;
const SHAPE_FONT = 12;
const LABEL_WIDTH = 90;

const isContainer = shape => Boolean(shape.expanded) && isAny(shape.element, ['bpmn:SubProcess']);
const form = ({ element }) =>
  isAny(element, ['bpmn:Gateway']) ? 'diamond' : isAny(element, ['bpmn:Event']) ? 'circle' : 'box';

/** What is drawn on one page: shapes and flows, each with the model element it stands for. */
function pageOf(plane) {
  const shapes = [];
  const flows = [];
  for (const di of plane.planeElement ?? []) {
    const element = di.bpmnElement;
    if (!element) continue;
    if (di.waypoint) {
      flows.push({ id: element.id, element, label: di.label, segments: segmentsOf(di.waypoint) });
    } else if (!isAny(element, ['bpmn:Participant', 'bpmn:Lane', 'bpmn:Group'])) {
      shapes.push({ id: element.id, element, label: di.label, expanded: di.isExpanded, bounds: di.bounds });
    }
  }
  return { shapes, flows, sequenceFlows: flows.filter(f => isAny(f.element, ['bpmn:SequenceFlow'])) };
}

/** Makes a bpmnlint rule of a function that is handed each page of the diagram. */
const rule = check => () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:Definitions'])) return;
    for (const diagram of node.diagrams ?? []) {
      check(pageOf(diagram.plane), (id, message) => reporter.report(id, message));
    }
  }
});

export const noCrossingFlows = rule(({ sequenceFlows }, report) => {
  sequenceFlows.forEach((a, i) => {
    for (const b of sequenceFlows.slice(i + 1)) {
      const meet = sharesAnEnd(a.element, b.element) ? segmentsCross : segmentsTouch;
      if (a.segments.some(s => b.segments.some(t => meet(s, t)))) {
        report(a.id, `crosses flow '${b.id}'`);
      }
    }
    if (a.segments.some((s, j) => a.segments.slice(j + 2).some(t => segmentsCross(s, t)))) {
      report(a.id, 'crosses itself');
    }
  });
});

const sharesAnEnd = (a, b) => a.sourceRef === b.sourceRef || a.targetRef === b.targetRef;

export const flowThroughElement = rule(({ shapes, flows }, report) => {
  for (const flow of flows) {
    const ends = [flow.element.sourceRef, flow.element.targetRef].flat().filter(Boolean);
    for (const shape of shapes) {
      const inside = shrink(shape.bounds, 1);
      const isEnd = ends.includes(shape.element);
      if (isEnd && form(shape) !== 'box') continue; // a flow may dock on the slope of a gateway
      const encloses = isContainer(shape) && ends.some(end => isWithin(end, shape.element));
      if (encloses) {
        const leaves = flow.segments.flat().some(p => !contains(inside, asBox(p)));
        if (leaves) report(flow.id, `leaves its sub-process '${shape.id}'`);
      } else if (flow.segments.some(s => segmentMeetsBox(s, inside))) {
        report(flow.id, isEnd ? `runs through its own end '${shape.id}'` : `runs through '${shape.id}'`);
      }
    }
  }
});

function isWithin(element, ancestor) {
  for (let parent = element.$parent; parent; parent = parent.$parent) {
    if (parent === ancestor) return true;
  }
  return false;
}

export const flowEnds = rule(({ shapes, sequenceFlows }, report) => {
  const shapeOf = new Map(shapes.map(shape => [shape.element, shape]));
  for (const { id, element, segments } of sequenceFlows) {
    for (const [end, point] of [[element.sourceRef, segments[0][0]], [element.targetRef, segments.at(-1)[1]]]) {
      const shape = shapeOf.get(end);
      if (shape && !touchesOutline(point, shape.bounds, form(shape))) {
        report(id, `does not touch '${end.id}' at (${point.x}, ${point.y})`);
      }
    }
  }
});

export const orthogonalFlows = rule(({ sequenceFlows }, report) => {
  for (const { id, segments } of sequenceFlows) {
    if (segments.some(([a, b]) => Math.abs(a.x - b.x) > 1 && Math.abs(a.y - b.y) > 1)) {
      report(id, 'has a slanted segment; flows run left-right and up-down only');
    }
  }
});

export const labelFits = rule(({ shapes, flows }, report) => {
  for (const owner of [...shapes, ...flows]) {
    const { id, element, bounds, label } = owner;
    if (!element.name) continue;
    if (isAny(element, ['bpmn:Activity'])) {
      if (isContainer(owner)) continue;
      const lines = wrap(element.name, bounds.width - 14, SHAPE_FONT);
      const tooWide = lines.some(line => textWidth(line, SHAPE_FONT) > bounds.width - 10);
      if (tooWide || lines.length * SHAPE_FONT * 1.2 > bounds.height - 14) {
        report(id, `name '${element.name}' does not fit into its shape`);
      }
    } else if (label?.bounds) {
      const word = element.name.split(/\s+/).find(part => textWidth(part, LABEL_FONT) > label.bounds.width);
      if (word) report(id, `its label is ${label.bounds.width} wide, which breaks the word '${word}'`);
    }
  }
});

export const noOverlappingLabels = rule(({ shapes, flows }, report) => {
  const labels = [...shapes, ...flows].map(labelOf).filter(Boolean);
  labels.forEach((label, i) => {
    const box = shrink(label.box, 1);
    for (const shape of shapes) {
      if (shape === label.owner && label.isTitle) continue;
      const overlaps = isContainer(shape)
        ? boxesOverlap(box, shape.bounds) && !contains(shape.bounds, box)
        : boxMeetsShape(box, shape.bounds, form(shape));
      if (overlaps) report(label.owner.id, `its label '${label.text}' overlaps '${shape.id}'`);
    }
    for (const other of labels.slice(i + 1)) {
      if (boxesOverlap(box, shrink(other.box, 1))) {
        report(label.owner.id, `its label '${label.text}' overlaps the label of '${other.owner.id}'`);
      }
    }
    for (const flow of flows) {
      if (flow.segments.some(segment => segmentMeetsBox(segment, box))) {
        report(label.owner.id, `its label '${label.text}' lies on flow '${flow.id}'`);
      }
    }
  });
});

/** Where the text of a label stands: beside its element, or as the title inside an expanded sub-process. */
function labelOf(owner) {
  const text = owner.element.name;
  if (!text) return null;
  if (!owner.segments && isContainer(owner)) {
    const { x, y, width } = owner.bounds;
    return {
      owner, text, isTitle: true,
      box: textBox(text, { x: x + width / 2, y: y + 7, width: width - 14, fontSize: SHAPE_FONT })
    };
  }
  const isBeside = owner.segments || isAny(owner.element, ['bpmn:Event', 'bpmn:Gateway']);
  if (!isBeside) return null;
  const bounds = owner.label?.bounds ?? defaultLabelBounds(owner);
  const { x, y, width } = bounds;
  return { owner, text, box: textBox(text, { x: x + width / 2, y, width, fontSize: LABEL_FONT }) };
}

/** Where bpmn-js puts a label that has no bounds of its own. */
function defaultLabelBounds({ bounds, segments }) {
  if (bounds) {
    return { x: bounds.x + bounds.width / 2 - LABEL_WIDTH / 2, y: bounds.y + bounds.height, width: LABEL_WIDTH };
  }
  const [from, to] = segments[Math.floor((segments.length - 1) / 2)];
  const isUpright = Math.abs(from.x - to.x) < Math.abs(from.y - to.y);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return isUpright
    ? { x: middle.x + 15 - LABEL_WIDTH / 2, y: middle.y - 10, width: LABEL_WIDTH }
    : { x: middle.x - LABEL_WIDTH / 2, y: middle.y - 25, width: LABEL_WIDTH };
}
