// Proves that the element templates work: each is applied the way Modeler does it.
import assert from 'node:assert/strict';
import { createRequire, register } from 'node:module';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lintProcess } from './bpmn.js';
import { KINDS, readModels } from './models.js';
import { readTemplates } from './templates.js';

// bpmn-js is written for bundlers: it imports files without their ending
register(`data:text/javascript,${encodeURIComponent(`
  export const resolve = (specifier, context, next) => next(specifier, context).catch(error =>
    next(specifier + '.js', context).catch(() => next(specifier + '/index.js', context).catch(() => { throw error; })));
`)}`);
const { default: Modeler } = await import('bpmn-js-headless/lib/Modeler');
const { CloudElementTemplatesCoreModule } = await import('bpmn-js-element-templates/core');

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');
const PROCESSES = KINDS.find(({ folder }) => folder === 'processes');
const home = fileURLToPath(new URL('..', import.meta.url));
const templates = (await readTemplates(home)).map(({ template }) => template);
const named = name => templates.find(({ id }) => id === `io.sluice.${name}`);

/** Which of our own elements are made as a template says; an answer is each task's own, so 'guarded-task' is tried apart. */
const MADE_BY = [
  ...['admit', 'capture-lead', 'check-fit', 'check-readiness', 'correct-lead', 'enrich', 'escalate', 'give-up', 'merge-leads', 'plan-care', 'plan-follow-up', 'record-care', 'record-decision', 'record-discovery-call', 'route', 'send-touch']
    .map(type => [type, ({ job }) => job === type]),
  ['milestone', ({ listeners }) => listeners.includes('start reach-stage')],
  ['cycle-end', ({ listeners }) => listeners.includes('start close-cycle')],
  ['reminded-end', ({ listeners }) => listeners.includes('start remind')],
  ['stalled-follow-up', ({ called }) => called === 'stalled-follow-up'],
  ['phase', ({ id, inputs }) => id.endsWith('-phase') && inputs.join() === 'brief'],
  ...['reminder-due', 'reassignment-due', 'escalation-due', 'give-up-due'].map(timer => [timer, ({ id }) => id.endsWith(`-${timer}`)])
];

test('each template is tried', () => {
  assert.deepEqual([...MADE_BY.map(([name]) => name), 'guarded-task'].sort(), templates.map(({ id }) => id.replace('io.sluice.', '')).sort());
});

describe('a template changes nothing on an element of ours that is made as it says', async () => {
  const processes = await readModels(home, PROCESSES);
  const modelers = await Promise.all(processes.map(({ text }) => open(text)));
  for (const [name, isMadeByIt] of MADE_BY) {
    test(name, () => {
      let tried = 0;
      for (const modeler of modelers) {
        for (const element of elementsOf(modeler).filter(element => isMadeByIt(summaryOf(element)))) {
          const before = configurationOf(element);
          const after = configurationOf(modeler.get('elementTemplates').applyTemplate(element, named(name)));
          assert.deepEqual(after, { ...before, template: `io.sluice.${name}` });
          tried++;
        }
      }
      assert.ok(tried > 0, 'none of our elements is made by it');
    });
  }
});

test('a new task under its clock passes lint', async () => {
  const fixture = (await readModels(`${home}/lint/fixtures`, PROCESSES)).find(({ name }) => name === 'guarded-task');
  const task = fixture.root.rootElements[0].flowElements
    .flatMap(({ flowElements = [] }) => flowElements)
    .find(({ $type }) => $type === 'bpmn:UserTask');
  delete task.extensionElements;
  const modeler = await open(await PROCESSES.write(fixture.root));
  const applied = modeler.get('elementTemplates').applyTemplate(modeler.get('elementRegistry').get(task.id), named('guarded-task'));
  modeler.get('modeling').updateModdleProperties(applied, formOf(applied), { formId: 'accept-lead' });

  const { xml } = await modeler.saveXML({ format: true });
  const { root } = await PROCESSES.parse(xml);
  assert.deepEqual(await lintProcess({ name: 'guarded-task', root }), []);
  assert.deepEqual(configurationOf(applied).extensions.map(([type]) => type), [
    'zeebe:AssignmentDefinition', 'zeebe:ExecutionListeners', 'zeebe:FormDefinition', 'zeebe:IoMapping',
    'zeebe:PriorityDefinition', 'zeebe:TaskSchedule', 'zeebe:UserTask'
  ]);
});

// labels are measured in a browser; here they stay as they are
const labels = { textRenderer: ['value', { getExternalLabelBounds: bounds => bounds, getTextAnnotationBounds: bounds => bounds }] };

async function open(xml) {
  const modeler = new Modeler({ additionalModules: [CloudElementTemplatesCoreModule, labels], moddleExtensions: { zeebe } });
  await modeler.importXML(xml);
  modeler.get('elementTemplates').set(templates);
  return modeler;
}

const elementsOf = modeler => modeler.get('elementRegistry').filter(({ businessObject, labelTarget }) => !labelTarget && businessObject);
const extensionsOf = ({ extensionElements }) => extensionElements?.values ?? [];
const formOf = ({ businessObject }) => extensionsOf(businessObject).find(({ $type }) => $type === 'zeebe:FormDefinition');

function summaryOf({ id, businessObject }) {
  const find = type => extensionsOf(businessObject).find(({ $type }) => $type === type);
  return {
    id,
    inputs: (find('zeebe:IoMapping')?.inputParameters ?? []).map(({ target }) => target),
    job: find('zeebe:TaskDefinition')?.type,
    called: find('zeebe:CalledElement')?.processId,
    listeners: (find('zeebe:ExecutionListeners')?.listeners ?? []).map(({ eventType, type }) => `${eventType} ${type}`)
  };
}

/** All that says what an element does, in a fixed order. */
function configurationOf({ businessObject }) {
  const { $type, name, cancelActivity, eventDefinitions = [], modelerTemplate } = businessObject;
  return {
    type: $type,
    name,
    cancelActivity,
    events: eventDefinitions.map(({ $type, timeDate }) => [$type, timeDate?.body]),
    extensions: extensionsOf(businessObject).map(plain).sort(([a], [b]) => a.localeCompare(b)),
    template: modelerTemplate
  };
}

/** A moddle element as lists: its type, then its properties by name; the order of a list of elements is not read. */
function plain(element) {
  const properties = element.$descriptor.properties
    .map(({ name }) => [name, element[name]])
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(item => JSON.stringify(plain(item))).sort() : value]);
  return [element.$type, Object.fromEntries(properties)];
}
