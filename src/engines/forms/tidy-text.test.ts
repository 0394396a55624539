import { describe, expect, it } from 'vitest'
import type { Cell } from './text-run.ts'
import { tidyAddress, tidyName, tidyPlace, tidyTerm } from './tidy-text.ts'

const cells = (text: string): readonly Cell[] =>
  [...text].map((char, index) => ({ char, probability: 0.9, alternatives: [], x: index }))

describe('tidyName', () => {
  it.each([
    ['DEDI  KUSUMA', 'DEDI KUSUMA'],
    ['NUR ’AINI'.replace('’', "'"), "NUR'AINI"],
    ['SARI HALIM,S. T.', 'SARI HALIM, S.T.'],
    ['MEGA GINTING, S.T', 'MEGA GINTING, S.T.'],
    ['MEGA GINTING A. MD', 'MEGA GINTING, A.MD'],
    ['YUSUF WIJAYA,S.H.,M.H', 'YUSUF WIJAYA, S.H., M.H.'],
    ['M. RIZKY', 'M. RIZKY'],
    ['ABDUL M. SYARIF', 'ABDUL M. SYARIF'],
    ['NYOMAN WICAKSONO, SE', 'NYOMAN WICAKSONO, SE'],
    ['HJ . LINA SUSILOWATI', 'HJ. LINA SUSILOWATI'],
    ['BUD1 FIRDAU5', 'BUDI FIRDAUS'],
    ['WINARTI KARTAWIUAYA', 'WINARTI KARTAWIJAYA'],
    ['KHADIIAH', 'KHADIJAH'],
    ['SITI AMIATI', 'SITI AMIATI'],
    ['BENNY FAUZI., S.E.', 'BENNY FAUZI, S.E.'],
    ['RANGGA TAMPUBOLON A.MD.KEB', 'RANGGA TAMPUBOLON, A.MD.KEB'],
  ])('%s becomes %s', (read, name) => {
    expect(tidyName(cells(read))).toBe(name)
  })
})

describe('tidyAddress', () => {
  it.each([
    ['JL. VETERAN N0. 34', 'JL. VETERAN NO. 34'],
    ['GG . KARTINI NO. 89', 'GG. KARTINI NO. 89'],
    ['KOMPLEK CEMARA BLOK E22/18', 'KOMPLEK CEMARA BLOK E22/18'],
    ['JL. MAWAR NO. 1O5', 'JL. MAWAR NO. 105'],
    ['JL. BRAWIIAYA NO. 143', 'JL. BRAWIJAYA NO. 143'],
    ['JL. MELATI III NO. 2', 'JL. MELATI III NO. 2'],
    ['JL, MAWAR GG , 2 NO, 5, BLOK A', 'JL. MAWAR GG. 2 NO. 5, BLOK A'],
    ['KP CIBEUREUM N052', 'KP CIBEUREUM NO 52'],
  ])('%s becomes %s', (read, address) => {
    expect(tidyAddress(cells(read))).toBe(address)
  })
})

describe('tidyPlace and tidyTerm', () => {
  it('set misread letters right and drop stray signs', () => {
    expect(tidyPlace(cells('B0GOR UTARA,'))).toBe('BOGOR UTARA')
    expect(tidyTerm(cells('PETANI / PEKEBUN'))).toBe('PETANI/PEKEBUN')
  })
})

describe('numbers in places', () => {
  it.each([
    ['15 ULU', '15 ULU'],
    ['35 ILIR', '35 ILIR'],
    ['1 ILIR', '1 ILIR'],
    ['5 ULU', '5 ULU'],
    ['ILIR TIMUR 1', 'ILIR TIMUR I'],
    ['0GAN', 'OGAN'],
  ])('%s becomes %s', (read, place) => {
    expect(tidyPlace(cells(read))).toBe(place)
  })
})
