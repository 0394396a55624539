import { describe, expect, it } from 'vitest'
import { ktpConfiguration } from './configuration.ts'

const files = { ktp_file: ['/uploads/ktp.jpg'] }
const messages = (configuration: unknown) =>
  ktpConfiguration.safeParse(configuration).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ??
  []

describe('ktpConfiguration', () => {
  it('takes the documented example and fills in the default', () => {
    expect(ktpConfiguration.parse({ verification_type: 'KTP_PEP', files })).toEqual({
      verification_type: 'KTP_PEP',
      fraud_detection: false,
      files,
    })
  })

  it.each(['KTP_PEP', 'KTP_OCR'])('%s needs no selfie', (verification_type) => {
    expect(messages({ verification_type, files })).toEqual([])
  })

  it('KTP_SELFIE needs one', () => {
    expect(messages({ verification_type: 'KTP_SELFIE', files })[0]).toMatch(/^files\.selfie_file: KTP_SELFIE needs/)
    expect(
      messages({ verification_type: 'KTP_SELFIE', files: { ...files, selfie_file: ['/uploads/me.jpg'] } }),
    ).toEqual([])
  })

  it.each([
    [{ verification_type: 'KTP', files }],
    [{ verification_type: 'KTP_OCR', files: {} }],
    [{ verification_type: 'KTP_OCR', files: { ktp_file: [] } }],
    [{ verification_type: 'KTP_OCR', files: { ktp_file: ['a', 'b'] } }],
    [{ verification_type: 'KTP_OCR', files: { ktp_file: 'a' } }],
    [{ verification_type: 'KTP_OCR', files, fraud_detection: 'yes' }],
    [{ verification_type: 'KTP_OCR', files, colour: 'red' }],
  ])('refuses %j with a text that helps', (configuration) => {
    const [message = ''] = messages(configuration)
    expect(message.length).toBeGreaterThan(20)
  })
})
