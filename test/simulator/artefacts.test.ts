import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import fc from 'fast-check'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { boaQr } from '../../simulator/artefacts/boa-qr.ts'
import { drawPicture } from '../../simulator/artefacts/draw-picture.ts'
import { addOcrNoise } from '../../simulator/artefacts/ocr-noise.ts'
import { pastedLine } from '../../simulator/artefacts/pasted-line.ts'
import type { SimulatedReceipt } from '../../simulator/receipts.ts'
import { listReceipts } from '../../simulator/start-simulator.ts'

const { receipts } = listReceipts({ seed: 'artefacts', receiptsPerBank: 5 })

function receiptOf(bank: string): SimulatedReceipt {
  const found = receipts.find((each) => each.bank === bank)
  if (found === undefined) throw new Error(`there is no bank ${bank}`)
  return found
}

describe('a QR code', () => {
  it('of telebirr is base64 of entries that cover it, under a sum that is right', () => {
    const { qr, reference } = receiptOf('telebirr')
    const text = Buffer.from(qr ?? '', 'base64').toString('ascii')

    const hex = Buffer.from(reference).toString('hex').toUpperCase()
    expect(text.slice(0, -4)).toBe(`8018000206010291020131812400${'0A'}${hex}6304`)
    expect(text.slice(-4)).toBe(sumOf(text.slice(0, -4)))
  })

  it('of the other banks is their link, a sentence with it, or JSON', () => {
    for (const bank of ['cbe', 'awash', 'mpesa']) expect(receiptOf(bank).qr).toBe(receiptOf(bank).shareUrl)
    expect(receiptOf('wegagen').qr).toContain(receiptOf('wegagen').shareUrl)
    const { reference, receiverAccount, qr } = receiptOf('amhara')
    expect(JSON.parse(qr ?? '')).toEqual({ transactionId: reference, creditAccountNo: receiverAccount })
  })

  it('of Bank of Abyssinia opens with the passphrase it was made with', () => {
    const receipt = receiptOf('boa')
    const key = pbkdf2Sync('any words', 'salt', 10_000, 32, 'sha1')
    const decipher = createDecipheriv('aes-256-cbc', key, '1234567890123456')
    const opened = decipher.update(boaQr(receipt, 'any words'), 'base64', 'utf8') + decipher.final('utf8')

    expect(opened.split(',')).toHaveLength(7)
    expect(opened).toContain(`,${receipt.reference},`)
    expect(opened).toMatch(/,\d\d\/\d\d\/2026 {2}\d\d:\d\d:\d\d,/)
  })
})

describe('a picture', () => {
  it.each(['telebirr', 'cbe', 'amhara'])('of %s has a QR code that a reader reads', async (bank) => {
    const receipt = receiptOf(bank)
    const { data, info } = await sharp(drawPicture(receipt)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })

    expect(decodeQR({ width: info.width, height: info.height, data })).toBe(receipt.qr)
  })

  it('of a receipt without a code is of text alone, and taller where there is more of it', async () => {
    const heightOf = async (bank: string) => (await sharp(drawPicture(receiptOf(bank))).metadata()).height

    expect(await heightOf('zemen')).toBeLessThan(await heightOf('dashen'))
  })

  it('is spoilt alike by the same seed', () => {
    const photo = (seed: string) => drawPicture(receiptOf('zemen'), { quality: 'photo', seed })

    expect(photo('one').equals(photo('one'))).toBe(true)
    expect(photo('one').equals(photo('two'))).toBe(false)
  })

  it('of poor quality is smaller', async () => {
    const widthOf = async (quality: 'photo' | 'poor') =>
      (await sharp(drawPicture(receiptOf('zemen'), { quality })).metadata()).width

    expect(await widthOf('poor')).toBeLessThan((await widthOf('photo')) * 0.7)
  })
})

describe('text', () => {
  it('pasted from a telephone has no line left, and the amount begins where the seconds end', () => {
    const line = pastedLine(receiptOf('telebirr').text)

    expect(line).not.toContain('\n')
    expect(line).toMatch(/Settled AmountD[A-L]\w{8}\d\d-\d\d-2026 \d\d:\d\d:\d\d\d+(\.\d\d)? Birr/)
  })

  it('with noise of no share is as it was, and of any share keeps what is spared', () => {
    const anyReceipt = fc.constantFrom(...receipts)
    fc.assert(
      fc.property(anyReceipt, fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (receipt, seed, share) => {
        const { text, reference } = receipt
        expect(addOcrNoise(text, { seed, share: 0 })).toBe(text)
        const noisy = addOcrNoise(text, { seed, share, spare: [reference] })
        expect(noisy.split(reference).length).toBeGreaterThanOrEqual(text.split(reference).length)
        expect(addOcrNoise(text, { seed, share, spare: [reference] })).toBe(noisy)
      }),
      { numRuns: 50 },
    )
  })

  it('with noise takes letters for digits', () => {
    expect(addOcrNoise('FT O0 S5 B8', { seed: 'all', share: 1 })).toBe('FT  0O  5S  8B')
  })
})

function sumOf(text: string): string {
  let sum = 0xffff
  for (const letter of text) {
    sum ^= letter.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum & 0x8000 ? 0x11021 : 0)
  }
  return (sum & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}
