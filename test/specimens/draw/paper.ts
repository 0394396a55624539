import type { SKRSContext2D } from '@napi-rs/canvas'
import { CARD_HEIGHT, CARD_WIDTH, type Layout, type PaperPattern } from './layout.ts'
import type { Random } from './random.ts'

/** The blue ground of a card with its fine lines, in card units. */
export function drawPaper(context: SKRSContext2D, paper: Layout['paper'], random: Random): void {
  const ground = context.createLinearGradient(0, 0, CARD_WIDTH, CARD_HEIGHT)
  ground.addColorStop(0, paper.from)
  ground.addColorStop(1, paper.to)
  context.fillStyle = ground
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT)
  context.save()
  context.strokeStyle = paper.line
  context.lineWidth = 1
  context.globalAlpha = 0.28
  PATTERNS[paper.pattern](context, random)
  context.restore()
}

const PATTERNS: Readonly<Record<PaperPattern, (context: SKRSContext2D, random: Random) => void>> = {
  waves(context, random) {
    const phase = random.between(0, 6)
    for (let y = -10; y < CARD_HEIGHT + 20; y += 11) {
      curve(context, 90, (t) => [t * CARD_WIDTH, y + 9 * Math.sin(t * 14 + y / 40 + phase) + 4 * Math.sin(t * 37)])
    }
  },
  guilloche(context, random) {
    for (const [x, y, radius] of [
      [260, 330, 190],
      [560, 300, 240],
      [840, 360, 170],
    ] as const) {
      const petals = random.whole(7, 13)
      for (let ring = 0; ring < 9; ring++) {
        const turn = (ring / 9) * Math.PI
        curve(context, 260, (t) => {
          const angle = t * Math.PI * 2
          const reach = radius * (0.62 + 0.34 * Math.sin(petals * angle + turn))
          return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
        })
      }
    }
  },
  rays(context, random) {
    const x = random.between(380, 640)
    for (let angle = 0; angle < 360; angle += 4) {
      const turn = (angle * Math.PI) / 180
      curve(context, 30, (t) => {
        const bend = turn + 0.25 * Math.sin(t * 9)
        return [x + t * 900 * Math.cos(bend), 330 + t * 900 * Math.sin(bend)]
      })
    }
  },
  mesh(context, random) {
    const tilt = random.between(0.5, 0.9)
    for (let offset = -CARD_HEIGHT; offset < CARD_WIDTH; offset += 18) {
      curve(context, 40, (t) => [offset + t * CARD_HEIGHT * tilt, t * CARD_HEIGHT + 5 * Math.sin(t * 20)])
      curve(context, 40, (t) => [offset + CARD_HEIGHT - t * CARD_HEIGHT * tilt, t * CARD_HEIGHT + 5 * Math.cos(t * 20)])
    }
  },
}

function curve(context: SKRSContext2D, steps: number, point: (t: number) => readonly [number, number]): void {
  context.beginPath()
  context.moveTo(...point(0))
  for (let step = 1; step <= steps; step++) context.lineTo(...point(step / steps))
  context.stroke()
}
