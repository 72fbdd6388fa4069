// Parses FEEL the way Camunda Modeler does. Camunda's engine has no names with spaces, so a
// run of words that is no built-in function is reported, and so is '==': the grammar lets both pass.
import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import { camundaBuiltins } from '@camunda/feel-builtins';

const builtins = new Set(camundaBuiltins.map(builtin => builtin.name));
const context = Object.fromEntries([...builtins].map(name => [name, {}]));

/** What is wrong with an expression (or, for DMN input cells, with unary tests), or null. */
export function feelProblem(text, grammar = 'Expression') {
  if (text.trim() === '') return 'FEEL expression is empty';
  const tree = parser
    .configure({ top: grammar, dialect: 'camunda', contextTracker: trackVariables(context) })
    .parse(text);
  let problem = null;
  tree.iterate({
    enter({ name, type, from, to, node }) {
      if (problem) return false;
      const here = text.slice(from, to);
      if (type.isError || isSecondOperator(node)) {
        problem = `FEEL does not parse near '${text.slice(Math.max(0, from - 10), to + 10).trim()}'`;
      } else if (name === 'FunctionInvocation') {
        const called = node.firstChild;
        const calledName = text.slice(called.from, called.to);
        if (called.name === 'VariableName' && !builtins.has(calledName)) {
          problem = `FEEL has no function '${calledName}'`;
        }
      } else if (name === 'VariableName' && /\s/.test(here) && !here.startsWith('`') && !builtins.has(here)) {
        problem = `FEEL has no name with spaces: '${here}'`;
      }
    }
  });
  return problem && `${problem} in: ${text.trim().replace(/\s+/g, ' ')}`;
}

const isSecondOperator = node => node.name === 'CompareOp' && node.parent.name === 'SimplePositiveUnaryTest' &&
  node.parent.prevSibling?.name === 'CompareOp';

/** The variables that an expression reads: {name, isOfItem}, the latter for one in a filter, which may be a field of what is filtered. */
export function feelNames(text, grammar = 'Expression') {
  const tree = parser
    .configure({ top: grammar, dialect: 'camunda', contextTracker: trackVariables(context) })
    .parse(text);
  const own = new Set();
  const names = [];
  tree.iterate({
    enter({ name, from, to, node }) {
      const here = text.slice(from, to);
      if (name === 'Name') own.add(here);
      if (name === 'VariableName' && !(node.parent.name === 'FunctionInvocation' && from === node.parent.from)) {
        names.push({ name: here.replace(/^`|`$/g, ''), isOfItem: isInFilter(node) });
      }
    }
  });
  return names.filter(({ name }) => !own.has(name));
}

function isInFilter(node) {
  for (let child = node; child.parent; child = child.parent) {
    if (child.parent.name === 'FilterExpression' && child.from > child.parent.from) return true;
  }
  return false;
}
