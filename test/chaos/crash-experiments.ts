/** Processes that stand still, die before they are of use, or are brought down by a question. */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { AppProcess, SpawnOptions } from '../end-to-end/app-process.ts'
import type { ChaosHarness } from './chaos-harness.ts'
import type { Experiment } from './experiment.ts'
import { answersIn } from './sent-requests.ts'

/** Starts an app with a module that is loaded before it. */
const preload = (module: string): SpawnOptions => ({
  flags: ['--import', fileURLToPath(new URL(module, import.meta.url))],
})

/** Steps of a clock, seconds: back and forth by up to a minute. */
const clockSteps = '-60,45,-20,60,5,-60,0,30'

const queue = (harness: ChaosHarness, channel: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => harness.askIn(channel)))

/** Up to 100 of one channel wait, one of three processes stands still for 1 to 20 s, and the clock of another steps. */
export const pausedReplicas: Experiment = {
  on: 'postgres',
  answerTimeout: 300,
  isApologyFree: true,
  run: async (harness, random, { size, rate }) => {
    for (let replica = 0; replica < 3; replica += 1)
      await harness.start(preload('skewed-clock.mjs'), { SKEW_STEPS: clockSteps })
    const pauses = Math.max(1, Math.round(size / 2))
    const pausing = async () => {
      for (let pause = 0; pause < pauses; pause += 1) {
        await queue(harness, `C${random.pick(['A', 'B'])}QUEUE${pause}`, random.below(101))
        const stopped = harness.apps[random.below(harness.apps.length)]
        stopped?.kill('SIGSTOP')
        harness.apps[random.below(harness.apps.length)]?.kill('SIGUSR2')
        // A short scene has short ones, yet longer than a lease.
        await sleep(size < 20 ? 4500 + random.below(2000) : 1000 + random.below(19_000))
        stopped?.kill('SIGCONT')
      }
    }
    await harness.sendDuring(rate / 4, pausing())
    return `${pauses} pauses, each with a step of a clock`
  },
}

/** Twenty wait in one channel, others come, and whatever starts dies within two seconds. */
export const crashLoop: Experiment = {
  on: 'sqlite',
  answerTimeout: 300,
  isApologyFree: true,
  run: async (harness, random, { size, rate }) => {
    await harness.start()
    await queue(harness, 'CALOOP', 20)
    const dying = async () => {
      for (let death = 0; death < size; death += 1) {
        const [app] = harness.apps
        await sleep(random.below(2000))
        if (app !== undefined) await harness.kill(app)
        await harness.start()
      }
    }
    await harness.sendDuring(rate / 2, dying())
    return `${size} deaths`
  },
}

/** One question brings down whoever posts its answer; it is started again each time, as a supervisor does. */
export const poisonQuestion: Experiment = {
  on: 'sqlite',
  run: async (harness, _, { size, rate }) => {
    let deaths = 0
    const over = new AbortController()
    const supervise = async () => {
      while (!over.signal.aborted) {
        const app: AppProcess = await harness.start(preload('fatal-post.mjs'), { FATAL_CHANNEL: 'CAPOISON' })
        harness.expectEnd(app)
        await Promise.race([app.ended(), until(() => over.signal.aborted)])
        if (!over.signal.aborted) deaths += 1
      }
    }
    const supervised = supervise()
    await until(() => harness.apps.length > 0)
    await queue(harness, 'CABESIDE', Math.min(20, size))
    const poison = await harness.askIn('CAPOISON')
    await harness.sendDuring(
      rate / 4,
      until(() => answersIn(harness.slack).apologies > 0, 300_000),
    )
    over.abort()
    await supervised
    harness.require(answersIn(harness.slack).apologies === 1, 'somebody else than the asker of the poison was told')
    poison.state = 'given up'
    return `${deaths} deaths until the question was given up, and its asker told`
  },
}

/** Resolves when the claim holds, or after so many milliseconds. */
export async function until(holds: () => boolean, milliseconds = Infinity): Promise<void> {
  for (const end = performance.now() + milliseconds; !holds() && performance.now() < end;) await sleep(20)
}
