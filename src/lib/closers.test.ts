import { expect, it } from 'vitest'
import { Closers } from './closers.ts'

it('closes last in, first out, and each once', async () => {
  const closed: string[] = []
  const closers = new Closers()
  for (const name of ['database', 'queue', 'server']) closers.add(async () => closed.push(name))

  await closers.close()
  await closers.close()

  expect(closed).toEqual(['server', 'queue', 'database'])
})

it('closes the others where one fails, and says which did', async () => {
  const closed: string[] = []
  const closers = new Closers()
  closers.add(async () => closed.push('database'))
  closers.add(() => Promise.reject(new Error('queue')))
  await expect(closers.close()).rejects.toThrow('queue')
  closers.add(() => Promise.reject(new Error('queue')))
  closers.add(() => Promise.reject(new Error('server')))

  await expect(closers.close()).rejects.toThrow(AggregateError)
  expect(closed).toEqual(['database'])
})
