// Proves that the linter bites: each probe breaks one thing in one model and expects to be told so.
// A probe breaks the first of our own models that has what it needs; where none has, a fixture.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lintProcess } from './bpmn.js';
import { feelNames, feelProblem } from './feel.js';
import { lint } from './index.js';
import { KINDS, readModels } from './models.js';
import { TEMPLATES, jobTypesOf, lintTemplates, readTemplates } from './templates.js';

const run = promisify(execFile);
const here = name => fileURLToPath(new URL(name, import.meta.url));
const HOMES = { 'our own models': here('..'), fixtures: here('fixtures') };
const FOLDERS = Object.fromEntries(KINDS.map(kind => [kind.folder, kind]));

let workspace;
before(async () => { workspace = await mkdtemp(join(tmpdir(), 'sluice-lint-')); });
after(() => rm(workspace, { recursive: true }));

test('fixtures have no problems', async () => {
  assert.deepEqual((await lint(HOMES.fixtures)).findings, []);
});

test('FEEL as the engine reads it', () => {
  const wrong = ['a == 1', 'a b', 'if a then 1', 'upper(a)', 'a and', '"x', '', 'contains(a "b")'];
  const right = ['a = 1', 'if a then 1 else 2', 'upper case(a)', 'date and time(a) + duration("PT1H")',
    'get or else(a, null)', 'rows[kind = "lost"]', 'some x in xs satisfies x > 1', '{a: 1}.a', 'a in (< 3)', '`a b`', 'a in [1..3]'];
  assert.deepEqual(wrong.filter(text => !feelProblem(text)), []);
  assert.deepEqual(right.filter(text => feelProblem(text)), []);
});

describe('process', () => {
  probe('without the default flow', 'processes', 'default-flow', root => {
    const gateway = find(root, node => node.default && node.outgoing.length > 1);
    if (gateway) delete gateway.default;
    return gateway?.id;
  });
  probe('with a flow that has no condition', 'processes', 'default-flow', root => {
    const flow = find(root, node => node.conditionExpression && node.sourceRef.default);
    if (flow) delete flow.conditionExpression;
    return flow?.sourceRef.id;
  });
  probe('with a user task that lost its form', 'processes', 'user-task', root => {
    const task = find(root, node => node.$type === 'bpmn:UserTask' && extension(node, 'zeebe:FormDefinition'));
    if (task) dropExtension(task, 'zeebe:FormDefinition');
    return task?.id;
  });
  probe('with a user task that lets every form field out', 'processes', 'user-task', root => {
    const task = find(root, node => node.$type === 'bpmn:UserTask' && extension(node, 'zeebe:IoMapping')?.outputParameters);
    if (task) delete extension(task, 'zeebe:IoMapping').outputParameters;
    return task?.id;
  });
  probe('with a user task without a due date', 'processes', 'user-task', root => {
    const task = find(root, node => node.$type === 'bpmn:UserTask' && extension(node, 'zeebe:TaskSchedule'));
    if (task) dropExtension(task, 'zeebe:TaskSchedule');
    return task?.id;
  });
  probe('with a form that does not exist', 'processes', 'reference', root => {
    const task = find(root, node => extension(node, 'zeebe:FormDefinition')?.formId);
    if (task) extension(task, 'zeebe:FormDefinition').formId += 'x';
    return task?.id;
  });
  probe('with a form bound to its deployment', 'processes', 'latest-binding', root => {
    const task = find(root, node => extension(node, 'zeebe:FormDefinition')?.formId);
    if (task) extension(task, 'zeebe:FormDefinition').bindingType = 'deployment';
    return task?.id;
  });
  probe('with a misspelt id', 'processes', 'names', root => {
    const task = find(root, node => node.$type === 'bpmn:ServiceTask');
    if (task) task.id = `Activity_${task.id}`;
    return task?.id;
  });
  probe('with an id that is not its file name', 'processes', 'names', root => {
    const process = find(root, node => node.$type === 'bpmn:Process');
    process.id += '-two';
    return process.id;
  });
  probe('for another platform version', 'processes', 'platform', root => {
    root.executionPlatformVersion = '8.8.0';
    return root.id;
  });
  probe('with bad FEEL in a condition', 'processes', 'feel', root => {
    const flow = find(root, node => node.conditionExpression);
    if (flow) flow.conditionExpression.body = '=answer = "accepted';
    return flow?.id;
  });
  probe('with an unknown function in a mapping', 'processes', 'feel', root => {
    const task = find(root, node => extension(node, 'zeebe:IoMapping')?.inputParameters);
    if (task) extension(task, 'zeebe:IoMapping').inputParameters[0].source = '=upper(name)';
    return task?.id;
  });
  probe('with more flow nodes than one takes in', 'processes', 'size', root => {
    const process = find(root, node => node.$type === 'bpmn:Process');
    if (process.id === 'lead-lifecycle') return undefined; // the one page
    for (let i = 0; i < 16; i++) {
      process.flowElements.push(Object.assign(root.$model.create('bpmn:ManualTask', { id: `step-${i}`, name: `Step ${i}` }), { $parent: process }));
    }
    return process.id;
  });
  probe('with a label on a shape', 'processes', 'no-overlapping-labels', root => {
    const [event, task] = ['bpmn:EndEvent', 'bpmn:UserTask'].map(type => drawn(root, di => di.bpmnElement?.$type === type && di.bpmnElement.name));
    if (!event?.label || !task) return undefined;
    Object.assign(event.label.bounds, { x: task.bounds.x + 5, y: task.bounds.y + 30 });
    return event.bpmnElement.id;
  });
  probe('with a label too narrow for its word', 'processes', 'label-fits', root => {
    const event = drawn(root, di => di.bpmnElement?.$type === 'bpmn:EndEvent' && di.label);
    if (event) event.label.bounds.width = 10;
    return event?.bpmnElement.id;
  });
  probe('with crossing flows', 'processes', 'no-crossing-flows', root => {
    const isFlow = di => di.bpmnElement?.$type === 'bpmn:SequenceFlow';
    const first = drawn(root, isFlow);
    const later = drawn(root, di => isFlow(di) && di !== first &&
      di.bpmnElement.sourceRef !== first.bpmnElement.sourceRef && di.bpmnElement.targetRef !== first.bpmnElement.targetRef);
    const [from, to] = first.waypoint;
    if (!later || from.y !== to.y) return undefined;
    const x = (from.x + to.x) / 2;
    later.waypoint = [-30, 30].map(dy => Object.assign(later.waypoint[0].$model.create('dc:Point'), { x, y: from.y + dy }));
    return first.bpmnElement.id;
  });
  probe('with a flow through a task', 'processes', 'flow-through-element', root => {
    const task = drawn(root, di => di.bpmnElement?.$type === 'bpmn:ServiceTask');
    const flow = drawn(root, di => di.waypoint && ![di.bpmnElement.sourceRef, di.bpmnElement.targetRef].includes(task?.bpmnElement));
    if (!task || !flow) return undefined;
    const { x, y, width } = task.bounds;
    Object.assign(flow.waypoint[0], { x: x - 10, y: y + 40 });
    Object.assign(flow.waypoint[1], { x: x + width + 10, y: y + 40 });
    return flow.bpmnElement.id;
  });
  probe('with a flow that ends in mid-air', 'processes', 'flow-ends', root => {
    const flow = drawn(root, di => di.waypoint);
    flow.waypoint.at(-1).x -= 10;
    return flow.bpmnElement.id;
  });
});

