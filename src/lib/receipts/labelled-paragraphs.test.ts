import { describe, expect, it } from 'vitest'
import { labelledParagraphs } from './labelled-paragraphs.ts'

describe('labelledParagraphs', () => {
  it('takes what stands in bold at the beginning for the label, and the rest for the value', () => {
    const html =
      '<p><strong>Note:</strong> a &amp; <strong>Total:</strong> 5</p><p><strong>To:</strong></p><p>plain</p>'
    expect(labelledParagraphs(html)).toEqual([
      ['Note:', 'a & Total: 5'],
      ['To:', ''],
    ])
  })
})
