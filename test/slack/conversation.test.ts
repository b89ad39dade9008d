/** Whole conversations, from the command to the last reply, as a thread has them: with repeats, limits and talk in between. */
import { expect, test } from 'vitest'
import { type Kind, kinds, newPlace } from '../store/places.ts'
import { realCorridor } from './real-corridor.ts'
import { runApp, socketMode } from './running-app.ts'
import { controlOn, named, type Talk, talkTo } from './talk.ts'

/** What is said in the thread, and what the answer says; null: nothing is answered. */
type Line = readonly [text: string, answer: RegExp | null]

const thread: readonly Line[] = [
  ['thanks', null],
  ['4-bit?', /^.*in total\.\nChanged: 4-bit\.\n.*Memory per GPU: .* → /s],
  ['8 of us are in', null],
  ['on 8 h100s', /^8 × H100.*Changed: H100, 8 GPUs\./s],
  ['double the data', /Changed: 4B tokens\.\n.*Total cost: \$[\d,]+ → \$[\d,.k]+ \(\+/s],
  ['we spent $500 last time', null],
  ['undo', /Undone: 4B tokens\./],
  ['redo', /Redone: 4B tokens\./],
  ['why not A100?', /A100/],
  ['compare with qlora', /All come to the same plan: .*\n- As it is: 8 × H100/s],
  ['show the math', /dollars in total: \$/],
  ['under $5', /comes closest|closest|Nothing|No plan/i],
  ['no budget', /Changed: no budget\./],
  ['same but 8b', /^.*Changed: An 8B model/s],
  ['any provider', /^That is how it is already: /],
  ['reset', /Back to the first question\./],
  ['spent $612', /^Noted: \$612 spent, /],
  ['we measured 2,300 tok/s', /^Measured .* per GPU; expected /],
  ['sounds full of risk', null],
  [named('sounds full of risk'), /not understood|did not find/],
  [named('help'), /What will a fine-tuning run need/],
]

/** Says each line; returns the root of the thread, and what was not as expected. */
async function converse({ command, reply }: Talk, lines: readonly Line[]): Promise<{ root: string; unlike: string[] }> {
  const [answer] = await command('70b 2B tokens')
  const root = answer?.ts ?? ''
  const unlike: string[] = []
  for (const [text, expected] of lines) {
    const posted = await reply(text, root)
    const [one] = posted
    const isSo =
      expected === null ? one === undefined : posted.length === 1 && one?.thread === root && expected.test(one.text)
    if (!isSo) unlike.push(`${text}: ${posted.map((each) => each.text.slice(0, 300)).join(' | ')}`)
  }
  return { root, unlike }
}

test.each(kinds)('a thread of twenty replies on %s, everything delivered twice', async (kind: Kind) => {
  const running = await runApp(realCorridor(), {}, await newPlace(kind))
  const { root, unlike } = await converse(talkTo(running, 'http', true), thread)
  expect(unlike).toEqual([])
  const { threads, runs, estimates } = running.services.store.of('T0FAKE')
  const held = await threads.read({ channel: 'C0HOME', thread: root })
  expect(held?.conversation.revisions[held.conversation.position]?.spec).toMatchObject({ tokens: 2e9, gpus: null })
  expect(held?.pins.length).toBeGreaterThan(3)
  expect(await threads.history({ channel: 'C0HOME', thread: root })).toHaveLength(7)
  expect(
    (await runs.recent({ thread: root })).map(({ usd, tokensPerSecond }) => [usd, tokensPerSecond !== null]),
  ).toEqual([
    [null, true],
    [612, false],
  ])
  expect((await estimates.recent({ thread: root })).length).toBeGreaterThan(6)
})

test('the same over Socket Mode', async () => {
  const running = await runApp(realCorridor(), socketMode)
  expect((await converse(talkTo(running, 'socket'), thread)).unlike).toEqual([])
})

test('while Slack asks to wait, each of three replies is still answered once', async () => {
  const running = await runApp(realCorridor())
  const talk = talkTo(running)
  const [answer] = await talk.command('70b 2B tokens')
  const root = answer?.ts ?? ''
  running.slack.failNext('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 })
  await Promise.all(['4-bit', 'on 8 h100s', 'under $5000'].map((text) => talk.reply(text, root)))
  const replies = running.slack.workspace.posted.filter(({ thread: of }) => of === root).map(({ text }) => text)
  expect(replies).toHaveLength(3)
  for (const words of ['4-bit', 'H100, 8 GPUs', 'under $5,000']) {
    expect(replies.filter((text) => text.includes(`Changed: ${words}.`))).toHaveLength(1)
  }
})

test('two people reply at once: both amendments hold, whichever comes first', async () => {
  const running = await runApp(realCorridor())
  const second = await running.replica()
  const { command } = talkTo(running)
  const [answer] = await command('70b 2B tokens')
  const root = answer?.ts ?? ''
  await Promise.all([
    talkTo(running).reply('4-bit', root, { user: 'U0ANN' }),
    talkTo(second).reply('under $9000', root, { user: 'U0BOB' }),
  ])
  const held = await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root })
  const spec = held?.conversation.revisions[held.conversation.position]?.spec
  expect(spec).toMatchObject({ weights: 'nf4', budgetUsd: 9000 })
  expect(held?.conversation.revisions).toHaveLength(3)
  expect(running.slack.workspace.posted.filter((each) => each.thread === root)).toHaveLength(2)
})

