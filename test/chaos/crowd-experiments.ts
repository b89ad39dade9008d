/** Many at once: what one channel, one team or one thread asks, and how long everybody else waits meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.ts'
import type { AppProcess } from '../end-to-end/app-process.ts'
import { processCpuMs } from '../load/measure-load.ts'
import { processorTimes, waitingShare } from '../load/processor-wait.ts'
import { quantile } from '../load/statistics.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { command, senderTo } from '../slack/test-slack.ts'
import type { ChaosHarness } from './chaos-harness.ts'
import { until } from './crash-experiments.ts'
import type { Experiment } from './experiment.ts'
import { answersIn, answerTimes, type SentRequest } from './sent-requests.ts'

/** A thousand wait, in one channel or in a thousand of one team; the others ask six times a second for half a minute. */
export function crowd(isOneChannel: boolean): Experiment {
  return {
    on: 'sqlite',
    isApologyFree: true,
    // What waits in the one channel when it ends is left there.
    ...(isOneChannel ? { answerTimeout: 0 } : {}),
    run: async (harness, random, { size, patience }) => {
      const app = await harness.start()
      await warm(harness)
      // What a busy machine takes by itself is not the crowd's doing.
      const alone = await askBeside(harness, app, random, ['CB'], size, 'ALONE')
      const count = size * 10
      const asked = Array.from({ length: count }, (_, serial) => harness.askIn(`CABUSY${isOneChannel ? '' : serial}`))
      const crowd = await Promise.all(asked)
      const wanted = [app.pid, process.pid].map((pid) => ({ pid, before: processorTimes(pid) }))
      // A team's own crowd may take the team's own time, if it is not a crowd of one channel.
      const { others, windows } = await askBeside(
        harness,
        app,
        random,
        isOneChannel ? ['CA', 'CB'] : ['CB'],
        size * 2,
        'BESIDE',
      )
      const [appWaited = 0, driverWaited = 0] = wanted.map(({ pid, before }) =>
        waitingShare(before, processorTimes(pid)),
      )
      const waiting = crowd.filter(({ tokens }) => !answersIn(harness.slack).byTokens.has(tokens)).length
      const times = (requests: readonly SentRequest[]) => answerTimes(requests, answersIn(harness.slack))
      const answered = quantile(times(others), 0.99)
      const slowestWindow = Math.max(...windows)
      // On a machine that is busy with other work the bar is what they take with nobody beside them, and as much again.
      const bar = Math.max(500 * patience, 2 * quantile(times(alone.others), 0.99))
      harness.require(answered < bar, `the others were answered in ${answered.toFixed(0)} ms (p99)`)
      harness.require(slowestWindow < 1000 * patience, `a window took ${slowestWindow.toFixed(0)} ms`)
      if (isOneChannel) {
        // Its channel takes one a second.
        for (const request of crowd) request.state = 'not waited for'
        await harness.kill(app)
      }
      return (
        `${count} of ${isOneChannel ? 'one channel' : 'one team'}, ${waiting} of which waited to the end; ${others.length} others ` +
        `p50 ${quantile(times(others), 0.5).toFixed(0)}, p95 ${quantile(times(others), 0.95).toFixed(0)}, p99 ${answered.toFixed(0)} ms ` +
        `(with nobody beside them p50 ${quantile(times(alone.others), 0.5).toFixed(0)}, p95 ${quantile(times(alone.others), 0.95).toFixed(0)} ms); ` +
        `${windows.length} windows, the slowest ${slowestWindow.toFixed(0)} ms; of the time in which it wanted a processor the app ` +
        `waited for one ${(appWaited * 100).toFixed(0)} %, the fake Slack ${(driverWaited * 100).toFixed(0)} %`
      )
    },
  }
}

/** The first answers of a process take longer: what is compiled as it runs is not yet. */
async function warm(harness: ChaosHarness): Promise<void> {
  for (let serial = 0; serial < 40; serial += 1) {
    await harness.askIn(`C${serial % 2 === 0 ? 'A' : 'B'}WARM${serial}`)
    await sleep(25)
  }
  await sleep(2000)
}

