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
      is_listed_otherwise: false,
    })
    expect(verdictsOf([], [list('sanction')])).toEqual({ is_pep: null, is_sanctioned: false })
  })

  it('is not known where such a list is stale', () => {
    const stale = [list('sanction'), { topics: ['debarment'], is_stale: true }]
    expect(verdictsOf([], stale)).toMatchObject({ is_sanctioned: false, is_listed_otherwise: null })
  })
})
