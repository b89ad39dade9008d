/**
 * Loaded before the app: its clock is off by SKEW_SECONDS, and steps to the next of SKEW_STEPS (seconds, separated by
 * commas, over and over) whenever the process gets SIGUSR2.
 */
import { isMainThread } from 'node:worker_threads'

let skew = Number(process.env.SKEW_SECONDS ?? 0) * 1000
const steps = (process.env.SKEW_STEPS ?? '').split(',').filter(Boolean).map(Number)
if (isMainThread && steps.length > 0) {
  let next = 0
  process.on('SIGUSR2', () => {
    skew = steps[next % steps.length] * 1000
    next += 1
  })
}
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skew)
    else super(...parts)
  }

  static now() {
    return RealDate.now() + skew
  }
}
