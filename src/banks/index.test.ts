import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { banks } from './index.ts'

describe('the list of banks', () => {
  it('holds every folder', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(banks.map((bank) => bank.code).toSorted()).toEqual(folders.map((folder) => folder.name).toSorted())
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
