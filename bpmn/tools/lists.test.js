// Holds that the lists in the repository are what their packages say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lists, outdated } from './lists.js';

test('the lists are those of the packages', async () => {
  assert.deepEqual((await outdated()).map(({ file }) => file), []);
});

test('each list knows what it is for', async () => {
  const known = [
    ['disposable', 'mailinator.com'], ['role-account', 'info'], ['role-account', 'sales'],
    ['academic', 'edu'], ['academic', 'ac.uk'], ['academic', 'tum.de'], ['free-mail', 'gmail.com']
  ];
  const all = await lists();
  for (const [list, entry] of known) {
    const { text } = all.find(({ file }) => file.endsWith(`/${list}.txt`));
    assert.ok(text.split('\n').includes(entry), `${entry} in ${list}`);
    assert.match(text, /^# .*\n# From the npm package \S+ \d+\.\d+\.\d+, licence /);
  }
});
