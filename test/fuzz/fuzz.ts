/**
 * `npm run fuzz`: texts through every reader, after those that are made to hang. Ends with 1 at a fault, a text that takes
 * a second (five, where it is made to hang), or a p99 over 5 ms.
 * Options: --seed 1 --from 0 --count 100000; --at 4711 reads one text again and shows it. --threads: conversations instead, each
 * answered up to what is said in it.
 */
import { parseArgs } from 'node:util'
import { quantile } from '../load/statistics.ts'
import { answerThread, fuzzThread } from './fuzz-threads.ts'
import { timeReaders } from './timed-readers.ts'
import { fuzzText } from './fuzz-texts.ts'
import { hangingTexts } from './repeated-signs.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '100000' },
    at: { type: 'string' },
    threads: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const print = (line: string) => process.stdout.write(`${line}\n`)

if (values.threads) {
  answerThreads(Number(values.at ?? values.from), values.at === undefined ? Number(values.count) : 1)
} else if (values.at !== undefined) {
  const text = fuzzText(seed, Number(values.at))
  print(JSON.stringify(text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text))
  print(JSON.stringify(timeReaders(text)))
} else {
  const isHung = readHangingTexts()
  runFuzz(Number(values.from), Number(values.count))
  if (isHung) process.exitCode = 1
}

/** Those that are made to hang, each whole; true: one of them does. */
function readHangingTexts(): boolean {
  const timings = hangingTexts
    .flatMap((make) => make(1))
    .map(({ part, text, readers }) => ({ part, ms: Math.max(...Object.values(timeReaders(text, 5000, readers))) }))
    .toSorted((one, other) => other.ms - one.ms)
  const slowest = timings.slice(0, 3).map(({ part, ms }) => `${JSON.stringify(part)} ${ms.toFixed(0)} ms`)
  print(`${timings.length} texts that are made to hang; the slowest: ${slowest.join(', ')}`)
  return timings.some(({ ms }) => ms > 5000)
}

function answerThreads(from: number, count: number): void {
  const began = performance.now()
  let answered = 0
  let faults = 0
  for (let index = from; index < from + count; index += 1) {
    const outcome = answerThread(fuzzThread(seed, index))
    answered += outcome.answered
    if (outcome.fault === undefined) continue
    faults += 1
    print(`fault at ${index}: ${outcome.fault}`)
  }
  const seconds = (performance.now() - began) / 1000
  print(
    `${answered} texts in ${count} conversations from ${from}, seed ${seed}: ${faults} faults, ${seconds.toFixed(0)} s`,
  )
  process.exitCode = faults > 0 ? 1 : 0
}

function runFuzz(from: number, count: number): void {
  const times = new Map<string, number[]>()
  const slow: { readonly index: number; readonly name: string; readonly ms: number }[] = []
  let faults = 0
  const began = performance.now()
  for (let index = from; index < from + count; index += 1) {
    const text = fuzzText(seed, index)
    try {
      for (const [name, ms] of Object.entries(timeReaders(text))) {
        const timings = times.get(name) ?? []
        timings.push(ms)
        times.set(name, timings)
        if (ms > 20) slow.push({ index, name, ms })
      }
    } catch (error) {
      faults += 1
      if (faults <= 5)
        print(
          `fault at ${index}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`,
        )
    }
  }
  const seconds = (performance.now() - began) / 1000
  print(`${count} texts from ${from}, seed ${seed}: ${faults} faults, ${seconds.toFixed(0)} s`)
  for (const [name, all] of times) {
    print(
      `  ${name.padEnd(18)} p50 ${quantile(all, 0.5).toFixed(2)} ms, p99 ${quantile(all, 0.99).toFixed(2)} ms, most ${quantile(all, 1).toFixed(0)} ms`,
    )
  }
  slow.sort((one, other) => other.ms - one.ms)
  for (const { index, name, ms } of slow.slice(0, 8)) print(`  slow: --at ${index}, ${name}, ${ms.toFixed(0)} ms`)
  const isSlow = [...times.values()].some((all) => quantile(all, 0.99) > 5) || slow.some(({ ms }) => ms > 1000)
  process.exitCode = faults > 0 || isSlow ? 1 : 0
}
