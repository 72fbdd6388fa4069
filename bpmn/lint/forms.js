// Lints one form: what Tasklist 8.6 can draw, and what a person can fill in.
import { feelProblem } from './feel.js';
import { FORM_SCHEMA_VERSION } from './models.js';

const INPUTS = ['textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist'];
const WITH_OPTIONS = ['checklist', 'radio', 'select', 'taglist'];
const KNOWN = [
  ...INPUTS, 'text', 'html', 'image', 'iframe', 'table', 'expression', 'button',
  'group', 'dynamiclist', 'separator', 'spacer'
];
const KEY = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;

/** The findings {id, message, rule} on a parsed form. */
export function lintForm({ name, root: form }) {
  const findings = [];
  const report = (rule, id, message) => findings.push({ id, message, rule });

  if (form.id !== name) report('names', form.id, `id differs from the file's name '${name}'`);
  if (form.type !== 'default') report('form-schema', form.id, `has the type '${form.type}', must be 'default'`);
  if (form.executionPlatform !== 'Camunda Cloud' || form.executionPlatformVersion !== '8.6.0') {
    report('platform', form.id, `is for '${form.executionPlatform} ${form.executionPlatformVersion}', must be for 'Camunda Cloud 8.6.0'`);
  }
  if (!(form.schemaVersion >= 1 && form.schemaVersion <= FORM_SCHEMA_VERSION)) {
    report('form-schema', form.id, `schemaVersion ${form.schemaVersion} is not known to 8.6 (at most ${FORM_SCHEMA_VERSION}); 'npm run format' sets it`);
  }
  if (!Array.isArray(form.components) || form.components.length === 0) {
    report('form-schema', form.id, 'has no components');
  } else {
    checkAll(form.components, report, new Set());
  }
  return findings;
}

function checkAll(components, report, ids) {
  const keys = new Set();
  const walk = list => list.forEach(component => {
    const id = component.key ?? component.id;
    if (!component.id) report('form-schema', id, `component of type '${component.type}' has no id`);
    else if (ids.has(component.id)) report('form-schema', id, `component id '${component.id}' appears twice`);
    ids.add(component.id);
    checkComponent(component, id, message => report('form-schema', id, message), keys);
    for (const { text, where } of expressionsOf(component)) {
      const problem = feelProblem(text);
      if (problem) report('feel', id, `${where}: ${problem}`);
    }
    if (component.type === 'dynamiclist') checkAll(component.components ?? [], report, ids);
    else walk(component.components ?? []);
  });
  walk(components);
}

function checkComponent(component, id, report, keys) {
  const { type, key, label } = component;
  if (!KNOWN.includes(type)) report(`has the type '${type}', which Tasklist 8.6 does not know`);
  if (INPUTS.includes(type) || type === 'expression') {
    if (!KEY.test(key ?? '')) report(`has the key '${key}', must be camelCase`);
    else if (keys.has(key)) report(`key '${key}' appears twice`);
    keys.add(key);
  }
  const labels = type === 'datetime'
    ? [component.subtype !== 'time' && component.dateLabel, component.subtype?.includes('time') && component.timeLabel].filter(l => l !== false)
    : [label];
  if (INPUTS.includes(type) && labels.some(text => !text?.trim())) report('has no label');
  if (WITH_OPTIONS.includes(type)) checkOptions(component, report);
  for (const [property, value] of [['conditional.hide', component.conditional?.hide], ['valuesExpression', component.valuesExpression]]) {
    if (value !== undefined && !String(value).startsWith('=')) report(`${property} '${value}' does not start with '='`);
  }
  if (type === 'button' && component.action === 'reset') report('is a reset button: one wrong click and the work is gone');
}

function checkOptions({ values, valuesKey, valuesExpression }, report) {
  const sources = [values, valuesKey, valuesExpression].filter(source => source !== undefined);
  if (sources.length !== 1) report('takes its options from exactly one of values, valuesKey, valuesExpression');
  if (values === undefined) return;
  if (values.length === 0) report('has no options');
  if (values.some(option => !option.label?.trim() || option.value === undefined || option.value === '')) report('has an option without label or value');
  if (new Set(values.map(option => option.value)).size < values.length) report('has two options with the same value');
}

/** Every FEEL expression of a component: any text that starts with '=', and {{…}}, {{#if …}}, {{#loop …}} inside texts. */
function* expressionsOf(node, where = '') {
  if (typeof node === 'string') {
    if (node.startsWith('=')) yield { text: node.slice(1), where };
    else for (const [, text] of node.matchAll(/\{\{(?:#(?:if|loop)\s)?([^#/].*?)\}\}/gs)) yield { text, where };
  } else if (node && typeof node === 'object') {
    for (const [name, value] of Object.entries(node)) {
      if (name !== 'components' && name !== 'values') yield* expressionsOf(value, where ? `${where}.${name}` : name);
    }
  }
}
