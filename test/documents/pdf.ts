/** A PDF of the given objects (numbered from 1, the first is the catalogue), without a cross-reference table. */
export function pdfOf(objects: readonly (string | Uint8Array)[]): Buffer {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')]
  objects.forEach((object, index) => {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'))
  })
  parts.push(Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'))
  return Buffer.concat(parts)
}

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
export const ONE_PAGE = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'

/** Object 3: a page of `size` points whose content is object 4 and whose only form or image, `/X`, is object 5. */
export function page(size: readonly [number, number]): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>`
}

export function stream(entries: string, content: string | Uint8Array): Buffer {
  const body = Buffer.from(content)
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ])
}

/**
 * A small file that takes minutes to draw in little memory: thousands of transparent groups, each over the whole page.
 *
 * @param mark makes it another file.
 */
export function slowPdf(mark = ''): Buffer {
  const resources = '<< /XObject << /X 5 0 R >> /ExtGState << /G << /BM /Multiply /ca 0.5 >> >> >>'
  const group = '/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S /Transparency /I true /K true >>'
  return pdfOf([
    CATALOG,
    ONE_PAGE,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources ${resources} >>`,
    stream('', `% ${mark}\n/G gs ${'/X Do '.repeat(50_000)}`),
    stream(group, '0 0 500 500 re f 1 0 0 rg 10 10 300 300 re f'),
  ])
}
