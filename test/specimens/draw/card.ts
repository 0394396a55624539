import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { CARD_HEIGHT, CARD_WIDTH, type Layout, type Style } from './layout.ts'
import { drawPaper } from './paper.ts'
import { type CardFields, cardDate, type Person } from './person.ts'
import { drawPortrait, drawSignature } from './portrait.ts'
import type { Random } from './random.ts'

/** A box in card units: where a field's value was printed. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface DrawnCard {
  readonly canvas: Canvas
  /** Pixels per card unit. */
  readonly scale: number
  readonly boxes: ReadonlyMap<keyof CardFields, Box>
}

export interface CardOptions {
  readonly person: Person
  readonly layout: Layout
  readonly random: Random
  readonly scale: number
  /** Printed instead of the truth, for cards whose print is faulty. */
  readonly printed?: CardFields
  /** Stands in the portrait's place; else a plain one is drawn. */
  readonly face?: Canvas
}

/** The front of a card, corners rounded and transparent, marked SPECIMEN outside the fields. */
export function drawCard({ person, layout, random, scale, printed, face }: CardOptions): DrawnCard {
  const canvas = createCanvas(Math.round(CARD_WIDTH * scale), Math.round(CARD_HEIGHT * scale))
  const context = canvas.getContext('2d')
  context.scale(scale, scale)
  context.beginPath()
  context.roundRect(0, 0, CARD_WIDTH, CARD_HEIGHT, 30)
  context.clip()
  drawPaper(context, layout.paper, random)
  const pen = createPen(context, layout.paper.ink)
  const fields = printed ?? person.fields
  drawHeader(pen, fields, layout)
  drawNik(pen, fields, layout)
  drawRows(pen, rowsOf(fields, layout), layout)
  const { x, y, width, height } = layout.portrait
  if (face !== undefined) context.drawImage(face, x, y, width, height)
  else drawPortrait(context, layout.portrait, { random, isWoman: person.isWoman })
  drawIssue(pen, person, layout)
  drawSignature(context, { x: layout.issue.x, y: layout.issue.y + (layout.issue.isLabelled ? 78 : 68) }, random)
  drawSpecimenMark(context, layout.specimen)
  return { canvas, scale, boxes: pen.boxes }
}

interface Pen {
  readonly context: SKRSContext2D
  readonly boxes: Map<keyof CardFields, Box>
  write(text: string, at: { style: Style; x: number; y: number; widthMax?: number }): number
  mark(field: keyof CardFields, box: Box): void
}

function createPen(context: SKRSContext2D, ink: string): Pen {
  const boxes = new Map<keyof CardFields, Box>()
  return {
    context,
    boxes,
    write(text, { style, x, y, widthMax }) {
      context.font = `${style.size}px ${style.face}`
      context.fillStyle = ink
      const width = context.measureText(text).width
      const squeeze = widthMax !== undefined && width > widthMax ? widthMax / width : 1
      context.save()
      context.translate(x, y)
      context.scale(squeeze, 1)
      context.fillText(text, 0, 0)
      context.restore()
      return width * squeeze
    },
    mark(field, box) {
      const before = boxes.get(field)
      boxes.set(field, before ? union(before, box) : box)
    },
  }
}

function union(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  const right = Math.max(one.x + one.width, other.x + other.width)
  return { x, y, width: right - x, height: Math.max(one.y + one.height, other.y + other.height) - y }
}

function drawHeader(pen: Pen, fields: CardFields, { header, columns }: Layout): void {
  const lines = [
    ['province', `PROVINSI ${fields.province ?? ''}`],
    ['regency', fields.regency ?? ''],
  ] as const
  lines.forEach(([field, text], index) => {
    const y = header.y + index * header.step
    const widthMax = Math.min(
      2 * (CARD_WIDTH - 24 - header.x),
      header.align === 'center' ? 2 * (header.x - 24) : CARD_WIDTH - 24 - header.x,
    )
    pen.context.font = `${header.style.size}px ${header.style.face}`
    const width = Math.min(pen.context.measureText(text).width, widthMax)
    const x = header.align === 'center' ? header.x - width / 2 : Math.max(header.x, columns.labelX)
    pen.write(text, { style: header.style, x, y, widthMax })
    pen.mark(field, { x, y: y - header.style.size, width, height: header.style.size * 1.2 })
  })
}

function drawNik(pen: Pen, fields: CardFields, { nik, columns }: Layout): void {
  pen.write('NIK', { style: nik.label, x: columns.labelX, y: nik.y })
  if (columns.colon !== 'none') pen.write(':', { style: nik.label, x: nik.valueX - 24, y: nik.y })
  let x = nik.valueX
  for (const digit of fields.nik ?? '') x += pen.write(digit, { style: nik.value, x, y: nik.y }) + nik.spacing
  pen.mark('nik', { x: nik.valueX, y: nik.y - nik.value.size, width: x - nik.valueX, height: nik.value.size * 1.15 })
}

interface Row {
  readonly label: string
  readonly indent: boolean
  readonly value: string
  readonly fields: readonly (keyof CardFields)[]
  readonly blood?: { readonly label: string; readonly value: string }
}

