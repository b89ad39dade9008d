/** What is asked beside plans: advice, pictures and tables, claims, comparisons, configurations, measurements. */
import { expect, test } from 'vitest'
import { validateMessage } from 'local-slack/block-kit/validator'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'
import { controlOn, withMention, chatWith } from '../chat-driver.ts'

const only = (posted: readonly WorkspaceMessage[]): WorkspaceMessage => {
  const [one] = posted
  if (one === undefined || posted.length !== 1) throw new Error(`${posted.length} messages instead of one`)
  return one
}

async function startThread(text = '70b 2B tokens', running?: RunningApp) {
  const app = running ?? (await runApp(realDependencies()))
  const chat = chatWith(app, 'http', true)
  const root = only(await chat.command(text))
  return { app, chat, root, reply: async (words: string) => only(await chat.reply(words, root.ts)) }
}

test('advice is asked for in the thread, and answered with its evidence, the answer first', async () => {
  const { reply, chat, root } = await startThread()
  for (const [question, answer] of [
    ['which quantization?', /^Which precision: bf16 is planned: .* in total\. 4-bit on the same GPUs would cost /],
    [
      'which method should we use?',
      /^Which method: Full fine-tuning is worth it for 2B tokens of new .* LoRA is planned: .*QLoRA would take .*; full fine-tuning/,
    ],
    ['what batch size?', /^Batch, .*: Global batch \d+, as planned, .* tokens a step/],
    ['is a bigger GPU worth it?', /^Bigger GPUs, more GPUs: .* is planned: .* in total\. /],
    ['cost per 1,000 steps?', /^What a step.*: 1,000 steps: \$[\d.]+ in total and /],
    [
      'what would one more epoch cost?',
      /One (?:more epoch of|pass more over) 2B tokens(?::| costs) \$[\d,]+ and \d+ h/,
    ],
  ] as const) {
    const response = await reply(question)
    expect(response.text).toMatch(answer)
    expect(response.thread).toBe(root.ts)
    expect(validateMessage({ ...response })).toEqual([])
    expect(JSON.stringify(response.blocks)).toMatch(/Sources: |One pass more over 2B tokens/)
  }
  expect((await reply('how much data do I need?')).text).toMatch(/^For a tone, .* here are 2B tokens, 4M examples/)
  expect((await reply('lora or full?')).text).toMatch(/^LoRA is cheaper: .* Full fine-tuning is faster: /)
  expect((await reply('any advice?')).text).toMatch(/^I would take the plan: .*An hour of waiting/s)
  for (const chatter of ['good advice lol', 'my batch is in the oven'])
    expect(await chat.reply(chatter, root.ts)).toEqual([])
})

test('every entry of the menu under an answer is understood', async () => {
  const { app, chat, root } = await startThread()
  const menu = root.blocks.flatMap(({ elements }) => (Array.isArray(elements) ? elements : []))
  const more: unknown = menu.find((element) => Object(element).action_id === 'amend_more')
  const options: readonly { readonly value: string }[] = Object(more).options
  expect(options.length).toBeLessThan(9)
  for (const { value } of options) {
    const control = { ...controlOn(root, 'amend_more'), value, isSelect: true }
    const response = only(await chat.press(control, root))
    expect(response).toMatchObject({ thread: root.ts })
    expect(response.onlyFor).toBeUndefined()
    expect(response.text).not.toMatch(/not understood|did not find/)
  }
  const named = [...app.slack.workspace.uploads.values()].map(({ name }) => name.split('.').at(-1))
  expect(named.filter((extension) => /^(?:png|csv|txt|yaml|py)$/.test(extension ?? ''))).toHaveLength(4)
})

test('“why not” is answered with the plan that it names, worked out', async () => {
  const { reply } = await startThread()
  expect((await reply('why not A100?')).text).toMatch(
    /^\d+ × A100 .* would take .* and cost \$[\d,]+ in total: \$[\d,]+ (?:more|less) and .* than .*\. So it is /,
  )
  expect((await reply('why not an H100 at aws?')).text).toMatch(/^\d+ × H100 .* at AWS/)
})

test('nothing under a limit: what is closest is had by a short reply', async () => {
  const { chat, root } = await startThread()
  const [response] = await chat.reply('under $50', root.ts)
  const closest = /Try: (under \$\d+) \| .* \| undo$/.exec(response?.text ?? '')?.[1] ?? ''
  expect(closest).not.toBe('')
  expect(only(await chat.reply(closest, root.ts)).text).toContain(`Changed: ${closest}`)
})

