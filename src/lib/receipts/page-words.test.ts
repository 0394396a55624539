import { describe, expect, it } from 'vitest'
import { pageWords } from './page-words.ts'

describe('pageWords', () => {
  it('has the title and what stands outside tables', () => {
    const page =
      '<title>Transfer successful</title><style>p{}</style><h1>A <b>b</b></h1><table><tr><td>Reason<td>c</table>d'
    expect(pageWords(page)).toEqual(['Transfer successful', 'A', 'b', 'd'])
  })
})
