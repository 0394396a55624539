import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namesOf, readList } from '../../../../test/read-list.ts'

/** Fictional parties in the structures that publishers use, kept beside a checkout by whoever measures it. */
const SAMPLES = resolve(import.meta.dirname, '../../../../../shared/cases/names')

describe.skipIf(!existsSync(SAMPLES))('a sample in the structure of its publisher', () => {
  it.each([
    ['dttot', 'imp_dttot.csv', ['IDD-001 person sanction', 'EDD-001 organization sanction']],
    ['csv', 'imp_semi.csv', ['1 person sanction']],
    ['eu-xml', 'imp_eu.xml', ['13 person sanction', '14 organization sanction', '15 person sanction']],
    ['ofac-advanced-xml', 'imp_ofac_adv.xml', ['2674 person sanction']],
    ['uk-csv', 'imp_uk_fcdo.csv', ['TST0001 person sanction', 'TST0002 vessel sanction']],
    [
      'opensanctions-ftm',
      'imp_nested.json',
      [
        ...['NK-1 person pep', 'NK-2 organization debarment', 'NK-3 person crime,wanted', 'NK-4 person poi'],
        ...['NK-5 person sanction.linked', 'NK-6 person sanction.counter', 'NK-7 person sanction'],
      ],
    ],
  ])('is read as %s: %s', async (format, file, told) => {
    const entries = await readList(format, readFileSync(join(SAMPLES, file)))
    expect(entries.map(({ id, kind, topics }) => `${id} ${kind} ${topics.join()}`)).toEqual(told)
    for (const entry of entries) expect(namesOf(entry)?.join('')).not.toBe('')
  })
})
