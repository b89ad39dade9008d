/** A workspace whose row cannot be read keeps no other from being answered: it is skipped, counted, and told. */
import { expect, onTestFinished, test } from 'vitest'
import { openChaosHarness } from '../chaos/chaos-harness.ts'
import { seededRandom } from '../seeded-random.ts'
import { install, oauth } from '../slack/install/install.ts'
import { withDatabase } from '../store/database-rows.ts'
import { newDatabase } from '../store/databases.ts'

test('a row that no key opens is skipped at the start, counted in the log, and the rest is served', async () => {
  const location = await newDatabase('SQLite')
  const harness = await openChaosHarness(seededRandom(1), location)
  onTestFinished(harness.close)
  const first = await harness.start({}, oauth)
  const address = await first.ready()
  await install({ app: { address }, slack: harness.slack }, { team: 'T0FAKE', token: harness.slack.botToken })
  await harness.end(first)
  const bad = { id: 'T9', team: 'T9', enterprise: null, sealed: 'v1.gone.AAAA.BBBB', changed_at: '2026-11-24' }
  await withDatabase(location, (db) => db.insertInto('installations').values(bad).execute())
  const second = await harness.start({}, oauth)
  await harness.askIn('CA1')
  expect(await harness.waitForAnswers(30_000)).toBe(true)
  const line = second
    .errors()
    .split('\n')
    .find((each) => each.includes('installations that no key opens are skipped'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 50, installations: ['T9'], count: 1 })
}, 60_000)