/** Asks so many times in channels of their own, and opens a window each third time. */
async function askBeside(
  harness: ChaosHarness,
  app: AppProcess,
  random: SeededRandom,
  teams: readonly string[],
  count: number,
  name: string,
): Promise<{ others: readonly SentRequest[]; windows: readonly number[] }> {
  const others: Promise<SentRequest>[] = []
  const windows: Promise<number>[] = []
  for (let serial = 0; serial < count; serial += 1) {
    others.push(harness.askIn(`${teams[serial % teams.length]}${name}${serial}`))
    if (serial % 3 === 0)
      windows.push(openWindow(harness, app, `${teams[serial % teams.length]}${name}WINDOW${serial}`))
    await sleep(random.below(320))
  }
  const asked = await Promise.all(others)
  await until(() => answerTimes(asked, answersIn(harness.slack)).length === asked.length, 60_000)
  return { others: asked, windows: await Promise.all(windows) }
}

/** Milliseconds from the command until Slack is told to open the window; Infinity: it never was. */
async function openWindow({ slack }: ChaosHarness, app: AppProcess, channel: string): Promise<number> {
  const started = performance.now()
  const trigger = `of ${channel}`
  const isOpened = () => slack.callsOf('views.open').some(({ args }) => args['trigger_id'] === trigger)
  // In a channel of its own: the same words twice within two seconds are one command.
  slack.workspace.addChannel(channel)
  const fields = { trigger_id: trigger, channel_id: channel }
  void senderTo(await app.ready())
    .command(command('settings', slack.responseUrls.create(channel, 'U0ANN'), fields))
    .catch(() => undefined)
  await until(isOpened, 60_000)
  return isOpened() ? performance.now() - started : Infinity
}

/** Replies to one answer, first one after another and then, in another thread, all at once. */
export const repliesAtOnce: Experiment = {
  on: 'sqlite',
  isApologyFree: true,
  // What the thread is still to be told when it ends is left there.
  answerTimeout: 0,
  run: async (harness, _, { size, patience }) => {
    const app = await harness.start()
    const count = size * 5
    const inARow = await replyIn(harness, app, 'CAROW', async (reply) => {
      for (let serial = 1; serial <= count; serial += 1) await reply(serial)
    })
    const atOnce = await replyIn(harness, app, 'CAONCE', async (reply) => {
      await Promise.all(Array.from({ length: count }, () => reply(count)))
    })
    await harness.kill(app)
    const turns = await turnsIn(harness, 'CAONCE')
    const isInOrder = turns.every(({ noted_at: noted }, at) => noted >= (turns[at - 1]?.noted_at ?? ''))
    harness.require(turns.length === count, `${turns.length} turns of ${count} replies`)
    harness.require(isInOrder, 'the turns are not in the order in which the replies came')
    const ratio = atOnce / inARow
    harness.require(
      !(ratio > 2 * patience),
      `at once they took ${ratio.toFixed(2)} times the processor of those in a row`,
    )
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)
    return `${count} replies in a row ${seconds(inARow)} s of a processor, at once ${seconds(atOnce)} s (× ${ratio.toFixed(2)}); ${turns.length} turns in order`
  },
}

/**
 * Milliseconds of a processor that the app spent until every reply is a turn. `reply` resolves when so many are. What
 * the thread then takes to be told, one message a second, is not waited for.
 */
async function replyIn(
  harness: ChaosHarness,
  app: AppProcess,
  channel: string,
  replies: (reply: (turns: number) => Promise<void>) => Promise<void>,
): Promise<number> {
  const { tokens } = await harness.askIn(channel)
  const root = () => harness.slack.workspace.messages.find((message) => message.channel === channel)
  await until(() => answersIn(harness.slack).byTokens.has(tokens) && root() !== undefined, 30_000)
  // Slack has confirmed it, and the thread is noted.
  await sleep(1000)
  const before = processCpuMs(app)
  const db = await openDatabase(harness.database)
  await replies(async (turns) => {
    const request = await harness.askIn(channel, root()?.ts ?? '')
    if (request.state === 'acknowledged') request.state = 'not waited for'
    for (let end = performance.now() + 120_000; performance.now() < end; await sleep(5)) {
      const { count } = await db
        .selectFrom('thread_turns')
        .where('channel', '=', channel)
        .where('version', '>', 1)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      if (count >= turns) return
    }
  })
  await db.destroy()
  return processCpuMs(app) - before
}

/** The turns after the first, each with the time at which its reply was noted. */
async function turnsIn({ database }: ChaosHarness, channel: string) {
  const db = await openDatabase(database)
  const turns = await db
    .selectFrom('thread_turns')
    .innerJoin('deliveries', 'deliveries.id', 'thread_turns.delivery')
    .where('thread_turns.channel', '=', channel)
    .where('thread_turns.version', '>', 1)
    .orderBy('thread_turns.version')
    .select(['thread_turns.version', 'deliveries.noted_at'])
    .execute()
  await db.destroy()
  return turns
}