describe('decision', () => {
  const table = root => root.drgElement.find(({ decisionLogic }) => decisionLogic?.rule?.[0]?.inputEntry);
  probe('with a row that lacks a cell', 'decisions', 'dmn-table', root => {
    table(root).decisionLogic.rule[0].inputEntry.pop();
    return table(root).id;
  });
  probe('with another hit policy', 'decisions', 'dmn-table', root => {
    table(root).decisionLogic.hitPolicy = 'ANY';
    return table(root).id;
  });
  probe('with bad FEEL in a cell', 'decisions', 'feel', root => {
    table(root).decisionLogic.rule[0].outputEntry[0].text = '"hot';
    return table(root).id;
  });
  probe('that is not drawn', 'decisions', 'dmn-drawing', root => {
    delete root.dmnDI;
    return root.drgElement[0].id;
  });
  probe('with an id that is not its file name', 'decisions', 'names', (root, name) => {
    const top = root.drgElement.find(({ id }) => id === name);
    top.id += '-two';
    return top.id;
  });
});

describe('scorecard', () => {
  const leaks = async home => (await lint(home)).findings.filter(({ rule }) => rule === 'leakage').map(({ file, id, message }) => `${file}: ${id}: ${message}`);

  test('that looks at what is known only after contact, or at what nobody knows', async () => {
    assert.deepEqual(await leaks(here('fixtures/leakage')), [
      "decisions/icp-fit.dmn: budget-fit: input 1 uses 'budgetConfirmed', which is known only after contact: use one of country",
      "decisions/icp-fit.dmn: shoe-fit: row 1, output 1 uses 'shoeSize', which facts.json does not have: use one of country",
      "decisions/icp-fit.dmn: icp-fit: row 2, input 1 uses 'entry', which icp-fit is not given: use one of country",
      "decisions/sales-readiness.dmn: sales-readiness: row 2, output 1 uses the action 'meeting', which is done only in contact: use one of webinar",
      "decisions/sales-readiness.dmn: sales-readiness: row 3, output 1 uses the action 'sneeze', which facts.json does not have: use one of webinar"
    ]);
  });
  test('whose catalogue is not there, or lets one have a fact from after contact', async () => {
    const home = await copyOf(here('fixtures/leakage'));
    assert.match((await leaks(home)).join(), /^facts.json: facts: does not exist/);
    await writeFile(join(home, 'facts.json'), JSON.stringify({ facts: [{ name: 'budgetConfirmed', label: 'Budget', type: 'text', unit: 'code', known: 'after-contact', scorecards: ['icp-fit'] }] }));
    const found = (await leaks(home)).filter(leak => leak.startsWith('facts.json'));
    assert.match(found.join(), /has the type 'text'.*leave its scorecards empty/);
  });
  test('of ours is free of leaks', async () => assert.deepEqual(await leaks(HOMES['our own models']), []));
  test('names what FEEL reads', () => {
    const names = text => feelNames(text).map(({ name }) => name);
    assert.deepEqual(names('for x in rows return x.points + bonus'), ['rows', 'bonus']);
    assert.deepEqual(names('sum(criteria.points) * `odd name`'), ['criteria', 'odd name']);
    assert.deepEqual(feelNames('rows[kind = "x"]'), [{ name: 'rows', isOfItem: false }, { name: 'kind', isOfItem: true }]);
  });
});

