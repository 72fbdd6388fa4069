// npm run format: writes every model the way Camunda Modeler saves it, so that a save there is an empty diff.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KINDS, readModels } from '../lint/models.js';

const home = resolve(process.argv[2] ?? '.');
for (const kind of KINDS) {
  for (const { file, path, text, canonical, root, problems } of await readModels(home, kind)) {
    if (!root || problems.length > 0) {
      // what could not be read in full would be lost by writing it
      console.error(`${file}: left alone: ${problems.join('; ')}`);
      process.exitCode = 1;
    } else if (text !== canonical) {
      await writeFile(path, canonical);
      console.log(`${file}: formatted`);
    }
  }
}
