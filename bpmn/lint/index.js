// Lints a whole folder of models: each file, what the files say of each other, and their form.
import { lintProcess } from './bpmn.js';
import { decisionsOf, lintDecisions } from './dmn.js';
import { lintFacts } from './facts.js';
import { lintForm } from './forms.js';
import { KINDS, readModels } from './models.js';
import { lintTemplates, readTemplates } from './templates.js';

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
  const templates = await readTemplates(home);
  findings.push(...lintReferences(models), ...lintTemplates(templates, jobTypesIn(models), processIdsIn(models)));
  findings.push(...await lintFacts(home, models.decisions));

  const counts = [
    ...KINDS.map(({ folder, singular }) => count(models[folder].length, singular, folder)),
    count(templates.length, 'element template', 'element templates')
  ].join(', ');
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
    process: processIdsIn({ processes })
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

const processIdsIn = ({ processes }) =>
  new Set(processes.filter(({ root }) => root).flatMap(({ root }) => root.rootElements.map(({ id }) => id)));

/** The job types that service tasks and listeners name. */
function jobTypesIn({ processes }) {
  const extensions = processes.filter(({ root }) => root).flatMap(({ root }) => [...extensionsOf(root)].map(([, extension]) => extension));
  return new Set(extensions
    .flatMap(extension => [extension, ...(extension.listeners ?? [])])
    .filter(({ $type }) => ['zeebe:TaskDefinition', 'zeebe:ExecutionListener', 'zeebe:TaskListener'].includes($type))
    .map(({ type }) => type));
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