describe('form', () => {
  const inputs = form => form.components.filter(({ key }) => key);
  probe('with a duplicate key', 'forms', 'form-schema', form => {
    const [first, second] = inputs(form);
    if (second) second.key = first.key;
    return second?.key;
  });
  probe('with an input without a label', 'forms', 'form-schema', form => {
    const input = inputs(form).find(({ label }) => label);
    if (input) delete input.label;
    return input?.key;
  });
  probe('with a component that 8.6 does not know', 'forms', 'form-schema', form => {
    inputs(form)[0].type = 'filepicker';
    return inputs(form)[0].key;
  });
  probe('with bad FEEL in a condition', 'forms', 'feel', form => {
    const input = inputs(form).find(({ conditional }) => conditional?.hide);
    if (input) input.conditional.hide = '=outcome == 1';
    return input?.key;
  });
  probe('with an id that is not its file name', 'forms', 'names', form => (form.id += '-two'));
});

describe('folder', () => {
  test('without decisions', async () => {
    const home = await copyOf(HOMES.fixtures);
    await rm(join(home, 'decisions'), { recursive: true });
    assert.ok((await lint(home)).findings.some(({ file, rule }) => file === 'decisions' && rule === 'missing'));
  });
  test('with a file that is not written as Modeler saves it', async () => {
    const home = await copyOf(HOMES.fixtures);
    const [model] = await readModels(home, FOLDERS.processes);
    await writeFile(model.path, model.text.replace(/\n\s+/g, '\n'));
    assert.ok((await lint(home)).findings.some(({ id, rule }) => id === model.name && rule === 'format'));
  });
  test('with a file that is not XML', async () => {
    const home = await copyOf(HOMES.fixtures);
    await writeFile(join(home, 'processes/broken.bpmn'), 'not a model');
    assert.ok((await lint(home)).findings.some(({ id, rule }) => id === 'broken' && rule === 'readable'));
  });
});

test('a start or end event counts only when it does something', async () => {
  const { name, root } = (await readModels(HOMES.fixtures, FOLDERS.processes)).find(({ name }) => name === 'guarded-task');
  const process = find(root, node => node.$type === 'bpmn:Process');
  const isTooBig = async () => (await lintProcess({ name, root })).some(({ rule }) => rule === 'size');
  const addEnds = listener => {
    for (let i = 0; i < 16; i++) {
      const end = root.$model.create('bpmn:EndEvent', { id: `end-${process.flowElements.length}`, extensionElements: listener });
      process.flowElements.push(Object.assign(end, { $parent: process }));
    }
  };
  addEnds(undefined);
  assert.equal(await isTooBig(), false);
  addEnds(root.$model.create('bpmn:ExtensionElements', { values: [root.$model.create('zeebe:ExecutionListeners')] }));
  assert.equal(await isTooBig(), true);
});

