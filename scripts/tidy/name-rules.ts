import ts from 'typescript'
import type { Rule } from './rule.ts'
import { isProduct } from './source-tree.ts'
import { lineOf, nodesOf } from './syntax.ts'

/** Words that say nothing about what is inside. */
const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'misc'])
/** Words that say nothing only when they stand alone or last (`common-names.ts` and `base-price.ts` are fine). */
const EMPTY_LAST_WORDS = new Set(['common', 'base', 'shared', 'stuff'])

export const emptyName: Rule = {
  name: 'empty-name',
  find: ({ code }) =>
    code.flatMap((file) => {
      const word = file.path.split('/').map(emptyWord).find(Boolean)
      if (word === undefined) return []
      const message = `"${word}" is no name: call the file after the one thing it exports.`
      return [{ rule: 'empty-name', file: file.path, line: 1, message }]
    }),
}

/** Words of the glossary that are easily said of other things, with the one place where they belong. */
const OWNED_WORDS = [
  {
    word: /^(hold|holds|held|holding)$/,
    home: /^src\/features\/webhooks\//,
    message:
      'a delivery is held while its endpoint is paused. Say what this does: claim, lock, screen, compare, delay, buffer.',
  },
]

export const ownedWord: Rule = {
  name: 'owned-word',
  find: ({ code }) =>
    code.filter(isProduct).flatMap((file) =>
      [...nodesOf(file.syntax)].flatMap((node) => {
        const words = nameWords(node)
        const owned = OWNED_WORDS.find(
          ({ word, home }) => !home.test(file.path) && words.some((each) => word.test(each)),
        )
        if (owned === undefined) return []
        return [{ rule: 'owned-word', file: file.path, line: lineOf(file, node), message: owned.message }]
      }),
    ),
}

const isNamed = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isMethodDeclaration(node)

/** Of a declaration's name, in small letters. */
function nameWords(node: ts.Node): readonly string[] {
  if (!isNamed(node) || node.name === undefined) return []
  return node.name
    .getText()
    .split(/(?=[A-Z])|[^A-Za-z]+/)
    .map((word) => word.toLowerCase())
}

const KEBAB_FOLDER = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/
const KEBAB_FILE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/

export const kebabName: Rule = {
  name: 'kebab-name',
  find: ({ code }) =>
    code.flatMap((file) => {
      const parts = file.path.split('/')
      const isKebab = parts.every((part, index) => (index === parts.length - 1 ? KEBAB_FILE : KEBAB_FOLDER).test(part))
      if (isKebab) return []
      const message = 'write file and folder names in kebab-case: small letters, digits and single hyphens.'
      return [{ rule: 'kebab-name', file: file.path, line: 1, message }]
    }),
}

const MIGRATION = /^migrations\/(\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$/

export const migrationName: Rule = {
  name: 'migration-name',
  find: ({ texts }) => {
    const paths = texts.map((file) => file.path).filter((path) => /^migrations\/.+\.sql$/.test(path))
    const migrations = paths.filter((path) => path !== 'migrations/schema.sql').sort()
    return migrations.flatMap((path, index) => {
      const expected = String(index + 1).padStart(4, '0')
      if (MIGRATION.exec(path)?.[1] === expected) return []
      const message = `name it ${expected}_<what_it_does>.sql: migrations run in the order of their numbers, without gaps.`
      return [{ rule: 'migration-name', file: path, line: 1, message }]
    })
  },
}

function emptyWord(part: string): string | undefined {
  const words = (part.split('.').find((each) => each !== '') ?? '').split('-')
  const last = words.at(-1) ?? ''
  return words.find((word) => EMPTY_WORDS.has(word)) ?? (EMPTY_LAST_WORDS.has(last) ? last : undefined)
}
