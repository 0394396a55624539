import { describe, expect, it } from 'vitest'
import { linksIn, readLink } from './links.ts'

describe('linksIn', () => {
  it('finds links in a message without the marks around them', () => {
    const message = 'Paid (https://one.example/-A1-B2). See <https://two.example/?id=3>, or HTTP://three.example!'
    expect(linksIn(message).map(String)).toEqual([
      'https://one.example/-A1-B2',
      'https://two.example/?id=3',
      'http://three.example/',
    ])
  })
  it('finds links without their scheme', () => {
    expect(linksIn('Receipt one.example.et:100/?id=3. Mail me@two.example/x or see v1.2').map(String)).toEqual([
      'https://one.example.et:100/?id=3',
    ])
  })
  it('finds no link inside another', () => {
    expect(linksIn('https://one.example/?to=https://two.example/').map((url) => url.hostname)).toEqual(['one.example'])
  })
})

describe('readLink', () => {
  it.each([
    'see https://one.example',
    'ftp://one.example',
    'one.example',
    'https://',
    '',
    'javascript://one.example/a',
  ])('reads no link in %j', (text) => expect(readLink(text)).toBeUndefined())
})
