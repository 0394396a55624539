import ts from 'typescript'
import type { Finding, Rule } from './rule.ts'
import { isTest } from './source-tree.ts'
import { calleeOf, dottedName, isFunction, lineOf, nodesOf } from './syntax.ts'

const SWITCHES = new Map([
  ['only', 'take .only off: the other tests of the file would not run.'],
  [
    'skip',
    'make the test pass or delete it; what this machine cannot do is skipped by skipIf, with the reason in the title.',
  ],
  ['todo', 'write the test or delete the line.'],
  ['fails', 'fix the fault: a test that must fail guards nothing.'],
])
const TEST_FUNCTIONS = /^(it|test|describe|suite|bench)\./

export const switchedTest: Rule = {
  name: 'switched-test',
  find: ({ code }) =>
    code.filter(isTest).flatMap((file) =>
      [...nodesOf(file.syntax)].flatMap((node): Finding[] => {
        if (!ts.isPropertyAccessExpression(node) || !TEST_FUNCTIONS.test(dottedName(node) ?? '')) return []
        const message = SWITCHES.get(node.name.text)
        return message === undefined
          ? []
          : [{ rule: 'switched-test', file: file.path, line: lineOf(file, node), message }]
      }),
    ),
}

export const emptyTest: Rule = {
  name: 'empty-test',
  find: ({ code }) =>
    code.filter(isTest).flatMap((file) =>
      [...nodesOf(file.syntax)]
        .filter((node) => isTestCase(node) && !assertsSomething(node))
        .map((node) => ({
          rule: 'empty-test',
          file: file.path,
          line: lineOf(file, node),
          message: 'expect something; a function that expects for several tests is called expect… or assert….',
        })),
    ),
}

export const testSleep: Rule = {
  name: 'test-sleep',
  find: ({ code }) =>
    code
      .filter((file) => file.path.endsWith('.test.ts'))
      .flatMap((file) =>
        [...nodesOf(file.syntax)]
          .filter((node) => ts.isAwaitExpression(node) && isSleep(node.expression))
          .map((node) => ({
            rule: 'test-sleep',
            file: file.path,
            line: lineOf(file, node),
            message:
              'wait for the event, or poll with vi.waitFor or expect.poll: a fixed pause is slow on a fast machine and wrong on a slow one.',
          })),
      ),
}

export const fixtureOwner: Rule = {
  name: 'fixture-owner',
  find: ({ fixtures, code }) => {
    const tests = code.filter((file) => isTest(file) || /^(bench|scripts)\//.test(file.path))
    return fixtures.flatMap((path) => {
      const [, below = ''] = path.split(/(?:^|\/)fixtures\//)
      const names = [path.split('/').at(-1) ?? path, ...foldersOf(below)]
      if (tests.some(({ text }) => names.some((name) => text.includes(name)))) return []
      const message = 'no test names this file or its folder: delete it, or name it where it is used.'
      return [{ rule: 'fixture-owner', file: path, line: 1, message }]
    })
  },
}

/** `fixtures/cards` for `cards/a.png`: tests may read a whole folder. */
function foldersOf(below: string): readonly string[] {
  const folders = below.split('/').slice(0, -1)
  return folders.map((_, index) => `fixtures/${folders.slice(0, index + 1).join('/')}`)
}

function isTestCase(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || ts.isCallExpression(node.parent)) return false
  const name = dottedName(calleeOf(node)) ?? ''
  return /^(it|test)(\.|$)/.test(name) && node.arguments.some(isFunction)
}

function assertsSomething(test: ts.CallExpression): boolean {
  return [...nodesOf(test)].some((node) => {
    if (!ts.isCallExpression(node)) return false
    const name = dottedName(calleeOf(node)) ?? rootName(node)
    return name.split('.').some((part) => /^(expect|assert)/.test(part))
  })
}

/** `expect` of `expect(x).not.toBe`. */
function rootName(node: ts.Expression): string {
  let left: ts.Expression = node
  while (ts.isPropertyAccessExpression(left) || ts.isCallExpression(left)) left = left.expression
  return ts.isIdentifier(left) ? left.text : ''
}

/** `sleep(…)`, `setTimeout(…)` of node:timers/promises, or a promise that only a timer resolves. */
function isSleep(waited: ts.Expression): boolean {
  if (ts.isCallExpression(waited))
    return /(^|\.)(sleep|delay|pause|setTimeout)$/.test(dottedName(waited.expression) ?? '')
  if (!ts.isNewExpression(waited) || dottedName(waited.expression) !== 'Promise') return false
  const [executor] = waited.arguments ?? []
  if (executor === undefined || !ts.isArrowFunction(executor)) return false
  const body = ts.isBlock(executor.body) ? onlyExpression(executor.body) : executor.body
  return body !== undefined && ts.isCallExpression(body) && dottedName(body.expression) === 'setTimeout'
}

function onlyExpression(block: ts.Block): ts.Expression | undefined {
  const [statement, ...others] = block.statements
  if (statement === undefined || others.length > 0 || !ts.isExpressionStatement(statement)) return undefined
  return statement.expression
}