function rowsOf(fields: CardFields, layout: Layout): Row[] {
  const { labels } = layout
  const row = (label: string, field: keyof CardFields, indent = false): Row => ({
    label,
    indent,
    value: fields[field] ?? '',
    fields: [field],
  })
  const born = `${fields.birth_place ?? ''}, ${fields.birth_date === null ? '' : cardDate(fields.birth_date)}`
  const blood = { label: labels.blood, value: fields.blood_type ?? '' }
  const gender = row(labels.gender, 'gender')
  return [
    row(labels.name, 'name'),
    { label: labels.birth, indent: false, value: born, fields: ['birth_place', 'birth_date'] },
    layout.blood.place === 'inline' ? { ...gender, blood } : gender,
    ...(layout.blood.place === 'row' ? [row(labels.blood, 'blood_type')] : []),
    row(labels.address, 'address'),
    row(labels.rtRw, 'rt_rw', true),
    row(labels.village, 'village', true),
    row(labels.district, 'district', true),
    row(labels.religion, 'religion'),
    row(labels.maritalStatus, 'marital_status'),
    row(labels.occupation, 'occupation'),
    row(labels.nationality, 'nationality'),
    row(labels.validUntil, 'valid_until'),
  ]
}

function drawRows(pen: Pen, rows: readonly Row[], layout: Layout): void {
  const { columns } = layout
  const lines = rows.map((row) => wrap(pen, row.value, layout))
  const lineCount = lines.reduce((sum, each) => sum + each.length, 0)
  const step = Math.min(layout.rows.step, (CARD_HEIGHT - 22 - layout.rows.y) / Math.max(1, lineCount - 1))
  let y = layout.rows.y
  rows.forEach((row, index) => {
    const labelX = columns.labelX + (row.indent ? columns.indent : 0)
    const labelEnd =
      labelX + pen.write(row.label, { style: layout.rows.label, x: labelX, y, widthMax: columns.valueX - 22 - labelX })
    if (columns.colon === 'column') pen.write(':', { style: layout.rows.value, x: columns.valueX - 16, y })
    if (columns.colon === 'glued') pen.write(':', { style: layout.rows.label, x: labelEnd + 2, y })
    if (row.blood) drawBlood(pen, { ...row.blood, y }, layout)
    for (const text of lines[index] ?? []) {
      const style = layout.rows.value
      const width = pen.write(text, { style, x: columns.valueX, y, widthMax: columns.rightX - columns.valueX })
      markFields(pen, { row, text, box: { x: columns.valueX, y: y - style.size, width, height: style.size * 1.25 } })
      y += step
    }
  })
}

/** The fields of one row share its line from left to right: place, then date. */
function markFields(pen: Pen, { row, text, box }: { row: Row; text: string; box: Box }): void {
  const [first, second] = row.fields
  const comma = text.indexOf(', ')
  if (first && second && text === row.value && comma > 0) {
    const width =
      (pen.context.measureText(text.slice(0, comma)).width / pen.context.measureText(text).width) * box.width
    pen.mark(first, { ...box, width })
    pen.mark(second, { ...box, x: box.x + width, width: box.width - width })
    return
  }
  for (const field of row.fields) pen.mark(field, box)
}

function drawBlood(pen: Pen, { label, value, y }: { label: string; value: string; y: number }, layout: Layout): void {
  const { blood, rows, columns } = layout
  const end = blood.x + pen.write(columns.colon === 'none' ? label : `${label} :`, { style: rows.label, x: blood.x, y })
  const width = pen.write(value, { style: rows.value, x: end + 8, y })
  pen.mark('blood_type', { x: end + 8, y: y - rows.value.size, width, height: rows.value.size * 1.2 })
}

function wrap(pen: Pen, text: string, layout: Layout): string[] {
  const style = layout.rows.value
  pen.context.font = `${style.size}px ${style.face}`
  const room = layout.columns.rightX - layout.columns.valueX
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && pen.context.measureText(joined).width > room) lines.push(word)
    else lines.splice(-1, 1, joined)
  }
  return lines
}

function drawIssue(pen: Pen, person: Person, { issue, portrait, rows }: Layout): void {
  const style: Style = { face: rows.label.face, size: issue.size }
  const texts = issue.isLabelled
    ? ['Dikeluarkan di', person.issuePlace, person.issueDate]
    : [person.issuePlace, person.issueDate]
  texts.forEach((text, index) => {
    pen.context.font = `${style.size}px ${style.face}`
    const width = Math.min(pen.context.measureText(text).width, portrait.width + 20)
    pen.write(text, {
      style,
      x: issue.x - width / 2,
      y: issue.y + index * issue.size * 1.15 - (issue.isLabelled ? 10 : 0),
      widthMax: portrait.width + 20,
    })
  })
}

function drawSpecimenMark(context: SKRSContext2D, { x, y, size, angle }: Layout['specimen']): void {
  context.save()
  context.translate(x, y)
  context.rotate((angle * Math.PI) / 180)
  context.font = `${size}px arial-bold`
  context.fillStyle = '#b3202c'
  context.textAlign = 'center'
  context.fillText('SPECIMEN', 0, 0)
  context.restore()
}
