// Lints one DMN file: its decisions, their tables, and the drawing that Modeler needs to open it.
import { feelProblem } from './feel.js';

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'COLLECT'];
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const VARIABLE = /^[a-z][A-Za-z0-9]*$/;

const idOf = ({ href }) => href.replace(/^#/, '');
const requirementsOf = element => [
  ...(element.informationRequirement ?? []),
  ...(element.knowledgeRequirement ?? []),
  ...(element.authorityRequirement ?? [])
];
const requiredBy = requirement =>
  requirement.requiredDecision ?? requirement.requiredInput ?? requirement.requiredKnowledge ?? requirement.requiredAuthority;

export const decisionsOf = root =>
  (root.drgElement ?? []).filter(element => element.$type === 'dmn:Decision');

/** The findings {id, message, rule} on a parsed DMN file. */
export function lintDecisions({ name, root }) {
  const findings = [];
  const report = (rule, id, message) => findings.push({ id, message, rule });
  const elements = root.drgElement ?? [];
  const decisions = decisionsOf(root);

  checkPlatform(root, report);
  checkTop(name, decisions, report, root.id);
  checkDrawing(root, elements, report);
  for (const element of elements) {
    if (!element.name?.trim()) report('names', element.id, 'has no name');
    if (!KEBAB.test(element.id)) report('names', element.id, 'id is not kebab-case');
    for (const requirement of requirementsOf(element)) {
      const target = requiredBy(requirement);
      if (target && !elements.some(({ id }) => id === idOf(target))) {
        report('dmn-requirement', element.id, `requires '${idOf(target)}', which the file does not have`);
      }
    }
  }
  for (const decision of decisions) checkLogic(decision, report);
  return findings;
}

function checkPlatform({ id, executionPlatform, executionPlatformVersion }, report) {
  if (executionPlatform !== 'Camunda Cloud' || executionPlatformVersion !== '8.6.0') {
    report('platform', id, `is for '${executionPlatform} ${executionPlatformVersion}', must be for 'Camunda Cloud 8.6.0'`);
  }
}

function checkTop(name, decisions, report, rootId) {
  const required = new Set(decisions
    .flatMap(decision => decision.informationRequirement ?? [])
    .map(requirement => requirement.requiredDecision)
    .filter(Boolean)
    .map(idOf));
  const tops = decisions.filter(({ id }) => !required.has(id));
  if (tops.length !== 1) {
    report('dmn-top-decision', rootId, `has ${tops.length} decisions that no other requires (${tops.map(({ id }) => id).join(', ')}), must have one`);
  }
  if (!tops.some(({ id }) => id === name)) {
    for (const { id } of tops) report('names', id, `id of the top decision differs from the file's name '${name}'`);
  }
}

function checkDrawing(root, elements, report) {
  const drawn = new Set((root.dmnDI?.diagrams ?? [])
    .flatMap(diagram => diagram.diagramElements ?? [])
    .map(({ dmnElementRef }) => dmnElementRef?.id));
  for (const element of elements) {
    if (!drawn.has(element.id)) report('dmn-drawing', element.id, 'is not drawn (no DMNShape), so Modeler would not show it');
    for (const { id } of requirementsOf(element)) {
      if (!drawn.has(id)) report('dmn-drawing', element.id, `its requirement '${id}' is not drawn (no DMNEdge)`);
    }
  }
}

function checkLogic({ id, variable, decisionLogic: logic }, report) {
  const feel = (grammar, text, where) => {
    const problem = feelProblem(text, grammar);
    if (problem) report('feel', id, `${where}: ${problem}`);
  };
  if (variable && !VARIABLE.test(variable.name ?? '')) report('names', id, `variable '${variable.name}' is not camelCase`);
  if (!logic) {
    report('dmn-table', id, 'decides nothing (no table, no expression)');
  } else if (logic.$type === 'dmn:LiteralExpression') {
    feel('Expression', logic.text ?? '', 'expression');
  } else if (logic.$type === 'dmn:DecisionTable') {
    checkTable(id, logic, feel, report);
  } else {
    report('dmn-table', id, `is a ${logic.$type}; only tables and literal expressions run on 8.6`);
  }
}

function checkTable(id, table, feel, report) {
  const inputs = table.input ?? [];
  const outputs = table.output ?? [];
  const rules = table.rule ?? [];
  if (!HIT_POLICIES.includes(table.hitPolicy)) report('dmn-table', id, `hit policy ${table.hitPolicy}, must be one of ${HIT_POLICIES.join(', ')}`);
  if (rules.length === 0) report('dmn-table', id, 'has no rules');

  inputs.forEach((input, i) => {
    if (!input.label?.trim()) report('names', id, `input ${i + 1} has no label`);
    feel('Expression', input.inputExpression?.text ?? '', `input ${i + 1}`);
  });
  outputs.forEach((output, i) => {
    if (!VARIABLE.test(output.name ?? '')) report('names', id, `output ${i + 1} has the name '${output.name}', must be camelCase`);
    if (outputs.findIndex(({ name }) => name === output.name) < i) report('dmn-table', id, `output name '${output.name}' appears twice`);
  });
  rules.forEach((rule, r) => {
    const row = `row ${r + 1}`;
    const cells = [['input', inputs, rule.inputEntry], ['output', outputs, rule.outputEntry]];
    for (const [kind, columns, entries = []] of cells) {
      if (entries.length !== columns.length) {
        report('dmn-table', id, `${row} ('${rule.id}') has ${entries.length} ${kind} cells for ${columns.length} columns`);
      }
      for (const [c, { text = '' }] of entries.entries()) {
        const isAnything = kind === 'input' && ['', '-'].includes(text.trim());
        const isNothing = kind === 'output' && text.trim() === '';
        if (!isAnything && !isNothing) feel(kind === 'input' ? 'UnaryTests' : 'Expression', text, `${row}, ${kind} ${c + 1}`);
      }
    }
  });
}
