import sharp from 'sharp'

export interface HostileFile {
  readonly name: string
  readonly bytes: Buffer
}

/**
 * Two forms that draw each other again and again: 1 KB that take a PDF reader minutes.
 *
 * @param mark makes it another file.
 */
export function cyclicPdf(mark: string): HostileFile {
  const form = (other: string) => {
    const content = `% ${mark}\n${`/${other} Do `.repeat(12)}`
    const entries =
      '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /A 5 0 R /B 6 0 R >> >>'
    return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
  }
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>',
    '<< /Length 5 >>\nstream\n/A Do\nendstream',
    form('B'),
    form('A'),
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return { name: `${mark}.pdf`, bytes: Buffer.from(`%PDF-1.7\n${body}trailer << /Root 1 0 R >>\n%%EOF\n`) }
}

/** Ten pages of 49 million pixels that all have to be looked at. `mark` is written behind its end. */
export async function heavyTiff(): Promise<(mark: string) => HostileFile> {
  const [side, pages] = [2_200, 10]
  const raw = { width: side, height: side * pages, channels: 3 as const, pageHeight: side }
  const bytes = await sharp(Buffer.alloc(side * side * pages * 3, 7), { raw, limitInputPixels: false })
    .tiff({ compression: 'deflate' })
    .toBuffer()
  return (mark) => ({ name: `${mark}.tif`, bytes: Buffer.concat([bytes, Buffer.from(mark)]) })
}
