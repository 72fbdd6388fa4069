// Lints the element templates: what Modeler can load, and what they say of our jobs and models.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { feelProblem } from './feel.js';
import { list } from './models.js';

const { validateZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator');

export const TEMPLATES = '.camunda/element-templates';
const SCHEMA = 'zeebe-element-templates-json-schema';
const ENGINE = '^8.6';

/** Each template of a folder: {file, name} and, when it can be read, {template}, else {problem}. */
export async function readTemplates(home) {
  const files = (await list(join(home, TEMPLATES))).filter(file => extname(file) === '.json');
  return Promise.all(files.map(async base => {
    const read = { file: `${TEMPLATES}/${base}`, name: basename(base, '.json') };
    try {
      const template = JSON.parse(await readFile(join(home, read.file), 'utf8'));
      return Array.isArray(template) ? { ...read, problem: 'holds a list, must hold one template' } : { ...read, template };
    } catch (error) {
      return { ...read, problem: `cannot be read: ${error.message}` };
    }
  }));
}

/**
 * The findings {file, id, message, rule} on templates.
 *
 * @param jobTypes the job types that the processes of the folder name
 * @param processIds the ids of these processes
 */
export function lintTemplates(templates, jobTypes, processIds) {
  const findings = [];
  for (const { file, name, template, problem } of templates) {
    const report = message => findings.push({ file, id: template?.id ?? name, message, rule: 'element-template' });
    if (problem) report(problem);
    else lintTemplate(name, template, { jobTypes, processIds }, report);
  }
  // a folder without templates is one that nobody drops anything from
  const offered = new Set(templates.flatMap(({ template }) => template ? jobTypesOf(template) : []));
  for (const type of templates.length > 0 ? jobTypes : []) {
    if (!offered.has(type)) findings.push({ file: TEMPLATES, id: type, message: 'no template has this job type', rule: 'element-template' });
  }
  return findings;
}

function lintTemplate(name, template, { jobTypes, processIds }, report) {
  const { valid, errors } = validateZeebe(template);
  if (!valid) {
    for (const { instancePath, message } of errors) report(`${instancePath} ${message}`.trim());
    return;
  }
  if (!template.$schema?.includes(SCHEMA)) report(`its $schema is not ${SCHEMA}, so Modeler takes it for one of Camunda 7`);
  if (template.id !== `io.sluice.${name}`) report(`its id must be 'io.sluice.${name}', after the file`);
  if (template.engines?.camunda !== ENGINE) report(`is for '${template.engines?.camunda}', must be for '${ENGINE}'`);
  if (!Number.isInteger(template.version)) report('has no version, so Modeler could not offer the next one');
  if (!template.description?.trim()) report('has no description');
  for (const type of jobTypesOf(template)) {
    if (!jobTypes.has(type)) report(`job type '${type}' is in no process`);
  }
  for (const property of template.properties) lintProperty(property, processIds, message => report(`${nameOf(property)}: ${message}`));
}

function lintProperty({ type, value, placeholder, label, choices, constraints, binding }, processIds, report) {
  if (type !== 'Hidden' && !label?.trim()) report('has no label');
  for (const example of [value, placeholder]) {
    const pattern = constraints?.pattern?.value ?? constraints?.pattern;
    if (typeof example === 'string' && pattern && !new RegExp(pattern).test(example)) report(`'${example}' breaks its own pattern`);
  }
  if (type === 'Dropdown' && value !== undefined && !choices.some(choice => choice.value === value)) report(`'${value}' is none of its choices`);
  for (const expression of [value, placeholder, binding.source]) {
    const problem = typeof expression === 'string' && expression.startsWith('=') && feelProblem(expression.slice(1));
    if (problem) report(problem);
  }
  if (binding.type === 'zeebe:calledElement' && binding.property === 'processId' && value && !processIds.has(value)) {
    report(`process '${value}' does not exist`);
  }
}

const nameOf = ({ label, binding }) =>
  label ?? [binding.type, binding.property ?? binding.name ?? binding.key ?? binding.eventType].filter(Boolean).join(' ');

const isJobType = ({ type, property }) =>
  ['zeebe:taskDefinition:type', 'zeebe:executionListener', 'zeebe:taskListener'].includes(type) ||
  (type === 'zeebe:taskDefinition' && property === 'type');

/** The job types that a template writes. */
export const jobTypesOf = ({ properties = [] }) =>
  properties.filter(({ binding }) => isJobType(binding ?? {})).map(({ value }) => value);
