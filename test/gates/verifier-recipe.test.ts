import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { REPOSITORY } from './plant-tree.ts'

/** Folders that are the service's own: its code, its specimens, its bench. */
const OWN = /^(src\/verifiers|test\/specimens\/draw|bench)\/npwp\//
const IMPORT = /(?:from|import\()\s*'(\.{1,2}\/[^']*npwp\/[^']*)'/g

function importsOwn(file: string): boolean {
  const text = readFileSync(path.join(REPOSITORY, file), 'utf8')
  const targets = [...text.matchAll(IMPORT)].map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
  return targets.some((target) => OWN.test(target))
}

/** The recipe "Add a verifier", rehearsed on the last one that was added: what names it outside of its own folders. */
it('a verifier is named in the places of its recipe and in no others', () => {
  const files = ['src', 'test', 'bench', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  const places = files.filter((file) => file.endsWith('.ts') && !OWN.test(file) && importsOwn(file)).toSorted()

  expect(places).toEqual(['bench/main.ts', 'src/compose/verifiers.ts', 'test/specimens/draw/main.ts'])
  const recipe = readFileSync(path.join(REPOSITORY, 'CONTRIBUTING.md'), 'utf8')
  expect(places.filter((place) => !recipe.includes(`\`${place}\``))).toEqual([])
})
