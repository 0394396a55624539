import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Face } from './fonts.ts'
import { drawPortrait } from './portrait.ts'
import { drawShadedFace } from './shaded-face.ts'
import { cardLines, type Sheet } from './typed-page.ts'

/** Screens of a telephone or a browser that show what is on a card, and no card. */
export const SCREENS: Readonly<Record<string, (sheet: Sheet) => Promise<Canvas>>> = {
  chat: drawChat,
  app_form: drawAppForm,
  digital_identity: drawDigitalIdentity,
  web_profile: drawWebProfile,
  spreadsheet: drawSpreadsheet,
  notes: drawNotes,
}

const FACES: readonly Face[] = ['roboto', 'open-sans', 'arial', 'lato']

interface Pen {
  readonly context: SKRSContext2D
  readonly face: Face
  readonly ink: string
}

function type({ context, face, ink }: Pen, text: string, [x, y, size]: readonly [number, number, number]): void {
  context.fillStyle = ink
  context.font = `${size}px ${face}`
  context.fillText(text, x, y)
}

function screen(width: number, height: number, ground: string): { canvas: Canvas; context: SKRSContext2D } {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
  return { canvas, context }
}

/** A round picture, drawn or shaded. */
async function drawAvatar(
  context: SKRSContext2D,
  { person, random }: Sheet,
  [x, y, side]: readonly [number, number, number],
) {
  context.save()
  context.beginPath()
  context.arc(x + side / 2, y + side / 2, side / 2, 0, 7)
  context.clip()
  if (random.chance(0.5)) {
    const face = await drawShadedFace(random, { isWoman: person.isWoman, width: side, height: side * 1.25 })
    context.drawImage(face, x, y, side, side * 1.25)
  } else drawPortrait(context, { x, y, width: side, height: side }, { random, isWoman: person.isWoman })
  context.restore()
}

async function drawChat(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const isDark = random.chance(0.3)
  const { canvas, context } = screen(1080, random.whole(1500, 1920), isDark ? '#0b141a' : '#e5ddd5')
  for (let dot = 0; dot < 500; dot++) {
    context.strokeStyle = isDark ? 'rgba(255,255,255,0.05)' : 'rgba(0,0,0,0.06)'
    context.lineWidth = 3
    context.strokeRect(
      random.next() * 1080,
      random.next() * canvas.height,
      random.between(5, 30),
      random.between(5, 30),
    )
  }
  const pen = { context, face: random.pick(FACES), ink: isDark ? '#e9edef' : '#111b21' }
  context.fillStyle = isDark ? '#1f2c34' : '#075e54'
  context.fillRect(0, 0, 1080, 150)
  await drawAvatar(context, sheet, [90, 30, 96])
  type({ ...pen, ink: '#ffffff' }, random.pick(['Admin Koperasi', 'CS Pinjaman', 'Kakak']), [220, 90, 40])
  const [size, step] = [random.whole(30, 36), random.whole(46, 54)]
  const lines = cardLines(person.fields)
  context.fillStyle = isDark ? '#005c4b' : random.pick(['#dcf8c6', '#ffffff', '#d7e8fb'])
  context.beginPath()
  context.roundRect(110, 330, 930, step * (lines.length + 3.4), 24)
  context.fill()
  type(pen, `PROVINSI ${person.fields.province}`, [150, 330 + step, size])
  type(pen, person.fields.regency ?? '', [150, 330 + step * 2, size])
  lines.forEach(([label, value], row) => {
    type(pen, `${label} : ${value}`, [150, 330 + step * (row + 3), size])
  })
  if (random.chance(0.6))
    await drawAvatar(context, sheet, [random.whole(760, 820), 330 + step * random.whole(4, 8), 190])
  type(pen, 'SPECIMEN', [860, canvas.height - 40, 26])
  return canvas
}

async function drawAppForm(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const { canvas, context } = screen(1080, 1920, '#f4f6f8')
  const pen = { context, face: random.pick(FACES), ink: '#202830' }
  const colour = random.pick(['#0f62ac', '#00897b', '#6a1b9a'])
  context.fillStyle = colour
  context.fillRect(0, 0, 1080, 220)
  type({ ...pen, ink: '#ffffff' }, 'Data KTP Anda', [60, 140, 48])
  await drawAvatar(context, sheet, [820, 260, 200])
  const isInline = random.chance(0.5)
  type(pen, `PROVINSI ${person.fields.province}`, [60, 300, 34])
  type(pen, person.fields.regency ?? '', [60, 350, 34])
  cardLines(person.fields).forEach(([label, value], row) => {
    const y = 440 + row * (isInline ? 78 : 104)
    context.fillStyle = '#ffffff'
    context.fillRect(40, y - 42, isInline ? 1000 : 740, isInline ? 66 : 92)
    type({ ...pen, ink: isInline ? pen.ink : '#6b7580' }, label, [60, y, isInline ? 32 : 26])
    type(pen, value, isInline ? [430, y, 32] : [60, y + 38, 32])
  })
  type(pen, 'SPECIMEN', [880, 1890, 24])
  return canvas
}

