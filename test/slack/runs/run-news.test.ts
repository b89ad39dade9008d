/** The run of a plan, told in its thread: one card, edited in place, whatever people say and in whatever order. */
import { expect, test } from 'vitest'
import { chatWith, controlOn } from '../chat-driver.ts'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'

const job = '70b 2B tokens on 8 h100 sxm at lambda'
const cardTitle = '8 × H100 SXM at Lambda: '

async function plannedRun() {
  const running = await runApp(realDependencies())
  let time = Date.parse('2026-11-24T09:00:00Z')
  Object.assign(running.services, { now: () => time })
  const { workspace } = running.slack
  const { command, reply, press } = chatWith(running)
  const [plan] = await command(job)
  if (plan === undefined) throw new Error('no plan')
  return {
    running,
    plan,
    press,
    /** What the app said because of it. */
    say: async (text: string, user = 'U0ANN') => {
      const said = await reply(text, plan.ts, { user })
      return said.filter(({ by }) => by === 'api').map((each) => each.text)
    },
    pass: (hours: number) => (time += hours * 3_600_000),
    /** The message of the plan as it stands now. */
    card: () => workspace.messages.find(({ ts }) => ts === plan.ts) ?? plan,
    /** What everybody sees from the app. */
    posts: () => workspace.messages.filter(({ by, onlyFor }) => by === 'api' && onlyFor === undefined),
  }
}

test('pasted progress edits the message of the plan; whoever pasted it is answered alone', async () => {
  const { say, card, posts, plan, press, pass, running } = await plannedRun()
  expect(plan.text).toMatch(/^8 × H100 SXM/)
  expect(await say('step 1200 of 4000 after 20 hours')).toEqual([
    expect.stringMatching(
      /^Noted\. 8 × H100 SXM at Lambda: running 30%\. Done Thursday 07:40 UTC, \$[\d,]+ of \$[\d,]+\.$/,
    ),
  ])
  expect(card()).toMatchObject({ isEdited: true, text: expect.stringContaining(`${cardTitle}running 30%`) })
  expect(card().text).toMatch(/Step 1,200 of 4,000 after 20 h\.\n.*(?:planned|slower)/)
  // A line of a trainer.
  pass(10)
  await say(' 45%|████▌     | 1800/4000 [30:00:00<36:40:00, 60.0s/it]')
  expect(card().text).toContain('running 45%')
  await press(controlOn(card(), 'amend_run_crashed'), card())
  expect(card().text).toContain('crashed at 45%')
  await say('resumed at step 1500')
  pass(5)
  await say('step 1800 of 4000 after 5 hours')
  expect(card().text).toContain('after 30 h before it was resumed and 5 h since.')
  // Against the plan as it was, though the thread has learned from the run's own speed since.
  const [, planned = ''] = /planned: (\$[\d,]+)/.exec((await say('spent $1,900')) && card().text) ?? []
  expect(posts().at(-1)?.text).toContain(`Expected was ${planned} in total`)
  expect(card().text).toMatch(
    /^8 × H100 SXM at Lambda: done\n\$1,900 \(−\d+%\); planned: \$[\d,]+ and \d+ h\.\nStep 1,800 of 4,000/,
  )
  // The plan, and the words on its bill.
  expect(posts().map(({ ts }) => ts)[0]).toBe(plan.ts)
  expect(posts()).toHaveLength(2)
  const measured = await running.services.store.of('T0FAKE').runs.recent({})
  expect(measured.map(({ run }) => run.own !== null)).toEqual([false, true])
  expect(controlOn(card(), 'measurement_keep').value).toBe(measured[1]?.id)
})

test('a bill to the cent is the same figure on the card and in the answer, and a run that has just gone on is no whole one', async () => {
  const { say, card, posts, pass } = await plannedRun()
  await say('step 1600 of 4000 after 20 hours')
  await say('it crashed')
  await say('resumed at step 1400')
  pass(1)
  await say('spent $1,234.56')
  const [, share = ''] = /^Noted: \$1,234\.56 spent, (\d+)% less/.exec(posts().at(-1)?.text ?? '') ?? []
  expect(card().text).toContain(`done\n$1,234.56 (−${share}%); planned: `)
  expect(card().text).toContain('Step 1,400 of 4,000')
})

test('progress that goes backwards, beyond its end or after it changes nothing, and says what to reply', async () => {
  const { say, card } = await plannedRun()
  await say('step 1200 of 4000 after 20 hours')
  const before = card().text
  expect(await say('step 900 of 4000 after 21 hours')).toEqual([expect.stringContaining('resumed at step 900')])
  expect(await say('step 1300 of 4000 after 2 hours')).toEqual([expect.stringContaining('reply "resumed" first')])
  expect(await say('step 5000 of 4000 after 30 hours')).toEqual([expect.stringContaining('cannot be')])
  expect(card().text).toBe(before)
  await say('the run is stopped')
  expect(card().text).toContain('stopped early at 30%')
  expect(await say('step 1300 of 4000 after 22 hours')).toEqual([expect.stringContaining('This run is stopped')])
  await say('we started the run')
  expect(card().text).toContain(`${cardTitle}running\n`)
})

test('a card that somebody deleted goes on in another message', async () => {
  const { say, card, posts, running, plan } = await plannedRun()
  await say('step 1200 of 4000 after 20 hours')
  running.slack.failNext('chat.update', { kind: 'refused', error: 'message_not_found' })
  const said = await say('step 1300 of 4000 after 22 hours')
  expect(said).toContainEqual(expect.stringContaining('The message that showed it is gone: the card below goes on.'))
  const [, newCard] = posts()
  expect(newCard).toMatchObject({ thread: plan.ts, text: expect.stringContaining('Step 1,300') })
  await say('step 1400 of 4000 after 24 hours')
  expect(posts()).toHaveLength(2)
  expect(card().text).toContain('Step 1,200')
  expect(posts()[1]?.text).toContain('Step 1,400')
})

test('two people at once: both are heard, and the card shows the later step', async () => {
  const { say, card, posts } = await plannedRun()
  await say('step 100 of 4000 after 2 hours')
  const said = await Promise.all([
    say('step 1200 of 4000 after 20 hours'),
    say('step 1210 of 4000 after 20.2 hours', 'U0BEN'),
  ])
  expect(said.flat()).not.toEqual([])
  expect(card().text).toContain('Step 1,210 of 4,000')
  expect(posts()).toHaveLength(1)
})

test('how the run goes is asked, and told without a change of it', async () => {
  const { say, card, pass } = await plannedRun()
  await say('run started')
  expect(await say('when will it be done?')).toEqual([expect.stringContaining('running. Running since')])
  pass(20)
  expect(await say('step 1200 of 4000 after 20 hours, when is it done?')).toEqual([
    expect.stringMatching(/^Noted\. .*running 30%\. Done Friday/),
  ])
  const before = card().text
  for (const text of ['is it finished?', 'how is the run going?', 'did it crash?'])
    expect([text, await say(text)]).toEqual([
      text,
      [expect.stringMatching(/^8 × H100 SXM at Lambda: running 30%\. Done/)],
    ])
  await say('will it be done in 5 hours?')
  expect(card().text).toBe(before)
  await say('done')
  expect(await say('is it finished?')).toEqual([expect.stringContaining(': done. ')])
})

test('talk between people is no news of a run', async () => {
  const { say, card, plan } = await plannedRun()
  for (const text of [
    'done',
    'ok done, thanks',
    'I started looking at this',
    'we are 2 of 3 people today',
    'stopped by to say hi',
  ])
    expect([text, await say(text)]).toEqual([text, []])
  expect(card().text).toBe(plan.text)
})
