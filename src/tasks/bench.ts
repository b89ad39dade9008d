/**
 * `npm run bench`: plans looked at and milliseconds for a cold answer (every question asked for the first time).
 * Prints medians with spread; the machine is described, for figures of another machine mean little.
 */
import { cpus } from 'node:os'
import { compose } from '../compose.ts'

const started = performance.now()
const house = compose()
const { advise } = house.slack()
const ready = performance.now() - started

const sizes = ['8b', '70b', '7b', '32b', '14b', '405b', '3b', 'mixtral 8x7b', 'qwen3 30b a3b', '123b']
const ways = ['', 'qlora', 'lora', 'full', '8-bit', 'under $2000', 'within 24h', 'on h100', 'seq 8k', 'spot']
const today = '2026-11-24'

/** Milliseconds of each of `count` questions that nobody has asked before. */
function ask(count: number, from: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const text = `${sizes[i % sizes.length]} ${100 + from + i}M tokens ${ways[Math.floor(i / sizes.length) % ways.length]}`
    const before = performance.now()
    advise(text, today)
    return performance.now() - before
  })
}

const quantile = (values: readonly number[], at: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(at * values.length))] ?? NaN

const first = ask(1, 0)[0] ?? NaN
ask(60, 1)
const rounds = Array.from({ length: 5 }, (_, round) => ask(100, 100 + 100 * round))
const medians = rounds.map((times) => quantile(times, 0.5))
const tails = rounds.map((times) => quantile(times, 0.99))
const plans = house.effortOf('70b 2B tokens', today)
const one = rounds.flat()
const show = (values: readonly number[]) =>
  `${quantile(values, 0.5).toFixed(1)} ms (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)} over ${values.length} rounds)`

console.log(`machine        ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
console.log(`data to ready  ${ready.toFixed(0)} ms`)
console.log(`plans          ${plans.memory} sized and ${plans.time} timed for "70b 2B tokens"`)
console.log(`first answer   ${first.toFixed(0)} ms`)
console.log(`answer p50     ${show(medians)}`)
console.log(`answer p99     ${show(tails)}`)
console.log(
  `answers a second, one core: ${(one.length / (one.reduce((sum, time) => sum + time, 0) / 1000)).toFixed(0)}`,
)
console.log(`memory         ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`)
