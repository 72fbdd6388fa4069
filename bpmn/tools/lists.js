// npm run lists: writes the lists that leads are screened by, from maintained packages, as text that
// the workers read. With --check it only tells where they differ. See lists.test.js.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const home = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const WORKERS = 'workers/src/main/resources/io/sluice';

/** Each list: where it goes, what it is, from which package, how it is read, and what we add. */
const LISTS = [
  {
    file: `${WORKERS}/suppression/disposable.txt`,
    what: 'Domains whose addresses are thrown away after use, one a line; subdomains too.',
    from: 'disposable-email-domains-js',
    read: () => require('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json'),
    ours: []
  },
  {
    file: `${WORKERS}/suppression/role-account.txt`,
    what: 'What stands before the @ in addresses of a role, not of a person, one a line.',
    from: 'role-based-email-addresses',
    read: () => require('role-based-email-addresses'),
    ours: []
  },
  {
    file: `${WORKERS}/suppression/academic.txt`,
    what: 'Domains of universities and schools, one a line; subdomains too. What lies under another one is left out.',
    from: 'academic-email-verifier',
    read: academicDomains,
    ours: []
  },
  {
    file: `${WORKERS}/lead/free-mail.txt`,
    what: 'Mail providers whose addresses say nothing about the company, one domain a line.',
    from: 'freemail',
    read: async () => lines(await readFile(join(packageHome('freemail'), 'data/free.txt'), 'utf8')),
    ours: ['btinternet.com', 'duck.com', 'gmx.ch', 'hey.com', 'pm.me', 'proton.me', 'tutanota.com']
  }
];

const packageHome = name => dirname(require.resolve(`${name}/package.json`));

const lines = text => text.split(/\r?\n/).map(line => line.trim()).filter(Boolean);

/** One file a school, in folders from the top level down: de/tum.txt is tum.de. */
async function academicDomains() {
  const folder = packageHome('academic-email-verifier');
  const tops = require('academic-email-verifier/database/academic-tlds.json');
  const refused = new Set(require('academic-email-verifier/database/domains-blacklist.json'));
  const root = join(folder, 'domains');
  const files = (await readdir(root, { recursive: true })).filter(file => file.endsWith('.txt'));
  const schools = files.map(file => relative(root, join(root, file)).replace(/\.txt$/, '').split(sep).reverse().join('.'));
  const known = new Set([...tops, ...schools].filter(domain => !refused.has(domain)));
  return [...known].filter(domain => !parents(domain).some(parent => known.has(parent)));
}

const parents = domain => domain.split('.').slice(1).map((_, i, labels) => labels.slice(i).join('.'));

/** The lists as they should be: path from the repository's root, and text. */
export async function lists() {
  return Promise.all(LISTS.map(async ({ file, what, from, read, ours }) => {
    const { version, license } = require(`${from}/package.json`);
    const entries = new Set([...await read(), ...ours].map(entry => entry.toLowerCase()));
    const head = [what, `From the npm package ${from} ${version}, licence ${license}${ours.length ? `, and by us: ${ours.join(', ')}` : ''}.`,
      'Written by "npm --prefix bpmn run lists"; do not edit.'];
    return { file, text: `${head.map(line => `# ${line}`).join('\n')}\n${[...entries].sort().join('\n')}\n` };
  }));
}

/** The lists that do not stand in the repository as they should be. */
export async function outdated() {
  const all = await lists();
  const standing = await Promise.all(all.map(({ file }) => readFile(join(home, file), 'utf8').catch(() => null)));
  return all.filter(({ text }, i) => text !== standing[i]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const changed = await outdated();
  const check = process.argv.includes('--check');
  for (const { file, text } of changed) {
    if (check) console.error(`${file}: is not what its package says; run "npm --prefix bpmn run lists"`);
    else await writeFile(join(home, file), text);
  }
  console.log(`${LISTS.length} lists, ${changed.length} ${check ? 'outdated' : 'written'}`);
  process.exitCode = check && changed.length > 0 ? 1 : 0;
}