test('a chart comes as a picture with its numbers in words, a table as a file, each once', async () => {
  const { app, reply, root } = await startThread()
  const chart = await reply('show the frontier')
  const fileOf = ({ files = [] }: WorkspaceMessage) => app.slack.workspace.uploads.get(files[0] ?? '')
  const picture = fileOf(chart)
  expect(chart).toMatchObject({
    thread: root.ts,
    text: expect.stringMatching(/: about .* in total, .* of it GPU time$/),
  })
  expect(picture?.name).toMatch(/^gpucost-a-70b-model-on-2b-tokens-\w+\.png$/)
  expect([...(picture?.bytes.subarray(0, 4) ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47])
  expect(picture?.alt).toMatch(/^A 70B model on 2B tokens: cost against time\.[^]*Best.*: .*h.*\$/)
  expect(picture?.alt.length).toBeLessThanOrEqual(1000)
  const table = fileOf(await reply('csv please'))
  const lines = Buffer.from(table?.bytes ?? [])
    .toString()
    .trim()
    .split('\n')
  expect(lines[0]).toMatch(/^standing,gpu,gpu_count,/)
  expect(lines.length).toBeGreaterThan(4)
  const json = fileOf(await reply('export as json'))
  expect(JSON.parse(Buffer.from(json?.bytes ?? []).toString())).toMatchObject({ spec: { tokens: 2e9 } })
  expect(app.slack.callsOf('files.completeUploadExternal')).toHaveLength(3)
})

test('the files that run the plan come in one message, each under the name that the others call it by, and once', async () => {
  const { app, reply, root } = await startThread()
  app.slack.failNext('files.completeUploadExternal', { kind: 'unheard' })
  const sent = await reply('give me the axolotl config')
  const files = (sent.files ?? []).map((id) => app.slack.workspace.uploads.get(id))
  expect(sent).toMatchObject({ thread: root.ts, text: expect.stringMatching(/^Axolotl: \d+ × .* in total/) })
  const config = files[0]
  expect(Buffer.from(files.at(-1)?.bytes ?? []).toString()).toContain(`axolotl train ${config?.name} `)
  expect(Buffer.from(config?.bytes ?? []).toString()).toContain('base_model: ')
  expect(app.slack.workspace.messages.filter(({ files: sentFiles = [] }) => sentFiles.length > 0)).toHaveLength(1)
})

test('where files may not be sent, those that run the plan are told as text', async () => {
  const { app, reply } = await startThread()
  app.slack.failNext('files.getUploadURLExternal', { kind: 'refused', error: 'missing_scope' })
  const { text, blocks } = await reply('slurm script please')
  expect(text).toMatch(/^Slurm: .*Files: run\.sbatch, .*files:write/su)
  expect(JSON.stringify(blocks)).toContain('#SBATCH --nodes=1')
})

test('a tool that cannot run the plan names one that can, as a reply', async () => {
  const { reply } = await startThread('8b dpo 10k pairs')
  expect((await reply('as nemo')).text).toMatch(/^NeMo AutoModel cannot run DPO .*Try: as axolotl$/su)
})

test('where files may not be sent, the numbers of the chart are told instead', async () => {
  const { app, reply } = await startThread()
  app.slack.failNext('files.getUploadURLExternal', { kind: 'refused', error: 'missing_scope' })
  const response = await reply('chart')
  expect(response.text).toMatch(/cost against time\.[^]*Best.*: [^]*files:write/)
})

test('a picture that was sent without word of it is found again, and not sent twice', async () => {
  const { app, reply } = await startThread()
  app.slack.failNext('files.completeUploadExternal', { kind: 'unheard' })
  expect((await reply('chart')).files).toHaveLength(1)
  expect(app.slack.workspace.messages.filter(({ files = [] }) => files.length > 0)).toHaveLength(1)
})

test('a channel can have the chart under every answer', async () => {
  const app = await runApp(realDependencies())
  const { settings } = app.services.store.of('T0FAKE')
  await settings.write('C0HOME', defaultsSchema.parse({ picture: true }), 'U0LEAD', 0)
  const posted = await chatWith(app).command('8b 100M tokens')
  expect(posted).toHaveLength(2)
  expect(posted[1]).toMatchObject({ thread: posted[0]?.ts })
  expect(posted[1]?.files).toHaveLength(1)
})

test('a claim is judged in a thread, in a mention, in a direct message and in a command', async () => {
  const { chat, reply } = await startThread()
  const claim = '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100'
  const verdict = /^Off: the hours and dollars, 61 times too small/
  expect((await reply(claim)).text).toMatch(verdict)
  expect(only(await chat.mention(withMention(claim))).text).toMatch(verdict)
  expect(only(await chat.direct(`check: ${claim}`)).text).toMatch(verdict)
  expect(only(await chat.command(`check ${claim}`))).toMatchObject({ text: verdict })
})

test('plans are compared from a command as in a thread, up to four', async () => {
  const { chat, reply } = await startThread()
  expect((await reply('compare qlora, lora and full')).text).toMatch(
    /^QLoRA, 4-bit vs LoRA vs full fine-tuning: Cheapest: /,
  )
  const response = only(await chat.command('compare 70b 2B tokens; qlora; on 8 h100'))
  expect(response.text).toMatch(/^70b 2B tokens vs qlora vs on 8 h100: Cheapest: .*[^]*- qlora: [^]*- on 8 h100: /)
})

const config = `\`\`\`
base_model: meta-llama/Llama-3.1-8B
adapter: qlora
lora_r: 32
sequence_len: 4096
micro_batch_size: 2
num_epochs: 3
\`\`\``

test('a configuration pasted into a thread is its next revision; what it leaves out stays', async () => {
  const { reply } = await startThread('70b 100M tokens')
  const response = await reply(config)
  expect(response.text).toMatch(/Changed: Llama 3\.1 8B/)
  expect(response.text).toMatch(/QLoRA/)
  expect((await reply('undo')).text).toMatch(/^[^]*Undone: /)
})

test('a configuration in a mention is estimated, with the words beside it', async () => {
  const { chat } = await startThread()
  const response = only(await chat.mention(withMention(`what does this cost on 100M tokens?\n${config}`)))
  expect(response.text).toMatch(/Llama 3\.1 8B on /)
})

test('a measurement corrects its thread at once, later answers once somebody agrees, and never another team', async () => {
  const { app, chat, root, reply } = await startThread('8b 100M tokens lora on 1 h100 sxm')
  const first = root.text.split('\n')[0]
  const measured = await reply('we measured 10,000 tok/s')
  expect(measured.text).toMatch(/^Measured 10k tok\/s per GPU; expected /)
  let question = 0
  // The same words of the same person within seconds are one question.
  const again = async () =>
    only(await chat.command('8b 100M tokens lora on 1 h100 sxm', { user_id: `U0BOB${(question += 1)}` })).text
  expect((await again()).split('\n')[0]).toBe(first)
  // 100M tokens at 10,000 a second are 2.8 hours, with start-up 2.9.
  expect((await reply('double the data')).text).toMatch(/about 5\.[67] h, [^]*Time: (?:2\.[89]|3) h → 5\.[67] h/)
  await chat.press(controlOn(measured, 'measurement_keep'), measured)
  const shown = app.slack.workspace.messages.find(({ ts }) => ts === measured.ts)
  expect(JSON.stringify(shown?.blocks)).toContain('<@U0ANN> had it remembered')
  expect(JSON.stringify(shown?.blocks)).not.toContain('measurement_keep')
  expect(await again()).toMatch(/about (?:2\.[89]|3) h, /)
  app.slack.workspace.addChannel('C0BOTH', { isShared: true })
  const besides = only(await chat.command('8b 100M tokens lora on 1 h100 sxm', { channel_id: 'C0BOTH' }))
  expect(besides.text.split('\n')[0]).toBe(first)
  if (shown === undefined) throw new Error('no message')
  await chat.press(controlOn(shown, 'measurement_drop'), shown)
  expect((await again()).split('\n')[0]).toBe(first)
})

test('the plan that was measured is shown at the speed that was measured, however far off that is', async () => {
  const { reply } = await startThread('8b 100M tokens lora on 1 h100 sxm')
  expect((await reply('we measured 4,000 tok/s')).text).toMatch(
    /\d\d % slower, outside the range\.\n(?:.*\n)?.*about [67](?:\.\d)? h/,
  )
})
