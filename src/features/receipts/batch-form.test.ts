import { describe, expect, it } from 'vitest'
import { HttpError } from '../../platform/http/http-error.ts'
import { askedIn, BatchForm } from './batch-form.ts'

const asked = (body: unknown) => askedIn(BatchForm.parse(body))
const fieldOf = (body: unknown) => {
  try {
    asked(body)
    return null
  } catch (error) {
    return error instanceof HttpError ? error.errors?.[0]?.field : error
  }
}

describe('links pasted one a line', () => {
  it('are asked each by itself, with what is said of all', () => {
    const receipt_urls = '\r\n https://example.com/a \n\nv2-Ab3dEf6hIj9lMn2pQr5t\r\nnib/Ab3dEf6hIj9lMn2pQr5t_-\n'
    expect(asked({ receipt_urls, account_number: '1000000006171', strict: true })).toEqual([
      { receipt_url: 'https://example.com/a', account_number: '1000000006171', strict: true },
      { transaction_number: 'v2-Ab3dEf6hIj9lMn2pQr5t', account_number: '1000000006171', strict: true },
      { transaction_number: 'nib/Ab3dEf6hIj9lMn2pQr5t_-', account_number: '1000000006171', strict: true },
    ])
  })

  it('are refused where there is none, are too many, or come with a list', () => {
    expect(fieldOf({})).toBe('verifications')
    expect(fieldOf({ receipt_urls: ' \n ' })).toBe('verifications')
    expect(fieldOf({ receipt_urls: 'a\n'.repeat(51) })).toBe('receipt_urls')
    expect(fieldOf({ receipt_urls: 'a', verifications: [{}] })).toBe('receipt_urls')
  })
})
