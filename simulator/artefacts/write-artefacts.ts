import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SimulatedReceipt } from '../receipts.ts'
import { drawPicture, type PictureOptions } from './draw-picture.ts'
import { addOcrNoise } from './ocr-noise.ts'
import { pastedLine } from './pasted-line.ts'

/**
 * Writes what a shop may be handed as proof of each payment: a picture, the text of the receipt, the same pasted as
 * one line and as read from a bad picture, and what is true, as JSON. Makes the folder.
 */
export async function writeArtefacts(
  receipts: readonly SimulatedReceipt[],
  { folder, ...picture }: PictureOptions & { readonly folder: string },
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const receipt of receipts) {
    const place = join(folder, `${receipt.bank}-${receipt.reference}`)
    const seed = `${picture.seed ?? ''} ${receipt.reference}`
    await writeFile(`${place}.png`, drawPicture(receipt, picture))
    await writeFile(`${place}.txt`, receipt.text)
    await writeFile(`${place}.pasted.txt`, pastedLine(receipt.text))
    await writeFile(`${place}.noisy.txt`, addOcrNoise(receipt.text, { seed }))
    await writeFile(`${place}.json`, `${JSON.stringify(receipt, null, 2)}\n`)
  }
}
