import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banks } from './index.ts'

describe('the list of banks', () => {
  it('holds every folder', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(banks.map((bank) => bank.code).toSorted()).toEqual(folders.map((folder) => folder.name).toSorted())
  })

  it('has a page for the people of a shop on every bank', () => {
    const pages = readdirSync(path.join(import.meta.dirname, '../../docs/banks')).filter((name) => name !== 'README.md')
    expect(pages.toSorted()).toEqual(banks.map((bank) => `${bank.code}.md`).toSorted())
  })

  it('gives every code, other spelling and name to one bank', () => {
    const codes = banks.flatMap((bank) => [bank.code, ...bank.aliases])
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(banks.map((bank) => bank.name)).size).toBe(banks.length)
  })

  it('gives the settings of every lookup a name of their own', () => {
    const names = banks.flatMap((bank) => bank.lookups.map((lookup) => `${bank.code}_${lookup.name}`))
    expect(new Set(names).size).toBe(names.length)
  })

  it('asks over TLS only', () => {
    const origins = banks.flatMap((bank) => bank.lookups.map((lookup) => new URL(lookup.origin).protocol))
    expect(new Set(origins)).toEqual(new Set(['https:']))
  })
})
