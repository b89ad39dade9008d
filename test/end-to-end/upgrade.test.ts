/** From one release to the next and back, on one database, with nothing lost: what docs/operating.md promises. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { type ChaosHarness, openChaosHarness } from '../chaos/chaos-harness.ts'
import { checkInvariants, violationsOf } from '../chaos/invariants.ts'
import { answersIn } from '../chaos/sent-requests.ts'
import { seededRandom } from '../seeded-random.ts'
import { install, oauth } from '../slack/install/install.ts'
import { newDatabase } from '../store/databases.ts'
import type { AppProcess } from './app-process.ts'
import { previousRelease, unpackRelease } from './previous-release.ts'

const key = (name: string, digit: string) => `${name}:${digit.repeat(64)}`
const [old, fresh] = [key('2025', '0'), key('2026', '1')]
const under = (...keys: readonly string[]) => ({ ...oauth, TOKEN_ENCRYPTION_KEY: keys.join(',') })
const release = previousRelease()

/** Of the answers in which the release before had a hand: a machine that stops it for longer than its lease makes it post twice. */
const mostTwiceByFormer = 0.1

/** What was acknowledged is answered, once; and by no apology, where `isApologyFree`. */
async function expectNothingLost(harness: ChaosHarness, isApologyFree = true, mostTwice = 0): Promise<void> {
  expect(await harness.waitForAnswers(240_000)).toBe(true)
  await sleep(2000)
  const { duplicates, ...report } = await checkInvariants(harness, isApologyFree)
  expect(violationsOf({ ...report, duplicates: mostTwice === 0 ? duplicates : [] })).toEqual([])
  expect(duplicates.length).toBeLessThanOrEqual(mostTwice * report.acknowledged)
}

async function openHarness(url: string, from?: number): Promise<ChaosHarness> {
  const harness = await openChaosHarness(seededRandom(1), { url }, from)
  onTestFinished(harness.close)
  return harness
}

// Where the history of the repository holds the release before, as it does but in shallow clones.
test.each(release === null ? [] : [release])(
  '%s and this version run and restart side by side while the keys are changed, and the older goes on alone',
  async (name) => {
    const { folder, remove } = unpackRelease(name)
    onTestFinished(remove)
    const location = await newDatabase('PostgreSQL')
    if (!('url' in location)) throw new Error('no server')
    const harness = await openHarness(location.url)
    const before = { version: folder }
    let serial = 0
    /** Asks until so many are acknowledged: a busy machine takes longer. */
    const ask = async (count: number) => {
      for (let taken = 0; taken < count; serial += 1) {
        if ((await harness.askIn(`CA${serial}`)).state === 'acknowledged') taken += 1
        await sleep(100)
      }
    }
    /** Asked all the while: the one that is replaced is ended once the other is there. */
    const replace = async (app: AppProcess, version: object, ...keys: readonly string[]): Promise<AppProcess> => {
      const replacing = (async () => {
        // 1: not all was finished in its time, and is answered by the next.
        expect(await harness.end(app)).toBeOneOf([0, 1])
        return harness.start(version, under(...keys))
      })()
      const [next] = await Promise.all([replacing, ask(4)])
      return next
    }

    let first = await harness.start(before, under(old))
    const address = await first.ready()
    await install({ app: { address }, slack: harness.slack }, { team: 'T0FAKE', token: harness.slack.botToken })
    await ask(3)
    // This version changes the schema; the one before goes on, and starts again on it.
    let second = await harness.start({}, under(old))
    await ask(3)
    first = await replace(first, before, old)
    // Every replica can open what another seals, before any seals with it; then all seal with it.
    first = await replace(first, before, old, fresh)
    second = await replace(second, {}, old, fresh)
    second = await replace(second, {}, fresh, old)
    first = await replace(first, before, fresh, old)
    first = await replace(first, before, fresh)
    // And back: the version before alone, on the schema of this one.
    expect(await harness.end(second)).toBeOneOf([0, 1])
    await ask(3)
    first = await replace(first, before, fresh)
    // 0.1.0 apologises where a post fails once, and tries it again.
    await expectNothingLost(harness, false, mostTwiceByFormer)
    expect(harness.requests.filter(({ state }) => state === 'acknowledged').length).toBeGreaterThan(15)
  },
  900_000,
)

test('what version 0.1.0 left behind is taken on: its thread, its installation under a key that is changed, what it owes', async () => {
  const location = await newDatabase('PostgreSQL')
  if (!('url' in location)) throw new Error('no server')
  const client = new Client({ connectionString: location.url })
  await client.connect()
  await client.query(readFileSync(new URL('v0.1.0.sql', import.meta.url), 'utf8'))
  // As if it had been killed just now.
  await client.query(`update deliveries set noted_at = $1 where state = 'noted'`, [new Date().toISOString()])
  // Each fake Slack counts its triggers from one.
  await client.query('delete from delivery_keys')
  const root = await client.query<{ thread: string }>(`select thread from thread_turns where channel = 'CAKEPT'`)
  await client.end()

  const harness = await openHarness(location.url, 201)
  for (const channel of ['CAKEPT', 'CAOPEN']) harness.slack.workspace.addChannel(channel)
  const app = await harness.start({}, under(fresh, old))
  await harness.askIn('CAKEPT', root.rows[0]?.thread ?? '')
  await expect.poll(() => answersIn(harness.slack).byTokens.has(102e6), { timeout: 120_000 }).toBe(true)
  await harness.waitForAnswers(120_000)
  const answered = harness.slack.workspace.messages.filter(
    ({ channel }) => channel === 'CAKEPT' || channel === 'CAOPEN',
  )
  expect(answered).toHaveLength(2)
  // It was sealed again: the old key can go.
  expect(await harness.end(app)).toBe(0)
  await harness.start({}, under(fresh))
  await harness.askIn('CA1')
  await expectNothingLost(harness)
}, 500_000)