/** The screen of the registry's own app: a digital identity, not the card. */
async function drawDigitalIdentity(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const { canvas, context } = screen(1080, 1920, random.pick(['#eaf4fb', '#ffffff', '#f7f3e8']))
  const pen = { context, face: random.pick(FACES), ink: '#15202b' }
  context.fillStyle = random.pick(['#c62828', '#1565c0'])
  context.fillRect(0, 0, 1080, 170)
  type(
    { ...pen, ink: '#ffffff' },
    random.pick(['Identitas Kependudukan Digital', 'IDENTITAS KEPENDUDUKAN DIGITAL']),
    [50, 105, 44],
  )
  context.fillStyle = random.pick(['#d4ebf7', '#ffffff'])
  context.beginPath()
  context.roundRect(30, 210, 1020, 900, 30)
  context.fill()
  type(pen, `PROVINSI ${person.fields.province}`, [320, 275, 34])
  type(pen, person.fields.regency ?? '', [320, 325, 34])
  const face = await drawShadedFace(random, { isWoman: person.isWoman, width: 225, height: 300 })
  context.drawImage(face, 780, 380, 225, 300)
  cardLines(person.fields).forEach(([label, value], row) => {
    type(pen, label, [60, 400 + row * 52, 29])
    type(pen, `: ${value}`, [350, 400 + row * 52, 29])
  })
  for (let cell = 0; cell < 29 * 29; cell++) {
    context.fillStyle = random.chance(0.5) ? '#000000' : '#ffffff'
    context.fillRect(340 + (cell % 29) * 14, 1200 + Math.floor(cell / 29) * 14, 14, 14)
  }
  type(pen, 'SPECIMEN', [880, 1890, 24])
  return canvas
}

async function drawWebProfile(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const { canvas, context } = screen(1366, 900, '#ffffff')
  const pen = { context, face: random.pick(FACES), ink: '#222222' }
  context.fillStyle = random.pick(['#343a40', '#0d6efd', '#198754'])
  context.fillRect(0, 0, 1366, 70)
  type({ ...pen, ink: '#ffffff' }, 'Data Penduduk', [40, 46, 28])
  type(pen, `PROVINSI ${person.fields.province}`, [60, 130, 24])
  type(pen, person.fields.regency ?? '', [60, 165, 24])
  cardLines(person.fields).forEach(([label, value], row) => {
    const y = 220 + row * 48
    context.fillStyle = row % 2 === 0 ? '#f1f3f5' : '#ffffff'
    context.fillRect(40, y - 32, 900, 48)
    type(pen, label, [60, y, 23])
    type(pen, `: ${value}`, [340, y, 23])
  })
  const box = { x: 1020, y: 180, width: 240, height: 310 }
  if (random.chance(0.6))
    context.drawImage(
      await drawShadedFace(random, { isWoman: person.isWoman, ...box }),
      box.x,
      box.y,
      box.width,
      box.height,
    )
  else drawPortrait(context, box, { random, isWoman: person.isWoman })
  type(pen, 'SPECIMEN', [1200, 880, 18])
  return canvas
}

async function drawSpreadsheet(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const { canvas, context } = screen(1240, 900, '#ffffff')
  const pen = { context, face: random.pick(FACES), ink: '#111111' }
  context.strokeStyle = '#c9c9c9'
  context.lineWidth = 1.5
  for (let row = 0; row < 20; row++) context.strokeRect(60, 40 + row * 46, 1100, 46)
  for (const x of [60, 370, 820, 1000]) context.strokeRect(x, 40, 1, 46 * 20)
  context.fillStyle = random.pick(['#217346', '#0f9d58'])
  context.fillRect(0, 0, 1240, 38)
  type(pen, `PROVINSI ${person.fields.province}`, [70, 72, 25])
  type(pen, person.fields.regency ?? '', [70, 118, 25])
  cardLines(person.fields).forEach(([label, value], row) => {
    type(pen, label, [70, 164 + row * 46, 25])
    type(pen, `: ${value}`, [380, 164 + row * 46, 25])
  })
  context.fillStyle = random.pick(['#ffd54f', '#ef9a9a', '#90caf9'])
  context.fillRect(860, 200, 230, 280)
  type(pen, 'SPECIMEN', [1050, 890, 18])
  return canvas
}

async function drawNotes(sheet: Sheet): Promise<Canvas> {
  const { person, random } = sheet
  const isDark = random.chance(0.4)
  const { canvas, context } = screen(1080, 1600, isDark ? '#111111' : '#fff8e1')
  const pen = { context, face: random.pick(FACES), ink: isDark ? '#eeeeee' : '#222222' }
  type(pen, `PROVINSI ${person.fields.province}`, [60, 220, 36])
  type(pen, person.fields.regency ?? '', [60, 280, 36])
  cardLines(person.fields).forEach(([label, value], row) => {
    type(pen, `${label}: ${value}`, [60, 360 + row * 62, 36])
  })
  await drawAvatar(context, sheet, [800, 420, 210])
  type(pen, 'SPECIMEN', [880, 1580, 24])
  return canvas
}
