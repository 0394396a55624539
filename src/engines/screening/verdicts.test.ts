import { describe, expect, it } from 'vitest'
import { LIST_TOPICS, verdictsOf } from './verdicts.ts'

const list = (...topics: readonly string[]) => ({ topics, is_stale: false })
const match = (...topics: readonly string[]) => ({ topics, decision: null })

describe('what somebody is listed for', () => {
  const ALL = [list(...LIST_TOPICS)]

  it.each([
    ['sanction', { is_sanctioned: true, is_pep: false, is_listed_otherwise: false }],
    ['sanction.linked', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['sanction.counter', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['debarment', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['crime', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['wanted', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['poi', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['regulatory', { is_sanctioned: false, is_pep: false, is_listed_otherwise: true }],
    ['pep', { is_sanctioned: false, is_pep: true, is_listed_otherwise: false }],
    ['rca', { is_sanctioned: false, is_pep: true, is_listed_otherwise: false }],
    ['blocklist', { is_sanctioned: false, is_pep: false, is_listed_otherwise: false, is_blocklisted: true }],
  ])('%s is told as what it is', (topic, told) => {
    expect(verdictsOf([match(topic)], ALL)).toMatchObject(told)
  })

  it('is not asked where no list speaks of it: a list of the debarred clears nobody of a sanction', () => {
    expect(verdictsOf([], [list('debarment')])).toEqual({
      is_pep: null,
      is_sanctioned: null,
      is_sanction_possible: false,
      is_listed_otherwise: false,
    })
    expect(verdictsOf([], [list('sanction')])).toEqual({
      is_pep: null,
      is_sanctioned: false,
      is_sanction_possible: false,
    })
  })

  it('is no sanction and no clearance for a namesake of another birth date, unless the number is the same', () => {
    const match = (...codes: readonly string[]) => ({
      ...{ topics: ['sanction'], decision: null },
      reasons: codes.map((code) => ({ code })),
    })
    expect(verdictsOf([match('NAME_SAME', 'BIRTH_DATE_CONTRADICTS')], [list('sanction')])).toMatchObject({
      is_sanctioned: null,
      is_sanction_possible: true,
    })
    expect(verdictsOf([match('NUMBER_SAME', 'BIRTH_DATE_CONTRADICTS')], [list('sanction')])).toMatchObject({
      is_sanctioned: true,
      is_sanction_possible: false,
    })
  })

  it('is not known where such a list is stale', () => {
    const stale = [list('sanction'), { topics: ['debarment'], is_stale: true }]
    expect(verdictsOf([], stale)).toMatchObject({ is_sanctioned: false, is_listed_otherwise: null })
  })
})