test('buttons say what a person would have typed, in the thread', async () => {
  const running = await runApp(realCorridor())
  const { command, press } = talkTo(running, 'http', true)
  const [root] = await command('70b 2B tokens')
  if (root === undefined) throw new Error('no answer')
  const [eightBit] = await press(controlOn(root, 'amend_8bit'), root)
  expect(eightBit).toMatchObject({ thread: root.ts, text: expect.stringMatching(/Changed: 8-bit\./) })
  if (eightBit === undefined) throw new Error('no answer')
  const [spot] = await press(controlOn(eightBit, 'amend_pricing'), eightBit)
  expect(spot).toMatchObject({ thread: root.ts, text: expect.stringMatching(/Changed: (spot|on demand)\./) })
  const onOne = { action_id: 'amend_gpus', block_id: 'amend', value: 'on h200-sxm', isSelect: true }
  expect((await press(onOne, root))[0]?.text).toMatch(/H200/)
  expect(await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root.ts })).toMatchObject({
    version: 4,
  })
})

test('details open every figure; edit opens the form, and what it sends is the next revision', async () => {
  const running = await runApp(realCorridor())
  const { command, press, submit, reply } = talkTo(running)
  const [root] = await command('70b 2B tokens qlora')
  if (root === undefined) throw new Error('no answer')
  expect(await press(controlOn(root, 'show_details'), root)).toEqual([])
  expect(running.slack.workspace.modals[0]).toMatchObject({ callback_id: 'receipt' })
  expect(await press(controlOn(root, 'edit_scenario'), root)).toEqual([])
  const form = Object(running.slack.workspace.modals[1])
  expect(JSON.stringify(form)).toContain('"initial_value":"2B tokens"')
  const { callback_id, private_metadata } = form
  const filled = { model: 'llama-3.3-70b', data: '500M tokens', gpuCount: '8', budgetUsd: '2500' }
  const [edited] = await submit(filled, { callback_id, private_metadata })
  expect(edited).toMatchObject({ thread: root.ts })
  expect(edited?.text).toMatch(/Changed: .*500M tokens.*any method.*8 GPUs.*under \$2,500\./)
  expect((await reply('undo', root.ts))[0]?.text).toContain('Undone: ')
})

test('direct messages: a question, replies in its thread, and replies beside it', async () => {
  const running = await runApp(realCorridor())
  const { direct } = talkTo(running)
  const [answer] = await direct('what would 70b on 2B tokens cost?')
  expect(answer?.text).toContain('in total')
  const thread_ts = answer?.thread ?? ''
  expect((await direct('8-bit', { thread_ts }))[0]).toMatchObject({ thread: thread_ts, text: /Changed: 8-bit/ })
  expect((await direct('under $3000'))[0]).toMatchObject({ thread: thread_ts, text: /Changed: under \$3,000/ })
  expect((await direct('good morning'))[0]?.text).toMatch(/did not find|asks for no estimate/)
  expect((await direct('help'))[0]?.text).toMatch(/What will a fine-tuning run need/)
})

test('a mention in a thread that is not known is a question of its own, and the thread is known from then on', async () => {
  const running = await runApp(realCorridor())
  const talk = talkTo(running)
  const thread_ts = '1780000000.000001'
  expect(await talk.reply('4-bit', thread_ts)).toEqual([])
  const [problem] = await talk.mention('4-bit?', { thread_ts })
  expect(problem).toMatchObject({ onlyFor: 'U0ANN' })
  const [answer] = await talk.mention('70b 2B tokens?', { thread_ts })
  expect(answer).toMatchObject({ thread: thread_ts, text: expect.stringContaining('in total') })
  expect((await talk.reply('4-bit', thread_ts))[0]?.text).toContain('Changed: 4-bit')
  expect((await talk.mention('on lambda', { thread_ts }))[0]?.text).toContain('Changed: Lambda')
})
