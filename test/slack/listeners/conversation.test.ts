/** Whole conversations, from the command to the last reply, as a thread has them: with repeats, limits and talk in between. */
import { expect, test } from 'vitest'
import { type DatabaseKind, databaseKinds, newDatabase } from '../../store/databases.ts'
import { realDependencies } from '../real-engine.ts'
import { runApp, socketMode } from '../running-app.ts'
import { choiceOn, controlOn, withMention, type Chat, chatWith } from '../chat-driver.ts'

/** What is said in the thread, and what the answer says; null: nothing is answered. */
type ScriptLine = readonly [text: string, answer: RegExp | null]

const script: readonly ScriptLine[] = [
  ['thanks', null],
  ['4-bit?', /^.*in total.*\.\nChanged: 4-bit\.\n.*Memory per GPU: .* → /s],
  ['8 of us are in', null],
  ['on 8 h100s', /^8 × H100.*Changed: H100, 8 GPUs\./s],
  ['double the data', /Changed: 4B tokens\.\n.*Total cost: \$[\d,]+ → \$[\d,.k]+ \(\+/s],
  ['we spent $500 last time', null],
  ['undo', /Undone: 4B tokens\./],
  ['redo', /Redone: 4B tokens\./],
  ['why not A100?', /A100/],
  ['compare with qlora', /^No difference: with “qlora.*” it stays the plan as it is: 8 × H100/is],
  ['show the math', /dollars of GPU time: \$/],
  ['under $5', /comes closest|closest|Nothing|No plan/i],
  ['in euros please', /The plan costs about €.* dollars to the euro/s],
  ['no budget', /in total \(about €.*\nAt .* dollars to the euro .*\n?.*Changed: no budget\./s],
  ['same but 8b', /^.*Changed: An 8B model/s],
  ['any provider', /^That is already the plan: /],
  ['reset', /Back to the first question\./],
  ['spent $612', /^Noted: \$612 spent, /],
  ['we measured 2,300 tok/s', /^Measured .* per GPU; expected /],
  ['sounds full of risk', null],
  [withMention('sounds full of risk'), /not understood|did not find/],
  [withMention('help'), /What will a fine-tuning run need/],
]

/** Says each line; returns the root of the thread, and what was not as expected. */
async function runScript(
  { command, reply }: Chat,
  lines: readonly ScriptLine[],
): Promise<{ root: string; unlike: string[] }> {
  const [answer] = await command('70b 2B tokens')
  const root = answer?.ts ?? ''
  const failures: string[] = []
  for (const [text, expected] of lines) {
    const posted = await reply(text, root)
    const [one] = posted
    const isExpected =
      expected === null ? one === undefined : posted.length === 1 && one?.thread === root && expected.test(one.text)
    if (!isExpected) failures.push(`${text}: ${posted.map((each) => each.text.slice(0, 300)).join(' | ')}`)
  }
  return { root, unlike: failures }
}

test.each(databaseKinds)('a thread of twenty replies on %s, everything delivered twice', async (kind: DatabaseKind) => {
  const running = await runApp(realDependencies(), {}, await newDatabase(kind))
  const { root, unlike: failures } = await runScript(chatWith(running, 'http', true), script)
  expect(failures).toEqual([])
  // The plan in the channel says that it was changed, and is edited once for all the changes.
  const { messages } = running.slack.workspace
  expect(messages.find(({ ts }) => ts === root)?.text).toMatch(
    /^Changed since: the newest plan is in the thread\.\n\d+ × /,
  )
  const edits = running.slack.callsOf('chat.update').filter(({ args }) => Object(args)['ts'] === root)
  expect(edits).toHaveLength(1)
  // Those in the thread say so too, but for the last.
  const plans = messages.filter(
    ({ thread: under, text }) => under === root && / in total.*\n.*Total cost: /su.test(text),
  )
  const marked = plans.filter(({ text }) => text.startsWith('Changed since'))
  expect(marked.length).toBeGreaterThan(2)
  expect(plans.at(-1)).not.toBe(marked.at(-1))
  const { threads, runs, estimates } = running.services.store.of('T0FAKE')
  const thread = await threads.read({ channel: 'C0HOME', thread: root })
  expect(thread?.conversation.revisions[thread.conversation.position]?.spec).toMatchObject({ tokens: 2e9 })
  expect(thread?.pins.length).toBeGreaterThan(3)
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
  const running = await runApp(realDependencies(), socketMode)
  expect((await runScript(chatWith(running, 'socket'), script)).unlike).toEqual([])
})

test('while Slack asks to wait, each of three replies is still answered once', async () => {
  const running = await runApp(realDependencies())
  const talk = chatWith(running)
  const [answer] = await talk.command('70b 2B tokens')
  const root = answer?.ts ?? ''
  running.slack.failNext('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 })
  await Promise.all(['4-bit', 'on 8 h100s', 'under $5000'].map((text) => talk.reply(text, root)))
  const replies = running.slack.workspace.messages.filter(({ thread: of }) => of === root).map(({ text }) => text)
  expect(replies).toHaveLength(3)
  for (const words of ['4-bit', 'H100, 8 GPUs', 'under $5,000']) {
    expect(replies.filter((text) => text.includes(`Changed: ${words}.`))).toHaveLength(1)
  }
})

test('two people reply at once: both amendments hold, whichever comes first', async () => {
  const running = await runApp(realDependencies())
  const second = await running.replica()
  const { command } = chatWith(running)
  const [answer] = await command('70b 2B tokens')
  const root = answer?.ts ?? ''
  await Promise.all([
    chatWith(running).reply('4-bit', root, { user: 'U0ANN' }),
    chatWith(second).reply('under $9000', root, { user: 'U0BOB' }),
  ])
  const thread = await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root })
  const spec = thread?.conversation.revisions[thread.conversation.position]?.spec
  expect(spec).toMatchObject({ weights: 'nf4', budgetUsd: 9000 })
  expect(thread?.conversation.revisions).toHaveLength(3)
  expect(running.slack.workspace.messages.filter((each) => each.thread === root)).toHaveLength(2)
})

test('buttons say what a person would have typed, in the thread', async () => {
  const running = await runApp(realDependencies())
  const { command, press } = chatWith(running, 'http', true)
  const [root] = await command('70b 2B tokens')
  if (root === undefined) throw new Error('no answer')
  const [eightBit] = await press(choiceOn(root, 'amend_change', '8-bit weights'), root)
  expect(eightBit).toMatchObject({ thread: root.ts, text: expect.stringMatching(/Changed: 8-bit\./) })
  if (eightBit === undefined) throw new Error('no answer')
  const [spot] = await press(choiceOn(eightBit, 'amend_change', /^(?:Spot|On demand)$/), eightBit)
  expect(spot).toMatchObject({ thread: root.ts, text: expect.stringMatching(/Changed: (spot|on demand)\./) })
  const onOne = { action_id: 'amend_gpus', block_id: 'amend', value: 'on h200-sxm', isSelect: true }
  expect((await press(onOne, root))[0]?.text).toMatch(/H200/)
  expect(await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root.ts })).toMatchObject({
    version: 4,
  })
})

