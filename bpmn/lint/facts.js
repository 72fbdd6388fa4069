// Lints what scorecards look at: facts of the catalogue (facts.json) that are known before contact.
// A fact known only after contact would tell the outcome that the scorecard is to foretell.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decisionsOf } from './dmn.js';
import { feelNames } from './feel.js';

export const CATALOGUE = 'facts.json';
const SCORECARDS = ['icp-fit', 'sales-readiness', 'lead-value'];
const BEFORE = 'before-contact';
const KNOWN = [BEFORE, 'after-contact'];
const TYPES = ['string', 'number', 'boolean', 'date'];
const GIVEN = ['item', 'partial'];

/** The findings {file, id, message, rule} on the scorecards of a folder, and on its catalogue. */
export async function lintFacts(home, decisions) {
  const scorecards = decisions.filter(({ name, root }) => root && SCORECARDS.includes(name));
  if (scorecards.length === 0) return [];
  const catalogue = await readCatalogue(home);
  if (!catalogue.facts) return [finding(CATALOGUE, 'facts', `${catalogue.problem}; it lists each fact that a scorecard may use`)];
  return [...lintCatalogue(catalogue), ...scorecards.flatMap(scorecard => lintScorecard(scorecard, catalogue))];
}

async function readCatalogue(home) {
  try {
    const { facts, actions = [] } = JSON.parse(await readFile(join(home, CATALOGUE), 'utf8'));
    return Array.isArray(facts) ? { facts, actions } : { problem: "has no list 'facts'" };
  } catch (error) {
    return { problem: error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}` };
  }
}

function lintCatalogue({ facts, actions }) {
  const missing = facts.flatMap(fact => ['name', 'label', 'type', 'unit', 'known', 'scorecards']
    .filter(field => !fact[field]?.length)
    .filter(field => field !== 'scorecards' || fact.known === BEFORE)
    .map(field => finding(CATALOGUE, fact.name ?? 'facts', `has no ${field}`)));
  const odd = [
    ...facts.filter(({ type }) => !TYPES.includes(type)).map(({ name, type }) => finding(CATALOGUE, name, `has the type '${type}', must be one of ${TYPES.join(', ')}`)),
    ...[...facts, ...actions].filter(({ known }) => !KNOWN.includes(known))
      .map(({ name, kind, known }) => finding(CATALOGUE, name ?? kind, `is known '${known}', must be one of ${KNOWN.join(', ')}`)),
    ...facts.filter(({ known, scorecards }) => known !== BEFORE && scorecards?.length > 0)
      .map(({ name }) => finding(CATALOGUE, name, 'is known only after contact, so no scorecard is given it: leave its scorecards empty'))
  ];
  return [...missing, ...odd];
}

function lintScorecard({ file, name: scorecard, root }, { facts, actions }) {
  const decided = new Set((root.drgElement ?? []).flatMap(({ id, name, variable }) => [id, name, variable?.name]));
  return decisionsOf(root).flatMap(decision => [
    ...uses(decision)
      .filter(({ name }) => !decided.has(name) && !GIVEN.includes(name))
      .map(use => ({ ...use, fact: facts.find(({ name }) => name === use.name) }))
      .filter(({ fact, isOfItem }) => fact || !isOfItem)
      .map(({ where, name, fact }) => [where, problemOf(scorecard, name, fact, facts)])
      .filter(([, problem]) => problem)
      .map(([where, problem]) => finding(file, decision.id, `${where} ${problem}`)),
    ...kinds(decision)
      .map(({ where, kind }) => [where, problemOfAction(kind, actions)])
      .filter(([, problem]) => problem)
      .map(([where, problem]) => finding(file, decision.id, `${where} ${problem}`))
  ]);
}

function problemOf(scorecard, name, fact, facts) {
  const offered = `use one of ${facts.filter(({ scorecards = [] }) => scorecards.includes(scorecard)).map(({ name }) => name).join(', ')}`;
  if (!fact) return `uses '${name}', which ${CATALOGUE} does not have: ${offered}`;
  if (fact.known !== BEFORE) return `uses '${name}', which is known only after contact: ${offered}`;
  if (!fact.scorecards.includes(scorecard)) return `uses '${name}', which ${scorecard} is not given: ${offered}`;
  return null;
}

function problemOfAction(kind, actions) {
  const action = actions.find(action => action.kind === kind);
  const offered = `use one of ${actions.filter(({ known }) => known === BEFORE).map(({ kind }) => kind).join(', ')}`;
  if (!action) return `uses the action '${kind}', which ${CATALOGUE} does not have: ${offered}`;
  return action.known === BEFORE ? null : `uses the action '${kind}', which is done only in contact: ${offered}`;
}

/** The names that a decision's FEEL reads: {name, isOfItem, where}. */
function uses({ decisionLogic: logic }) {
  if (logic?.$type === 'dmn:LiteralExpression') return namesIn(logic.text, 'Expression', 'expression');
  return [
    ...(logic?.input ?? []).flatMap((input, i) => namesIn(input.inputExpression?.text, 'Expression', `input ${i + 1}`)),
    ...(logic?.rule ?? []).flatMap((rule, r) => [
      ...(rule.inputEntry ?? []).flatMap(({ text }, c) => namesIn(text, 'UnaryTests', `row ${r + 1}, input ${c + 1}`)),
      ...(rule.outputEntry ?? []).flatMap(({ text }, c) => namesIn(text, 'Expression', `row ${r + 1}, output ${c + 1}`))
    ])
  ];
}

const namesIn = (text, grammar, where) =>
  ['', '-'].includes((text ?? '').trim()) ? [] : feelNames(text, grammar).map(use => ({ ...use, where }));

/** The kinds of action in the rows of a table that has such a column. */
function kinds({ decisionLogic: logic }) {
  const column = (logic?.output ?? []).findIndex(({ name }) => name === 'kind');
  if (column < 0) return [];
  return (logic.rule ?? []).map((rule, r) => ({
    where: `row ${r + 1}, output ${column + 1}`,
    kind: (rule.outputEntry[column]?.text ?? '').trim().replace(/^"|"$/g, '')
  }));
}

const finding = (file, id, message) => ({ file, id, message, rule: 'leakage' });
