// Writes the list of user agents that are machines from the npm package crawler-user-agents.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const data = require.resolve('crawler-user-agents');
const { version } = JSON.parse(readFileSync(new URL('package.json', `file://${data}`), 'utf8'));
const patterns = JSON.parse(readFileSync(data, 'utf8')).map((crawler) => crawler.pattern);

const head = `# User agents of crawlers, link previews, scanners and programs, each a regular expression.
# From crawler-user-agents ${version} (https://github.com/monperrus/crawler-user-agents), MIT licence,
# Copyright (c) 2017 Martin Monperrus. Written by: npm --prefix bpmn run machines
`;
writeFileSync(new URL('../lists/machine-user-agents.txt', import.meta.url), `${head}${patterns.join('\n')}\n`);
