import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

/**
 * What public samples of receipts name: people, accounts, telephones, numbers and tokens of real payments. Only their form was
 * taken over here. These are the first sixteen digits of the SHA-256 of each, in capitals, so that they stand nowhere.
 */
const ORIGINALS = new Set(
  [
    '038b53d8c52319c8 07fe5e5b32f905c3 1ff0fa06534e8691 2de5294b15703748 3091c06e1de64a78',
    '3169b224f6c09e41 3543b79166e62ed7 3ebeb4187837d878 3f5d771acedb1ad5 3facc91622b5333c',
    '40cdb943054e8b2c 5053842c865ea4fe 5327961c34cd1288 5a65ada7b030e327 5af152fc1e008c8a',
    '64abc7b364ab2bf9 6b32f209a0ead36e 6f3a5713d70067d5 70555d793a0a732a 741b699c66d4c634',
    '7c9c34c456032cf7 86b956b42bf74160 90d8ed0d12c45fa8 9430dbc641084d88 9a8ab61e49be0855',
    'a5e52842f0abb8f2 a83daa23d5f8425b ab7e97e9f4bf0a72 aeb7207403fb5724 b0a4dba898ad3aa4',
    'b753380637be3467 bcb126381660f542 be936d32abcf72bd c1f0bb4112944942 c9bcfff276dfc2dd',
    'ce878f2e2f9f949c de5ea2c2be934975 de6a6f231d8b6f35 e17236dc18e5bdb3 e236705da2332ff4',
    'e62a876e8d6ab7ef ea9d4b40d8bb03e3 ebba8ef5d515afe0 edce803af07d6589 f2ee89391b40faa4',
    'f42f9d3590602c93',
  ].flatMap((line) => line.split(' ')),
)

const ROOT = path.join(import.meta.dirname, '../..')
const FILES = ['src/banks/**/*', 'src/lib/receipts/*', 'simulator/**/*.ts', 'test/receipts/*', 'docs/banks/*']

function isOriginal(text: string): boolean {
  return ORIGINALS.has(createHash('sha256').update(text.toUpperCase()).digest('hex').slice(0, 16))
}

/** Every number and token, and every two or three words in a row. */
function piecesOf(text: string): ReadonlySet<string> {
  const tokens = text.match(/[\w*-]{6,}/g) ?? []
  const bare = tokens.flatMap((token) => [token, token.replace(/^-+|-+$/g, ''), ...(/\d{8,}/.exec(token) ?? [])])
  const words = text.match(/\p{L}{2,}/gu) ?? []
  const names = words.flatMap((_, at) => [words.slice(at, at + 2).join(' '), words.slice(at, at + 3).join(' ')])
  return new Set([...bare, ...names])
}

it('has nothing of the people in public samples', () => {
  const files = globSync(FILES, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) => {
    const name = path.join(file.parentPath, file.name)
    return [...piecesOf(readFileSync(name, 'utf8'))].filter(isOriginal).map((piece) => `${name}: ${piece}`)
  })
  expect(found).toEqual([])
})

it('would notice', () => {
  const hidden = createHash('sha256').update('AN ORIGINAL').digest('hex').slice(0, 16)
  ORIGINALS.add(hidden)
  expect([...piecesOf('say an Original here')].some(isOriginal)).toBe(true)
  ORIGINALS.delete(hidden)
})
