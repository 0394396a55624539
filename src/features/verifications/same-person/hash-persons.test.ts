import { describe, expect, it } from 'vitest'
import { hashPersons, type Told } from './hash-persons.ts'

const KEY = new Uint8Array(32).fill(7)
const NIK = '3404171601770013'
const told = (changes: Partial<Told>): Told => ({
  organizationId: 'a',
  mode: 'live',
  input: {},
  output: {},
  ...changes,
})
const hashesOf = (changes: Partial<Told>) => hashPersons(KEY, told(changes)).map(({ hash }) => hash.toString('hex'))

describe('the hashes of a person', () => {
  it('are the same for one number, however it is written and wherever it stands', () => {
    const read = hashesOf({ output: { nik: NIK } })

    expect(read).toHaveLength(1)
    expect(hashesOf({ input: { identifiers: ['34.04.17-160177.0013'] } })).toEqual(read)
    expect(hashesOf({ input: { nik: NIK }, output: { nik: NIK } })).toEqual(read)
  })

  it('differ by organization and mode', () => {
    const all = [{}, { organizationId: 'b' }, { mode: 'test' as const }]

    expect(new Set(all.flatMap((each) => hashesOf({ output: { nik: NIK }, ...each }))).size).toBe(3)
  })

  it('say what they were made of', () => {
    const input = { customer_reference: ' pelanggan-7 ', identifiers: ['A 1234567'] }

    const found = hashPersons(KEY, told({ input, output: { nik: NIK, npwp: '34.041.716.0-177.001' } }))

    expect(found.map(({ toldBy }) => toldBy)).toEqual([
      'NIK',
      'DOCUMENT_NUMBER',
      'DOCUMENT_NUMBER',
      'CUSTOMER_REFERENCE',
    ])
  })

  it('are none for a name, a short number, one that was not read whole', () => {
    expect(
      hashesOf({ input: { name: 'Dedi Kusuma' }, output: { nik: null, npwp: '12', name: 'Dedi Kusuma' } }),
    ).toEqual([])
    expect(hashesOf({ output: { nik: '340417160177001' } })).toEqual([])
  })
})
