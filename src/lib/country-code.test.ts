import { describe, expect, it } from 'vitest'
import { countryCode } from './country-code.ts'

describe('countryCode', () => {
  it.each([
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['Inggris', 'GB'],
    ['BU', 'MM'],
    ['id', 'ID'],
    ['Filipina', 'PH'],
    ['Korea Utara', 'KP'],
    ['Republik Arab Suriah', 'SY'],
    ['Arab Saudi', 'SA'],
    ['Afganistan', 'AF'],
    ['Côte d’Ivoire', 'CI'],
    ['Korea, Republic of', 'KR'],
    ['Egypt, Arab Republic of', 'EG'],
    ['Congo, Democratic Republic of', 'CD'],
    ['Congo, X', null],
    ['Hong Kong SAR, China', 'HK'],
    ['Nowhere', null],
    ['Nowhere, X', null],
    ['EU', null],
    ['', null],
  ])('of %s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code)
  })
})
