// npm run lint: one line for each finding, then the counts. Fails on any finding.
import { resolve } from 'node:path';
import { lint } from '../lint/index.js';

const home = resolve(process.argv[2] ?? '.');
const { findings, counts } = await lint(home);

for (const { file, id, message, rule } of findings) {
  console.error(`${file}: ${id}: ${message} (${rule})`);
}
const total = findings.length === 0 ? 'no problems' : `${findings.length} problem${findings.length === 1 ? '' : 's'}`;
console.log(`${counts}: ${total}`);
process.exitCode = findings.length === 0 ? 0 : 1;
