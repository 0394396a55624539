import type { Screening, ScreeningQuery } from '../../src/engines/screening/screening.ts'

export interface SpeedFigures {
  readonly requests_per_second_per_core: number
  readonly p99_ms: number
}

const WARM_UP = 300

/** One core, one question after the other, nothing kept between two. Per core: by the processor's time, not the wall's. */
export function measureSpeed(screening: Screening, people: readonly ScreeningQuery[]): SpeedFigures {
  for (const person of people.slice(0, WARM_UP)) screening.screen(person)
  const times: number[] = []
  const started = process.cpuUsage()
  for (const person of people) {
    const begun = performance.now()
    screening.screen(person)
    times.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(started)
  times.sort((a, b) => a - b)
  return {
    requests_per_second_per_core: Math.round(people.length / ((user + system) / 1e6)),
    p99_ms: Number((times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2)),
  }
}
