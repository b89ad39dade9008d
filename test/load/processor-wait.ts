/** How long a process wanted a processor and got none: what a busy machine adds to every time that is taken on it. */
import { readFileSync } from 'node:fs'

export type ProcessorTimes = { readonly ran: number; readonly waited: number }

/** Of the main thread since it began, milliseconds; Linux alone counts it (`/proc/<pid>/schedstat`). */
export function processorTimes(pid: number): ProcessorTimes {
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number)
  return { ran: ran / 1e6, waited: waited / 1e6 }
}

/** The share of the time in which it wanted a processor that it waited for one: 0 on a machine that is free. */
export function waitingShare(before: ProcessorTimes, after: ProcessorTimes): number {
  const [ran, waited] = [after.ran - before.ran, after.waited - before.waited]
  return ran + waited === 0 ? 0 : waited / (ran + waited)
}
