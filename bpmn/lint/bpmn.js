// Lints one process with bpmnlint: its recommended rules, Camunda's for 8.6, and ours.
import { createRequire } from 'node:module';
import * as layout from './layout-rules.js';
import * as model from './model-rules.js';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const OURS = {
  'no-crossing-flows': layout.noCrossingFlows,
  'flow-through-element': layout.flowThroughElement,
  'flow-ends': layout.flowEnds,
  'orthogonal-flows': layout.orthogonalFlows,
  'label-fits': layout.labelFits,
  'no-overlapping-labels': layout.noOverlappingLabels,
  platform: model.platform,
  'default-flow': model.defaultFlow,
  names: model.names,
  'user-task': model.userTask,
  size: model.size,
  'latest-binding': model.latestBinding,
  feel: model.feel
};

const PLUGIN = 'bpmnlint-plugin-sluice';
const installed = new NodeResolver({ require });
const resolver = {
  resolveRule: (pkg, name) => (pkg === PLUGIN ? OURS[name] : installed.resolveRule(pkg, name)),
  resolveConfig: (pkg, name) => installed.resolveConfig(pkg, name)
};

const config = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-6'],
  rules: {
    'label-required': 'off', // 'names' says the same, with our exceptions
    'fake-join': 'off', // a loop back into a task needs no gateway of its own
    ...Object.fromEntries(Object.keys(OURS).map(name => [`sluice/${name}`, 'error']))
  }
};

/** The findings {id, message, rule} on a parsed model. */
export async function lintProcess({ name, root }) {
  const linter = new Linter({ resolver, config }); // a new one each time: some of its rules remember the last file's ids
  const results = await linter.lint(root);
  const findings = Object.entries(results).flatMap(([rule, reports]) =>
    reports.map(({ id, message }) => ({ id, message, rule: rule.replace(/^sluice\//, '') })));
  const processes = root.rootElements.filter(element => element.$type === 'bpmn:Process');
  if (processes.length !== 1) {
    findings.push({ id: root.id, message: `holds ${processes.length} processes, must hold one`, rule: 'names' });
  }
  for (const process of processes) {
    if (process.id !== name) findings.push({ id: process.id, message: `id differs from the file's name '${name}'`, rule: 'names' });
    if (!process.isExecutable) findings.push({ id: process.id, message: 'is not executable', rule: 'executable' });
  }
  return findings;
}
