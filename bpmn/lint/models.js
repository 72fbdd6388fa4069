// Reads the models of a folder and writes them the way Camunda Modeler saves them.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

const require = createRequire(import.meta.url);
const bpmn = new BpmnModdle({
  modeler: require('modeler-moddle/resources/modeler.json'),
  zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json')
});
const dmn = new DmnModdle({ modeler: require('modeler-moddle/resources/dmn-modeler.json') });

/** Tasklist 8.6 draws forms with form-js 1.10, whose schema has this version. */
export const FORM_SCHEMA_VERSION = 16;

export const KINDS = [
  { folder: 'processes', extension: '.bpmn', singular: 'process', parse: xml => parseXml(bpmn, xml), write: root => writeXml(bpmn, root) },
  { folder: 'decisions', extension: '.dmn', singular: 'decision', parse: xml => parseXml(dmn, xml), write: root => writeXml(dmn, root) },
  { folder: 'forms', extension: '.form', singular: 'form', parse: parseForm, write: writeForm }
];

async function parseXml(moddle, text) {
  const { rootElement: root, warnings } = await moddle.fromXML(text);
  return { root, problems: warnings.map(({ message }) => message.split('\n')[0]) };
}

async function writeXml(moddle, root) {
  return (await moddle.toXML(root, { format: true })).xml;
}

function parseForm(text) {
  return { root: JSON.parse(text), problems: [] };
}

function writeForm(form) {
  const schemaVersion = Math.min(form.schemaVersion, FORM_SCHEMA_VERSION) || FORM_SCHEMA_VERSION;
  return JSON.stringify({ ...form, schemaVersion }, null, 2) + '\n';
}

/** Each file of a kind: {kind, file, path, name, text} and, when it can be read, {root, canonical, problems}. */
export async function readModels(home, kind) {
  const files = (await list(join(home, kind.folder))).filter(file => extname(file) === kind.extension);
  return Promise.all(files.map(async base => {
    const path = join(home, kind.folder, base);
    const text = await readFile(path, 'utf8');
    const model = { kind, file: `${kind.folder}/${base}`, path, name: basename(base, kind.extension), text };
    try {
      const { root, problems } = await kind.parse(text);
      return { ...model, root, problems, canonical: await kind.write(root) };
    } catch (error) {
      return { ...model, root: null, problems: [`cannot be read: ${error.message.split('\n')[0]}`] };
    }
  }));
}

/** The names in a folder in a fixed order; none when there is no such folder. */
export async function list(folder) {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
