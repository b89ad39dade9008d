/** What comes later: prices that moved under a thread, the digest of a week, a crash in the middle of a turn. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAdvisor } from '../../../src/conversation/advisor.ts'
import { loadCatalog } from '../../../src/catalog/load.ts'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import { loadEstimator } from '../../../src/facts.ts'
import { plainRendering } from '../../../src/presentation/slack/blocks/plain-rendering.ts'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { buildVocabulary } from '../../../src/language/lexicon/vocabulary.ts'
import { providerNames } from '../../../src/language/lexicon/provider-names.ts'
import { WebClient } from '@slack/web-api'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { digestJobs } from '../../../src/slack/jobs/weekly-digest.ts'
import { ask } from '../../../src/slack/worker/ask.ts'
import { answerInThread } from '../../../src/slack/listeners/answer-in-thread.ts'
import { createEngineContext } from '../../../src/conversation/engine-context.ts'
import { createConversationEngine } from '../../../src/conversation/conversation-engine.ts'
import { botToken } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { mainThreadOnly, type RunningApp, runApp } from '../running-app.ts'
import { controlOn, chatWith } from '../chat-driver.ts'

const folder = join(import.meta.dirname, '../../../data')
const known = loadCatalog(folder)
const estimator = loadEstimator(folder, known)
const vocabulary = buildVocabulary(known, providerNames(known))

/** A corridor over a catalog that the test has changed. */
function dependenciesOver(catalog: Catalog) {
  const engine = createConversationEngine(
    createEngineContext(catalog, vocabulary, createAdvisor(catalog, vocabulary, { estimator, evidence: new Map() })),
  )
  return { engine, plainRendering }
}

/** The catalog a week later: Lambda halves what an H100 costs. */
const weekLater: Catalog = {
  ...known,
  observations: [
    ...known.observations,
    ...known.observations
      .filter(({ provider, gpu }) => provider === 'lambda' && gpu === 'h100-sxm')
      .map((seen) => {
        const { value, base } = seen.price
        const price = { ...seen.price, value: value / 2, base: base / 2, asOf: '2026-11-30' }
        return { ...seen, price, evidence: 'api' as const }
      }),
  ],
}
const nextMonday = { ...dependenciesOver(weekLater), today: () => '2026-12-01' }

/** The same store and Slack, served by what is known on another day. */
const serveLater = ({ services }: RunningApp) =>
  Object.assign(services, nextMonday, { answerPool: mainThreadOnly(nextMonday.engine, services.fairQueue) })

test('a thread rests on its prices; asked again later it says that they changed, and takes them when told', async () => {
  const running = await runApp(realDependencies())
  const { command, reply, press } = chatWith(running)
  const [root] = await command('70b 2B tokens on 8 h100 sxm at lambda')
  if (root === undefined) throw new Error('no answer')
  serveLater(running)
  const [sameDay] = await reply('sequence length 4096', root.ts)
  expect(sameDay?.text).toContain('This rests on the prices of 2026-11-24, as this thread began. At today')
  if (sameDay === undefined) throw new Error('no answer')
  const [repriced] = await press(controlOn(sameDay, 'amend_prices'), sameDay)
  expect(repriced?.text).toContain('Prices of 2026-12-01 instead of 2026-11-24.')
  expect(repriced?.text).toMatch(/Total cost: \$([\d,]+) → \$[\d,]+ \(−\$[\d,]+, −50%\)/)
  const [next] = await reply('rank 32', root.ts)
  expect(next?.text).not.toContain('This rests on the prices')
  expect((await reply("today's prices", root.ts))[0]?.text).toContain('The prices of today, as before')
})

