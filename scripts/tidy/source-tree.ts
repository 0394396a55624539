import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** A text file of the repository; `path` is relative to its root, with forward slashes. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A file of program text, parsed. */
export interface CodeFile extends TextFile {
  readonly syntax: ts.SourceFile
}

export interface SourceTree {
  readonly root: string
  readonly code: readonly CodeFile[]
  /** Everything that is text: code, documents, SQL, workflows. */
  readonly texts: readonly TextFile[]
  /** Paths of the files in `fixtures` folders; their bytes are not read. */
  readonly fixtures: readonly string[]
}

const FOLDERS = [
  'src',
  'test',
  'scripts',
  'bench',
  'simulator',
  'clients',
  'dashboard',
  'docs',
  'migrations',
  'bin',
  '.ci',
  '.github',
]
const SKIPPED = new Set(['node_modules', 'dist', 'coverage'])
const GENERATED = new Set(['package-lock.json', 'openapi.json', 'clients/typescript/src/schema.ts'])
const CODE = /\.(ts|tsx|mts|js|cjs|mjs)$/
const TEXT = /(\.(ts|tsx|mts|js|cjs|mjs|md|sql|json|yml|yaml)|^(bin|\.ci)\/[^.]+)$/
const FIXTURE = /(^|\/)fixtures\//

/** Reads and parses the repository at `root`; only the folders that hold its own work. */
export function readTree(root: string): SourceTree {
  const paths = [...filesAt(root, ''), ...FOLDERS.flatMap((folder) => filesBelow(root, folder))]
  const own = paths.filter((each) => !FIXTURE.test(each) && !GENERATED.has(each))
  const texts = own.filter((each) => TEXT.test(each)).map((each) => readText(root, each))
  return {
    root,
    texts,
    code: texts.filter((file) => CODE.test(file.path)).map(parse),
    fixtures: paths.filter((each) => FIXTURE.test(each)),
  }
}

/** True for tests, for the suites that every implementation of a contract runs, and for what only tests use. */
export function isTest(file: Pick<TextFile, 'path'>): boolean {
  return /\.(test|contract)\.tsx?$/.test(file.path) || file.path.startsWith('test/')
}

/** True for code that runs in the server or the command line. */
export function isProduct(file: Pick<TextFile, 'path'>): boolean {
  return file.path.startsWith('src/') && !isTest(file)
}

/** True for code that runs in a browser. */
export function isDashboard(file: Pick<TextFile, 'path'>): boolean {
  return file.path.startsWith('dashboard/src/') && !isTest(file)
}

function filesBelow(root: string, folder: string): readonly string[] {
  return [
    ...filesAt(root, folder),
    ...entries(root, folder)
      .filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name))
      .flatMap((entry) => filesBelow(root, `${folder}/${entry.name}`)),
  ]
}

function filesAt(root: string, folder: string): readonly string[] {
  return entries(root, folder)
    .filter((entry) => entry.isFile())
    .map((entry) => (folder === '' ? entry.name : `${folder}/${entry.name}`))
}

function entries(root: string, folder: string) {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // A folder that this tree does not have holds nothing to judge.
    return []
  }
}

function readText(root: string, file: string): TextFile {
  return { path: file, text: readFileSync(path.join(root, file), 'utf8') }
}

function parse(file: TextFile): CodeFile {
  return { ...file, syntax: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true) }
}