describe('element template', () => {
  probeTemplate('that Modeler cannot load', 'route', /missing properties/, template => delete template.properties);
  probeTemplate('of Camunda 7', 'route', /of Camunda 7/, template => (template.$schema = template.$schema.replace('zeebe-', '')));
  probeTemplate('with an id that is not its file name', 'route', /after the file/, template => (template.id = 'io.sluice.rout'));
  probeTemplate('for another platform version', 'route', /must be for/, template => (template.engines.camunda = '^8.8'));
  probeTemplate('without a version', 'route', /no version/, template => delete template.version);
  probeTemplate('without a description', 'route', /no description/, template => delete template.description);
  probeTemplate('of a job type that no process has', 'route', /'rout' is in no process/, template => (template.properties[0].value = 'rout'));
  probeTemplate('with a field without a label', 'route', /no label/, template => delete template.properties[1].label);
  probeTemplate('with an example that breaks its own pattern', 'route', /'Accept lead' breaks/, template => (template.properties[1].placeholder = 'Accept lead'));
  probeTemplate('with a default that is none of the choices', 'route', /'sails' is none/, template => (template.properties[2].value = 'sails'));
  probeTemplate('with bad FEEL', 'guarded-task', /FEEL/, template => (template.properties.at(-2).binding.source = '=if outcome then'));
  probeTemplate('of a process that does not exist', 'stalled-follow-up', /process 'stalled' does not/, template => (template.properties[0].value = 'stalled'));

  test('is there for each job type', async () => {
    const home = await copyOf(HOMES['our own models']);
    await rm(join(home, TEMPLATES, 'route.json'));
    assert.ok((await lint(home)).findings.some(({ id, rule }) => id === 'route' && rule === 'element-template'));
  });
  test('that is no JSON', async () => {
    const home = await copyOf(HOMES.fixtures);
    await mkdir(join(home, TEMPLATES), { recursive: true });
    await writeFile(join(home, TEMPLATES, 'bad.json'), '{');
    assert.ok((await lint(home)).findings.some(({ id, rule }) => id === 'bad' && rule === 'element-template'));
  });
});

test('npm run lint prints the element and exits with 1', async () => {
  const home = await copyOf(HOMES.fixtures);
  await rm(join(home, 'forms/accept-lead.form'));
  const failure = await run(process.execPath, [here('../tools/lint.js'), home]).catch(error => error);
  assert.equal(failure.code, 1);
  assert.match(failure.stderr, /^processes\/guarded-task\.bpmn: accept-lead: form 'accept-lead' does not exist \(reference\)$/m);
  assert.match(failure.stdout, /^2 processes, 1 decision, 1 form, 0 element templates: 1 problem$/m);
});

/**
 * A probe: `mutate` breaks a parsed model and answers the id that the linter must name, or nothing
 * when this model has nothing of the kind to break.
 */
function probe(what, folder, rule, mutate) {
  test(what, async t => {
    for (const [origin, source] of Object.entries(HOMES)) {
      for (const { file, name, root, problems } of await readModels(source, FOLDERS[folder])) {
        const id = root && problems.length === 0 && mutate(root, name);
        if (!id) continue;
        t.diagnostic(`${origin}: ${file}: ${id}`);
        const home = await copyOf(source);
        const isIt = finding => finding.file === file && finding.id === id && finding.rule === rule;
        const known = (await findingsOf(source)).filter(isIt).length;
        await writeFile(join(home, file), await FOLDERS[folder].write(root));
        const findings = (await lint(home)).findings;
        assert.ok(findings.filter(isIt).length > known, `expected ${rule} on ${id} of ${file} in:\n${findings.map(f => JSON.stringify(f)).join('\n')}`);
        return;
      }
    }
    assert.fail('neither our models nor the fixtures have what this probe breaks');
  });
}

const unbroken = new Map();
function findingsOf(source) {
  if (!unbroken.has(source)) unbroken.set(source, lint(source).then(({ findings }) => findings));
  return unbroken.get(source);
}

/** A probe of one of our own templates: `mutate` breaks it, and the linter must say so. */
function probeTemplate(what, name, says, mutate) {
  test(what, async () => {
    const templates = await readTemplates(HOMES['our own models']);
    const found = () => lintTemplates(templates, jobTypes, new Set(['stalled-follow-up'])).map(({ file, message }) => `${file}: ${message}`);
    const jobTypes = new Set(templates.flatMap(({ template }) => jobTypesOf(template)));
    assert.deepEqual(found(), []);
    const broken = templates.find(template => template.name === name);
    mutate(broken.template);
    assert.ok(found().some(finding => finding.startsWith(`${broken.file}: `) && says.test(finding)), found().join('\n'));
  });
}

async function copyOf(source) {
  const home = await mkdtemp(join(workspace, 'home-'));
  for (const folder of [...Object.keys(FOLDERS), TEMPLATES]) {
    if (existsSync(join(source, folder))) await cp(join(source, folder), join(home, folder), { recursive: true });
  }
  return home;
}

const extension = (node, type) => node.extensionElements?.values.find(value => value.$type === type);

function dropExtension(node, type) {
  node.extensionElements.values = node.extensionElements.values.filter(value => value.$type !== type);
}

/** The first element of a process, in its order, for which a condition holds. */
function find(element, condition) {
  if (condition(element)) return element;
  for (const child of [...(element.rootElements ?? []), ...(element.flowElements ?? [])]) {
    const found = find(child, condition);
    if (found) return found;
  }
}

const drawn = (root, condition) => root.diagrams[0].plane.planeElement.find(condition);
