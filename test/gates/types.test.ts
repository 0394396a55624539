import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { linkPackages, type PlantedTree, plantTree, REPOSITORY, runTool } from './plant-tree.ts'

const clean: Readonly<Record<string, string>> = {
  'src/clean.ts': "import { readFileSync } from 'node:fs'\nexport const text: string = readFileSync('a', 'utf8')\n",
}

/** What each strictness setting refuses. */
const planted: readonly { readonly setting: string; readonly error: string; readonly text: string }[] = [
  { setting: 'strict', error: 'TS7006', text: 'export const echo = (value) => value\n' },
  { setting: 'strict', error: 'TS2322', text: 'export const name: string = null\n' },
  { setting: 'strict', error: 'TS18046', text: 'try {\n} catch (error) {\n  error.message\n}\nexport {}\n' },
  {
    setting: 'noUncheckedIndexedAccess',
    error: 'TS2322',
    text: 'export const at = (list: number[]): number => list[0]\n',
  },
  {
    setting: 'exactOptionalPropertyTypes',
    error: 'TS2375',
    text: 'export const options: { readonly a?: string } = { a: undefined }\n',
  },
  {
    setting: 'noImplicitOverride',
    error: 'TS4114',
    text: 'class A {\n  go() {}\n}\nexport class B extends A {\n  go() {}\n}\n',
  },
  {
    setting: 'noImplicitReturns',
    error: 'TS7030',
    text: 'export function sign(n: number) {\n  if (n > 0) return 1\n}\n',
  },
  {
    setting: 'noFallthroughCasesInSwitch',
    error: 'TS7029',
    text: 'export function say(n: number): void {\n  switch (n) {\n    case 1:\n      say(2)\n    case 2:\n      say(3)\n  }\n}\n',
  },
  { setting: 'noUnusedLocals', error: 'TS6133', text: 'const unused = 1\nexport {}\n' },
  { setting: 'noUnusedParameters', error: 'TS6133', text: 'export const one = (unused: number) => 1\n' },
  { setting: 'erasableSyntaxOnly', error: 'TS1294', text: 'export enum Kind {\n  A,\n}\n' },
  {
    setting: 'verbatimModuleSyntax',
    error: 'TS1484',
    text: "import { PathLike } from 'node:fs'\nexport type Place = PathLike\n",
  },
  { setting: 'module', error: 'TS2835', text: "import { text } from './clean'\nexport const again = text\n" },
]

const fileOf = (index: number) => `src/planted-${index}.ts`

describe('the compiler', () => {
  it('has nothing to say about a clean tree', async () => {
    using tree = plantTypes(clean)

    expect(await compile(tree)).toEqual({ exitCode: 0, output: '' })
  })

  it('refuses what each strictness setting is there to refuse, and fails', async () => {
    const files = Object.fromEntries(planted.map(({ text }, index) => [fileOf(index), text]))
    using tree = plantTypes({ ...clean, ...files })

    const { exitCode, output } = await compile(tree)

    const found = [...output.matchAll(/^(src\/\S+\.ts)\(.+?\): error (TS\d+)/gm)].map(([, file, error]) => [
      file,
      error,
    ])
    expect(found.toSorted()).toEqual(planted.map(({ error }, index) => [fileOf(index), error]).toSorted())
    expect(exitCode).not.toBe(0)
  })

  it('has a planted violation for every strictness setting', () => {
    const { config } = ts.parseConfigFileTextToJson('', readFileSync(path.join(REPOSITORY, 'tsconfig.json'), 'utf8'))
    const settings = Object.keys(config.compilerOptions).filter((each) => STRICTNESS.test(each))

    expect(new Set(planted.map(({ setting }) => setting))).toEqual(new Set(settings))
  })
})

const STRICTNESS = /^(strict|no(?!Emit).*|exact.*|erasable.*|verbatim.*|module)$/

function plantTypes(files: Readonly<Record<string, string>>): PlantedTree {
  const tree = plantTree(files, ['tsconfig.json', 'package.json'])
  linkPackages(tree)
  return tree
}

function compile(tree: PlantedTree) {
  return runTool('node_modules/typescript/bin/tsc', tree, ['--noEmit', '--pretty', 'false'])
}
