// Lints a whole folder of models: each file, what the files say of each other, and their form.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lintProcess } from './bpmn.js';
import { decisionsOf, lintDecisions } from './dmn.js';
import { lintForm } from './forms.js';
import { KINDS, list, readModels } from './models.js';

const { validateZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator');
const TEMPLATES = '.camunda/element-templates';
const LINTERS = { processes: lintProcess, decisions: lintDecisions, forms: lintForm };

/** The findings {file, id, message, rule} on a folder, in the order of its files, and one line of counts. */
export async function lint(home) {
  const models = {};
  const findings = [];
  for (const kind of KINDS) {
    models[kind.folder] = await readModels(home, kind);
    if (models[kind.folder].length === 0) {
      findings.push({ file: kind.folder, id: kind.folder, message: `holds no *${kind.extension} file`, rule: 'missing' });
    }
    for (const model of models[kind.folder]) findings.push(...await lintModel(model));
  }
  findings.push(...lintReferences(models), ...await lintTemplates(home));

  const counts = KINDS.map(({ folder, singular }) => count(models[folder].length, singular, folder)).join(', ');
  return { findings, counts };
}

const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;

async function lintModel(model) {
  const found = model.problems.map(message => ({ id: model.name, message, rule: 'readable' }));
  if (model.root) {
    found.push(...await LINTERS[model.kind.folder](model));
    if (model.text !== model.canonical) {
      found.push({ id: model.name, message: "is not written as Modeler saves it; 'npm run format' does", rule: 'format' });
    }
  }
  return found.map(finding => ({ file: model.file, ...finding }));
}

/** Forms, decisions and processes that a process names must be in the folder. */
function lintReferences({ processes, decisions, forms }) {
  const ids = {
    form: new Set(forms.filter(({ root }) => root).map(({ root }) => root.id)),
    decision: new Set(decisions.filter(({ root }) => root).flatMap(({ root }) => decisionsOf(root).map(({ id }) => id))),
    process: new Set(processes.filter(({ root }) => root).flatMap(({ root }) => root.rootElements.map(({ id }) => id)))
  };
  const findings = [];
  for (const { file, root } of processes.filter(model => model.root)) {
    for (const [element, extension] of extensionsOf(root)) {
      for (const kind of ['form', 'decision', 'process']) {
        const id = extension[`${kind}Id`];
        if (id && !id.startsWith('=') && !ids[kind].has(id)) {
          findings.push({ file, id: element.id, message: `${kind} '${id}' does not exist`, rule: 'reference' });
        }
      }
    }
  }
  return findings.concat(duplicateDecisions(decisions));
}

function* extensionsOf(element) {
  for (const extension of element.extensionElements?.values ?? []) yield [element, extension];
  for (const child of [...(element.rootElements ?? []), ...(element.flowElements ?? [])]) yield* extensionsOf(child);
}

function duplicateDecisions(decisions) {
  const owner = new Map();
  return decisions.filter(({ root }) => root).flatMap(({ file, root }) => decisionsOf(root).flatMap(({ id }) => {
    if (!owner.has(id)) {
      owner.set(id, file);
      return [];
    }
    return [{ file, id, message: `is also a decision of ${owner.get(id)}`, rule: 'reference' }];
  }));
}

/** Element templates are optional; those that exist must be valid for Camunda 8. */
async function lintTemplates(home) {
  const files = (await list(join(home, TEMPLATES))).filter(file => file.endsWith('.json'));
  const findings = await Promise.all(files.map(async base => {
    const file = `${TEMPLATES}/${base}`;
    const problem = (id, message) => ({ file, id, message, rule: 'element-template' });
    try {
      const templates = [JSON.parse(await readFile(join(home, file), 'utf8'))].flat();
      return templates.flatMap(template => {
        const { valid, errors } = validateZeebe(template);
        return valid ? [] : errors.map(error => problem(template.id, error.message));
      });
    } catch (error) {
      return [problem(base, `cannot be read: ${error.message}`)];
    }
  }));
  return findings.flat();
}