async function runDigests(running: RunningApp): Promise<void> {
  const { services, slack } = running
  const jobs = digestJobs(async () => new WebClient(botToken, { slackApiUrl: slack.apiUrl }))
  for (const { kind, run } of jobs) {
    for (const job of kind === 'digests' ? [monday] : await services.store.jobs.take([kind], 10, 60)) {
      const scope = { team: job.team ?? '', enterprise: null, id: `job ${kind} ${job.key}`, posts: 0 }
      await runInScope({ ...scope, attempt: job.attempt, outcome: 'answered' }, () => run(job, services))
      if (kind === 'digest') await services.store.jobs.done(job)
    }
  }
}
const monday = { kind: 'digests', key: 'k', team: null, payload: {}, runAt: '2026-11-01T09:00:00.000Z', attempt: 1 }

test('the weekly digest tells what moved, what became cheaper and what was spent, once, and only who wants it', async () => {
  const running = await runApp(realDependencies())
  const { services, slack } = running
  const { settings, workspace } = services.store.of('T0FAKE')
  await workspace.recordSeen(null)
  await settings.write('C0HOME', defaultsSchema.parse({ digest: true }), 'U0LEAD', 0)
  await settings.write('C0QUIET', defaultsSchema.parse({ budgetUsd: 5 }), 'U0LEAD', 0)
  const { command, reply } = chatWith(running)
  const [root] = await command('70b 2B tokens on 8 h100 sxm at lambda')
  await reply('spent $900', root?.ts ?? '')
  serveLater(running)
  const before = slack.workspace.messages.length
  await runDigests(running)
  // The app may have taken the job itself.
  await expect.poll(() => slack.workspace.messages.slice(before)).not.toEqual([])
  const [digest, ...more] = slack.workspace.messages.slice(before)
  expect(more).toEqual([])
  expect(digest).toMatchObject({ channel: 'C0HOME' })
  expect(digest?.text).toMatch(/^A plan of this channel became \$[\d,]+ cheaper/)
  expect(digest?.text).toMatch(/A 70B model on 2B tokens: \$[\d,]+ → \$[\d,]+ \(−50%\), 8 × H100 SXM at Lambda/)
  expect(digest?.text).toMatch(/H100 SXM at Lambda: \$\d.\d\d\/h → \$\d.\d\d\/h \(−50%\)/)
  expect(digest?.text).toMatch(/8 × H100 SXM: \$900 spent, \$[\d,]+ expected/)
  await runDigests(running)
  expect(slack.workspace.messages).toHaveLength(before + 1)
})

test('a week without news is not told', async () => {
  const running = await runApp(realDependencies())
  const { settings, workspace } = running.services.store.of('T0FAKE')
  await workspace.recordSeen(null)
  await settings.write('C0HOME', defaultsSchema.parse({ digest: true }), 'U0LEAD', 0)
  await chatWith(running).command('70b 2B tokens on 8 h100 sxm at lambda')
  await runDigests(running)
  expect(running.slack.workspace.messages).toHaveLength(1)
})

test('a turn that was kept and not said before a crash is said by the next process as it would have been', async () => {
  const running = await runApp(realDependencies())
  const { command, reply } = chatWith(running)
  const [root] = await command('70b 2B tokens')
  const thread = { channel: 'C0HOME', thread: root?.ts ?? '' }
  const client = new WebClient(botToken, { slackApiUrl: running.slack.apiUrl })
  const scope = { team: 'T0FAKE', enterprise: null, id: 'delivery-1', attempt: 1, posts: 0 }
  const turn = () =>
    runInScope({ ...scope, outcome: 'answered' }, () =>
      answerInThread(
        {
          thread,
          client,
          user: 'U0ANN',
          answer: (state, requestContext) =>
            ask(
              running.services,
              'reply',
              { kind: 'reply', text: '4-bit', isAddressed: true, thread: state },
              requestContext,
            ),
        },
        running.services,
      ),
    )
  const first = await turn()
  await reply('on 8 h100s', thread.thread)
  const again = await turn()
  expect(again).toEqual(first)
  const state = await running.services.store.of('T0FAKE').threads.read(thread)
  expect(state?.conversation.revisions).toHaveLength(3)
})
