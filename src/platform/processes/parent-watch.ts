import { workerData } from 'node:worker_threads'

// A thread of a process that works for us: ends the process when its parent has died without a word (kill -9).

const CHECK_MS = 2_000
const { parentId } = workerData as { readonly parentId: number }

setInterval(() => {
  if (process.ppid !== parentId) process.kill(process.pid, 'SIGKILL')
}, CHECK_MS)
