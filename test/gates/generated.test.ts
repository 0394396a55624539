import { describe, expect, it } from 'vitest'
import { withLimits } from '../../scripts/generated/face-limits-tables.ts'
import { findStale, type GeneratedFile, makeAll, writeAll } from '../../scripts/generated/generated-file.ts'
import { reasonsPage } from '../../scripts/generated/reasons-page.ts'
import { settingsPage } from '../../scripts/generated/settings-page.ts'
import { OWN_LIMITS } from '../../src/lib/face-limits/face-limits.ts'
import { plantTree } from './plant-tree.ts'

const files: readonly GeneratedFile<{ readonly title: string }>[] = [
  { path: 'openapi.json', make: async ({ title }) => `{"title":"${title}"}\n` },
  { path: 'docs/title.md', make: async ({ title }) => `# ${title}\n` },
]

describe('generated files', () => {
  it('are fresh after they were written', async () => {
    using tree = plantTree({})
    const made = await makeAll(files, { title: 'Absah' })

    writeAll(tree.root, made)

    expect(findStale(tree.root, made)).toEqual([])
  })

  it('are stale when their source has moved on', async () => {
    using tree = plantTree({})
    writeAll(tree.root, await makeAll(files, { title: 'Absah' }))

    const made = await makeAll(files, { title: 'Absah 2' })

    expect(findStale(tree.root, made)).toEqual(['openapi.json', 'docs/title.md'])
  })

  it.each(['', '# Absah\n\n', '# Absah'])('are stale when somebody has edited one into %j', async (text) => {
    using tree = plantTree({ 'docs/title.md': text, 'openapi.json': '{"title":"Absah"}\n' })

    const made = await makeAll(files, { title: 'Absah' })

    expect(findStale(tree.root, made)).toEqual(['docs/title.md'])
  })

  it('are stale when one is missing', async () => {
    using tree = plantTree({ 'docs/title.md': '# Absah\n' })

    expect(findStale(tree.root, await makeAll(files, { title: 'Absah' }))).toEqual(['openapi.json'])
  })
})

describe('the settings page', () => {
  it('names each setting once and no default of a secret', () => {
    const rows = settingsPage().match(/^\| `[A-Z_]+` \|.*$/gm) ?? []

    expect(rows.filter((row) => row.startsWith('| `PORT` | whole number 0–65535 | `8080` |  |'))).toHaveLength(1)
    expect(
      rows.filter((row) => row.startsWith('| `ABSAH_MASTER_KEY` | 32 bytes as base64 or hex |  | yes |')),
    ).toHaveLength(1)
  })
})

describe('the page of reasons', () => {
  const service = {
    code: 'KTP',
    name: 'Card',
    deciding_checks: ['NIK'],
    reasons: [
      { code: 'NIK_GONE', check: 'NIK', meaning: 'Covered | cut off.' },
      { code: 'DARK', check: 'QUALITY', meaning: 'Too dark.' },
    ],
  }

  it('lists each reason under its service and marks the checks that decide', () => {
    const page = reasonsPage({ total: 1, items: [service] })

    expect(page).toContain('## Card (`KTP`)')
    expect(page).toContain('| **NIK** | `NIK_GONE` | Covered \\| cut off. |\n| QUALITY | `DARK` | Too dark. |')
  })

  it('is not made from half of the services', () => {
    expect(() => reasonsPage({ total: 2, items: [service] })).toThrow('2 services do not fit')
  })
})

describe('the tables of face limits', () => {
  const marks = [
    '<!-- Generated from src/lib/face-limits/face-limits.json by npm run generate: -->\n',
    '<!-- End of what is generated. -->\n',
  ] as const

  it('stands between its marks, with a row for each rate and group, and leaves the rest of the page alone', () => {
    const page = withLimits(`# Faces\n${marks[0]}Stale.\n${marks[1]}The end.\n`)

    expect(page.startsWith(`# Faces\n${marks[0]}`) && page.endsWith(`${marks[1]}The end.\n`)).toBe(true)
    expect(page).not.toContain('Stale.')
    for (const { rate } of OWN_LIMITS.rows) expect(page).toMatch(new RegExp(`^\\| (\\*\\*)?${rate}[ *]`, 'm'))
    for (const { group } of OWN_LIMITS.rows[0]?.groups ?? [])
      expect(page).toContain(`| ${group.replaceAll('_', ' ')} |`)
    expect(withLimits(page)).toBe(page)
  })

  it('is not written into a page that lost its marks', () => {
    expect(() => withLimits('# Faces\n')).toThrow('lost its marks')
  })
})
