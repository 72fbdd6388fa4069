// Rules on what a model says: names, defaults, user tasks, size, bindings, expressions.
import { is, isAny } from 'bpmnlint-utils';
import { feelProblem } from './feel.js';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CAMEL = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;

/** Makes a bpmnlint rule of a function that is handed every element; reports on the nearest one with an id. */
const rule = check => () => ({
  check(node, reporter) {
    check(node, message => reporter.report(nearestId(node), message));
  }
});

function nearestId(node) {
  for (let element = node; element; element = element.$parent) {
    if (element.id) return element.id;
  }
}

const extensions = (node, type) =>
  (node.extensionElements?.values ?? []).filter(value => value.$type === type);
const extension = (node, type) => extensions(node, type)[0];
const isExpression = value => value?.startsWith('=');

export const platform = rule((node, report) => {
  if (!is(node, 'bpmn:Definitions')) return;
  const { executionPlatform, executionPlatformVersion } = node;
  if (executionPlatform !== 'Camunda Cloud' || executionPlatformVersion !== '8.6.0') {
    report(`is for '${executionPlatform} ${executionPlatformVersion}', must be for 'Camunda Cloud 8.6.0'`);
  }
});

export const defaultFlow = rule((node, report) => {
  if (!isAny(node, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'])) return;
  const outgoing = node.outgoing ?? [];
  if (outgoing.length < 2) return;
  if (!node.default) report('has several ways out and no default flow');
  for (const flow of outgoing) {
    if (flow !== node.default && !flow.conditionExpression) report(`its flow '${flow.id}' has no condition`);
    if (flow === node.default && flow.conditionExpression) report(`its default flow '${flow.id}' has a condition`);
  }
});

export const names = rule((node, report) => {
  if (needsName(node) && !node.name?.trim()) report('has no name');
  if (needsReadableId(node) && !KEBAB.test(node.id)) report('id is not kebab-case');
  if (is(node, 'bpmn:Message') && !KEBAB.test(node.name ?? '')) report(`message name '${node.name}' is not kebab-case`);
  if (is(node, 'bpmn:Error') && !KEBAB.test(node.errorCode ?? '')) report(`error code '${node.errorCode}' is not kebab-case`);
  if (isAny(node, ['zeebe:TaskDefinition', 'zeebe:ExecutionListener']) && !isExpression(node.type) && !KEBAB.test(node.type ?? '')) {
    report(`job type '${node.type}' is not kebab-case`);
  }
  const variable = isAny(node, ['zeebe:Input', 'zeebe:Output']) ? node.target : node.resultVariable;
  if (variable && !CAMEL.test(variable)) report(`variable '${variable}' is not camelCase`);
});

function needsName(node) {
  if (isAny(node, ['bpmn:Activity'])) return true;
  if (is(node, 'bpmn:Gateway')) return (node.outgoing ?? []).length > 1;
  if (is(node, 'bpmn:SequenceFlow')) {
    return isAny(node.sourceRef, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) && node.sourceRef.outgoing.length > 1;
  }
  if (!is(node, 'bpmn:Event')) return false;
  const isPlainStart = is(node, 'bpmn:StartEvent') && !node.eventDefinitions?.length;
  return !(isPlainStart && is(node.$parent, 'bpmn:SubProcess'));
}

// Modeler gives out ids such as Flow_1x2y3z; nobody meets those of unnamed flows or of timers.
const needsReadableId = node =>
  isAny(node, ['bpmn:Process', 'bpmn:FlowNode']) || (is(node, 'bpmn:SequenceFlow') && Boolean(node.name));

export const userTask = rule((node, report) => {
  if (!is(node, 'bpmn:UserTask')) return;
  const mapping = extension(node, 'zeebe:IoMapping');
  const assignment = extension(node, 'zeebe:AssignmentDefinition');
  if (!extension(node, 'zeebe:UserTask')) report('is a job-based user task; must be a Camunda user task (zeebe:userTask)');
  if (!extension(node, 'zeebe:FormDefinition')?.formId) report('has no form (formId)');
  if (!(assignment?.assignee || assignment?.candidateGroups)) report('is offered to nobody (assignee or candidateGroups)');
  if (!extension(node, 'zeebe:TaskSchedule')?.dueDate) report('has no due date');
  if (!extension(node, 'zeebe:PriorityDefinition')?.priority) report('has no priority');
  if (!mapping?.inputParameters?.some(input => input.target === 'taskContextDisplayName')) {
    report("has no input mapping 'taskContextDisplayName', the line that tells tasks apart in Tasklist");
  }
  if (!mapping?.outputParameters?.length) {
    report('has no output mapping, so every form field would land on the process');
  }
});

const MOST_NODES = 15;
// the whole waterfall, on purpose on one page: Operate shows on it where the leads stand
const ONE_PAGE = 'lead-lifecycle';

/** What one reads on a diagram, at every level; a start or end event that does nothing reads itself. */
export const size = rule((node, report) => {
  if (!is(node, 'bpmn:Process') || node.id === ONE_PAGE) return;
  const nodes = flowNodesOf(node).filter(element => !isPlainEnd(element)).length;
  if (nodes > MOST_NODES) {
    report(`has ${nodes} flow nodes besides plain start and end events, may have ${MOST_NODES}; call a process of its own for a part`);
  }
});

const flowNodesOf = scope => (scope.flowElements ?? [])
  .filter(element => is(element, 'bpmn:FlowNode'))
  .flatMap(element => [element, ...flowNodesOf(element)]);

const isPlainEnd = element => isAny(element, ['bpmn:StartEvent', 'bpmn:EndEvent']) &&
  !element.eventDefinitions?.length && !extension(element, 'zeebe:ExecutionListeners');

export const latestBinding = rule((node, report) => {
  if (isAny(node, ['zeebe:CalledElement', 'zeebe:CalledDecision', 'zeebe:FormDefinition']) && node.bindingType !== 'latest') {
    report(`binds by '${node.bindingType}', must bind by 'latest'`);
  }
  if (is(node, 'bpmn:CallActivity')) {
    const called = extension(node, 'zeebe:CalledElement');
    if (called?.propagateAllChildVariables !== false) report('propagateAllChildVariables must be false');
  }
});

export const feel = rule((node, report) => {
  if (isAny(node, ['bpmn:FormalExpression'])) {
    const body = (node.body ?? '').trim();
    if (isExpression(body)) reportFeel(body, report);
    else if (is(node.$parent, 'bpmn:SequenceFlow')) report(`condition '${body}' does not start with '='`);
  } else if (node.$type.startsWith('zeebe:')) {
    for (const property of node.$descriptor.properties) {
      const value = node[property.name];
      if (typeof value === 'string' && isExpression(value.trim())) reportFeel(value.trim(), report);
    }
  }
});

function reportFeel(expression, report) {
  const problem = feelProblem(expression.slice(1));
  if (problem) report(problem);
}