test('details open every figure; edit opens the form, and what it sends is the next revision', async () => {
  const running = await runApp(realDependencies())
  const { command, press, submit, reply } = chatWith(running)
  const [root] = await command('70b 2B tokens qlora')
  if (root === undefined) throw new Error('no answer')
  expect(await press(controlOn(root, 'show_details'), root)).toEqual([])
  expect(running.slack.workspace.openedViews[0]).toMatchObject({ callback_id: 'details' })
  expect(await press(controlOn(root, 'edit_scenario'), root)).toEqual([])
  const form = Object(running.slack.workspace.openedViews[1])
  expect(JSON.stringify(form)).toContain('"initial_value":"2B tokens"')
  const { callback_id, private_metadata } = form
  const filled = { model: 'llama-3.3-70b', data: '500M tokens', method: '', gpuCount: '8', budgetUsd: '2500' }
  const [edited] = await submit(filled, { callback_id, private_metadata })
  expect(edited).toMatchObject({ thread: root.ts })
  expect(edited?.text).toMatch(/Changed: .*500M tokens.*any method.*8 GPUs.*under \$2,500\./)
  expect((await reply('undo', root.ts))[0]?.text).toContain('Undone: ')
})

test('what was measured later changes nothing of the details of an earlier card', async () => {
  const running = await runApp(realDependencies())
  const { reply, press, command } = chatWith(running)
  const [root] = await command('8b lora 100M tokens on 1 a100 80gb sxm torchtune')
  if (root === undefined) throw new Error('no answer')
  const details = async (message: typeof root) => {
    await press(controlOn(message, 'show_details'), message)
    return JSON.stringify(Object(running.slack.workspace.openedViews.at(-1)).blocks)
  }
  const before = await details(root)
  const [measured] = await reply('we measured 1,500 tok/s', root.ts)
  expect(measured?.text).toContain('slower')
  const [spot] = await reply('200M tokens', root.ts)
  expect(await details(root)).toBe(before)
  expect(spot === undefined ? '' : await details(spot)).toContain('37 h expected')
})

