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
    ['KHADIUJAH', 'KHADIJAH'],
    ['M. KARTAWJAYA', 'M. KARTAWIJAYA'],
    ['HJ, BELLA EL-HAKIM', 'HJ. BELLA EL-HAKIM'],
    ['SITI AMINAH, HJ', 'SITI AMINAH, HJ'],
    ['WINARTI RAJAGUKGUK. , S.AG', 'WINARTI RAJAGUKGUK, S.AG'],
    ['SITI AMIATI', 'SITI AMIATI'],
    ['BENNY FAUZI., S.E.', 'BENNY FAUZI, S.E.'],
    ['RANGGA TAMPUBOLON A.MD.KEB', 'RANGGA TAMPUBOLON, A.MD.KEB'],
  ])('%s becomes %s', (read, name) => {
    expect(tidyName(cells(read))).toBe(name)
  })
})

describe('a J without its hook', () => {
  const doubted = (text: string, at: number, j: number) =>
    cells(text).map((cell, index) => (index === at ? { ...cell, alternatives: [{ char: 'J', probability: j }] } : cell))

  it('is told by what the net thought possible', () => {
    expect(tidyAddress(doubted('JL. MAIAPAHIT', 6, 0.2))).toBe('JL. MAJAPAHIT')
    expect(tidyName(doubted('KARTAWUAYA', 6, 0.1))).toBe('KARTAWIJAYA')
    expect(tidyName(doubted('TANUUNG', 3, 0.3))).toBe('TANJUNG')
  })

  it('is none where the net saw no J, or no vowel follows', () => {
    expect(tidyName(doubted('DUALEMBANG', 1, 0.004))).toBe('DUALEMBANG')
    expect(tidyName(doubted('DIAN', 1, 0.2))).toBe('DIAN')
    expect(tidyName(doubted('SUNARTI', 1, 0.2))).toBe('SUNARTI')
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
