// npm run render: draws every model into pictures/, as Modeler and Tasklist show them, and those
// that the console puts figures on as SVG too. A picture is drawn again only when its model
// changed; `-- --check` fails when one is out of date, and needs no browser.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KINDS, readModels } from '../lint/models.js';
import { openStudio } from './studio.js';

const WITH_FIGURES = ['lead-lifecycle'];

const args = process.argv.slice(2);
const home = resolve(args.find(arg => !arg.startsWith('--')) ?? '.');
const pictures = join(home, 'pictures');
const indexFile = join(pictures, 'index.json');

const recorded = existsSync(indexFile) ? JSON.parse(await readFile(indexFile, 'utf8')) : {};
const models = (await Promise.all(KINDS.map(kind => readModels(home, kind)))).flat();
const wanted = new Map(models.flatMap(model => picturesOf(model).map(picture => [picture, model])));
const outdated = [...wanted].filter(([picture, model]) =>
  recorded[picture] !== hash(model.text) || !existsSync(join(pictures, picture)));
const orphaned = Object.keys(recorded).filter(picture => !wanted.has(picture));

if (args.includes('--check')) check();
else await render();

function check() {
  for (const [picture, { file }] of outdated) console.error(`${file}: pictures/${picture} is out of date; 'npm run render' draws it`);
  for (const picture of orphaned) console.error(`pictures/${picture} has no model; 'npm run render' removes it`);
  const stale = outdated.length + orphaned.length;
  console.log(`${wanted.size} pictures: ${stale === 0 ? 'up to date' : `${stale} out of date`}`);
  process.exitCode = stale === 0 ? 0 : 1;
}

async function render() {
  const studio = outdated.length > 0 ? await openStudio() : null;
  try {
    for (const [picture, model] of outdated) {
      const path = join(pictures, picture);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await (picture.endsWith('.svg') ? studio.vector(model.text) : studio.draw(model.kind.folder, model.text)));
      console.log(`pictures/${picture}: drawn`);
    }
  } finally {
    await studio?.close();
  }
  for (const picture of orphaned) {
    await rm(join(pictures, picture), { force: true });
    console.log(`pictures/${picture}: removed`);
  }
  const index = Object.fromEntries([...wanted].map(([picture, { text }]) => [picture, hash(text)]));
  if (wanted.size > 0) await writeFile(indexFile, JSON.stringify(index, null, 2) + '\n');
  console.log(`${wanted.size} pictures, ${outdated.length} drawn`);
}

/** Processes and decisions stand at the top, forms in a folder of their own. */
function picturesOf({ kind, name }) {
  if (kind.folder === 'forms') return [`forms/${name}.png`];
  return kind.folder === 'processes' && WITH_FIGURES.includes(name) ? [`${name}.png`, `${name}.svg`] : [`${name}.png`];
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}