test('direct messages: a question, replies in its thread, and replies beside it', async () => {
  const running = await runApp(realDependencies())
  const { direct } = chatWith(running)
  const [answer] = await direct('what would 70b on 2B tokens cost?')
  expect(answer?.text).toContain('in total')
  const thread_ts = answer?.thread ?? ''
  expect((await direct('8-bit', { thread_ts }))[0]).toMatchObject({ thread: thread_ts, text: /Changed: 8-bit/ })
  expect((await direct('under $3000'))[0]).toMatchObject({ thread: thread_ts, text: /Changed: under \$3,000/ })
  expect((await direct('good morning'))[0]?.text).toMatch(/did not find|asks for no estimate/)
  expect((await direct('help'))[0]?.text).toMatch(/What will a fine-tuning run need/)
})

test('a mention in a thread that is not known is a question of its own, and the thread is known from then on', async () => {
  const running = await runApp(realDependencies())
  const talk = chatWith(running)
  const thread_ts = '1780000000.000001'
  expect(await talk.reply('4-bit', thread_ts)).toEqual([])
  const [problem] = await talk.mention('4-bit?', { thread_ts })
  expect(problem).toMatchObject({ onlyFor: 'U0ANN' })
  const [answer] = await talk.mention('70b 2B tokens?', { thread_ts })
  expect(answer).toMatchObject({ thread: thread_ts, text: expect.stringContaining('in total') })
  // What was said before it counts: it is in 4-bit already.
  expect((await talk.reply('8-bit', thread_ts))[0]?.text).toContain('Changed: 8-bit')
  expect((await talk.mention('on lambda', { thread_ts }))[0]?.text).toContain('Changed: Lambda')
})

test('an unsure reply is asked back of its writer alone; Apply changes the thread, Not for you ends it', async () => {
  const running = await runApp(realDependencies())
  const talk = chatWith(running)
  const [answer] = await talk.command('70b 2B tokens on 8 h100s')
  const root = answer?.ts ?? ''
  const [asked] = await talk.reply('against a100', root)
  if (asked === undefined) throw new Error('nothing was asked')
  expect(asked.text).toBe('Read as: on a100, the rest as before.')
  expect(asked.onlyFor).toBe('U0ANN')
  const applied = await talk.press(controlOn(asked, 'amend_read_as'), asked)
  expect(applied.map(({ text, thread }) => [thread, /Changed: A100/.test(text)])).toEqual([[root, true]])
  const thread = await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root })
  expect(thread?.conversation.revisions).toHaveLength(2)
  const [again] = await talk.reply('against h200', root)
  if (again === undefined) throw new Error('nothing was asked')
  expect(await talk.press(controlOn(again, 'not_for_app'), again)).toEqual([])
  const after = await running.services.store.of('T0FAKE').threads.read({ channel: 'C0HOME', thread: root })
  expect(after?.conversation).toEqual(thread?.conversation)
})
