import { describe, expect, it } from 'vitest'
import { htmlRows } from './html-rows.ts'

describe('htmlRows', () => {
  it('gives the cells of every row, empty ones too', () => {
    const html =
      '<table><tr><th>Amount</th><td>:</td><td><tt><span>1,000 ETB</span></tt></td></tr><tr><td>VAT<td></td></table>'
    expect(htmlRows(html)).toEqual([
      ['Amount', ':', '1,000 ETB'],
      ['VAT', ''],
    ])
  })
  it('needs no closing tags', () => {
    expect(htmlRows('<table><tr><td>a<td>b &amp; c<tr><td>d<td>e')).toEqual([
      ['a', 'b & c'],
      ['d', 'e'],
    ])
  })
  it('takes no text of scripts and none outside of tables', () => {
    expect(htmlRows('<p>x</p><table><tr><td><script>y</script>z</td></tr></table>')).toEqual([['z']])
  })
})
