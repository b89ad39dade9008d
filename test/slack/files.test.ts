/** A file that is dropped where the app listens: fetched with the token from Slack alone, counted, and forgotten. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { expect, onTestFinished, test } from 'vitest'
import { isOfSlack } from '../../src/slack/files/count-dropped-file.ts'
import { createFileCounter } from '../../src/slack/files/count-thread.ts'
import { newDatabase } from '../store/databases.ts'
import { chatWith } from './chat-driver.ts'
import { realDependencies } from './real-engine.ts'
import { runApp, type RunningApp } from './running-app.ts'
import { channelMessage, event } from './test-slack.ts'

const secretWords = 'the launch is on a tuesday'
const rows = Array.from({ length: 500 }, (_, row) => ({
  prompt: `${secretWords} ${row}`,
  completion: 'So it is said.',
}))
const jsonl = rows.map((row) => JSON.stringify(row)).join('\n')

/** The file stands in the workspace; the fields of the event that brings it, as Slack has them. */
function dropFile({ slack }: RunningApp, name: string, content: string | Uint8Array) {
  const id = `F${slack.workspace.uploads.size + 1}`
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const file = { id, name, title: name, alt: '', type: 'text/plain', bytes, user: 'U0ANN', isComplete: true }
  slack.workspace.uploads.set(id, file)
  const told = { id, name, mimetype: 'text/plain', size: bytes.length, url_private: 'https://example.org/never' }
  return { subtype: 'file_share', files: [{ ...told, preview: String(content).slice(0, 200) }] }
}

const textOf = (messages: readonly WorkspaceMessage[]) => messages.map(({ text }) => text).join('\n')
const downloads = ({ slack }: RunningApp) => slack.callsOf('download')

test('with words beside it, in a direct message: one answer with the plan and what was counted; nothing is kept', async () => {
  const location = await newDatabase('SQLite')
  const running = await runApp(realDependencies(), {}, location)
  const { direct } = chatWith(running, 'http', true)
  const posted = await direct(
    'what would llama 3.1 8b qlora cost on this, 2 epochs?',
    dropFile(running, 'chats.jsonl', jsonl),
  )
  expect(posted).toHaveLength(1)
  const text = textOf(posted)
  expect(text).toMatch(/in total/)
  expect(text).toMatch(/chats\.jsonl: 500 rows, [\d.]+k tokens in one pass by Llama 3’s tokenizer/)
  expect(text).toContain('Nothing of the file was kept.')
  const [, thousands] = /500 rows, ([\d.]+)k tokens/.exec(text) ?? []
  const { threads } = running.services.store.of('T0FAKE')
  const thread = await threads.read({ channel: 'D0BOT', thread: posted[0]?.thread ?? '' })
  const tokens = thread?.conversation.revisions[0]?.spec.tokens ?? 0
  expect(tokens / 2000).toBeCloseTo(Number(thousands), 0)
  // Neither the log nor any file of the database holds a word of it.
  const folder = 'folder' in location ? location.folder : ''
  const kept = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
  expect(kept.length).toBeGreaterThan(0)
  for (const path of kept) expect(readFileSync(path, 'latin1')).not.toContain(secretWords)
  expect(running.logged()).not.toContain(secretWords)
})

test('alone it asks for the model, and the next words complete it; in a thread it is the next revision', async () => {
  const running = await runApp(realDependencies())
  const { direct, mention, reply } = chatWith(running)
  expect(textOf(await direct('', dropFile(running, 'a.jsonl', jsonl)))).toMatch(/a\.jsonl: 500 rows.*Which model\?/s)
  const [completed] = await direct('llama 3.1 8b')
  expect(completed?.text).toContain('in total')
  const [answer] = await mention('llama 3.1 8b 50M tokens')
  const root = answer?.thread ?? ''
  const [revised] = await reply('', root, dropFile(running, 'b.csv', 'text\n'.concat(`${secretWords}\n`.repeat(400))))
  expect(revised).toMatchObject({
    thread: root,
    text: expect.stringMatching(/b\.csv: 400 rows.*Changed: [\d.]+k tokens/s),
  })
  const [mentioned] = await mention('and on this one?', {
    thread_ts: root,
    ...dropFile(running, 'c.json', JSON.stringify(rows)),
  })
  expect(mentioned?.text).toMatch(/c\.json: 500 rows/)
})

test('the record of a run is set beside the plan of its thread; where there is no plan, it is said what it lacks', async () => {
  const running = await runApp(realDependencies())
  const { direct, mention, reply } = chatWith(running)
  const summary = JSON.stringify({ _runtime: 3600, _wandb: {}, 'train/global_step': 360, 'train/num_tokens': 7.2e7 })
  const [alone] = await direct('', dropFile(running, 'wandb-summary.json', summary))
  expect(alone?.text).toMatch(/360 steps, 72M tokens.*In the thread of the plan/s)
  const [plan] = await mention('llama 3.1 8b lora 50M tokens on 4 h100')
  const [measured] = await reply('ours', plan?.thread ?? '', dropFile(running, 'wandb-summary.json', summary))
  expect(measured?.text).toMatch(/Measured 5k tok\/s per GPU/)
  expect(measured?.text).toMatch(/Not used: “ours”/)
})

test('a trainer’s configuration starts a plan, and in a thread changes what it names', async () => {
  const running = await runApp(realDependencies())
  const { direct, mention, reply } = chatWith(running)
  const axolotl = 'base_model: meta-llama/Llama-3.1-8B\nadapter: lora\nsequence_len: 4096\nnum_epochs: 2\nlora_r: 16\n'
  const [plan] = await mention('on 10M tokens', dropFile(running, 'run.yaml', axolotl))
  expect(plan?.text).toMatch(
    /in total\.\nrun\.yaml was read as a configuration\. Nothing of the file was kept\.[^]*8B on 20M tokens: LoRA/,
  )
  const json = JSON.stringify({ finetuning_type: 'lora', quantization_bit: 4, cutoff_len: 4096, lora_rank: 16 })
  const [changed] = await reply('', plan?.thread ?? '', dropFile(running, 'factory.json', json))
  expect(changed?.text).toMatch(/Changed: [^]*4-bit/)
  const long = `# ${'x'.repeat(70_000)}`
  expect(textOf(await direct('', dropFile(running, 'long.yaml', long)))).toContain('larger than a configuration')
})

test('elsewhere, and without the app being addressed, nobody’s file is touched', async () => {
  const running = await runApp(realDependencies())
  const { reply, mention } = chatWith(running)
  const file = dropFile(running, 'theirs.jsonl', jsonl)
  await running.send.event(event(channelMessage('look at our data', file)))
  expect(await reply('', '1780000000.000001', file)).toEqual([])
  const [answer] = await mention('llama 3.1 8b 50M tokens')
  expect(await reply('the invoice', answer?.thread ?? '', dropFile(running, 'invoice.pdf', '%PDF'))).toEqual([])
  expect(downloads(running)).toEqual([])
  expect(running.slack.callsOf('files.info')).toEqual([])
})

test('what is not what it says is told in a sentence, to whoever sent it', async () => {
  const running = await runApp(realDependencies())
  const { direct, mention } = chatWith(running)
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['empty.jsonl', '', /empty\.jsonl is empty/],
    ['zip.csv', 'PK\u0003\u0004whatever', /is an archive: unpack it first/],
    ['prose.json', 'Once upon a time', /none of JSONL, JSON, CSV or Parquet/],
    ['wide.csv', `${'c,'.repeat(1_000_000)}c\n1,2\n`, /more than 10000 columns/],
    ['half.parquet', 'PAR1 and then nothing', /cannot be read as Parquet/],
    ['picture.png', 'PNG', /picture\.png is none of these/],
  ]
  for (const [name, content, expected] of cases)
    expect(textOf(await direct('', dropFile(running, name, content)))).toMatch(expected)
  const told = await mention('8b on this', dropFile(running, 'half.json', '[{"text":"a"},'))
  expect(told).toMatchObject([{ onlyFor: 'U0ANN', text: expect.stringContaining('ends in the middle of its list') }])
  const two = {
    subtype: 'file_share',
    files: [...dropFile(running, 'a.jsonl', jsonl).files, ...dropFile(running, 'b.jsonl', jsonl).files],
  }
  expect(textOf(await direct('8b on these', two))).toContain('One file at a time')
})

test('a scope that is missing, a file that is gone, a download that fails: each says what to do', async () => {
  const running = await runApp(realDependencies())
  const { direct } = chatWith(running)
  const ask = async () => textOf(await direct('8b on this', dropFile(running, 'a.jsonl', jsonl)))
  running.slack.failNext('files.info', { kind: 'refused', error: 'missing_scope' })
  expect(await ask()).toMatch(/the scope files:read is missing.*npx gpucost count/)
  running.slack.failNext('files.info', { kind: 'refused', error: 'file_deleted' })
  expect(await ask()).toContain('a.jsonl is not there any more')
  running.slack.failNext('download', { kind: 'status', status: 500 })
  expect(await ask()).toContain('Slack did not give me a.jsonl')
  running.slack.failNext('download', { kind: 'dropped' })
  expect(await ask()).toContain('Slack did not give me a.jsonl')
  running.slack.failNext('download', {
    kind: 'answered',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html>',
  })
  expect(await ask()).toContain('Slack did not give me a.jsonl')
  const info = (file: object) => running.slack.failNext('files.info', { kind: 'answered', body: { ok: true, file } })
  info({ size: 2 ** 31, url_private_download: `${running.slack.apiUrl}x` })
  expect(await ask()).toMatch(/a\.jsonl has 2048 MiB; 500 are read here/)
})

test('the token goes to Slack alone: no other host is asked, and no redirection followed', async () => {
  const running = await runApp(realDependencies())
  const { direct } = chatWith(running)
  const seen: unknown[] = []
  const foreign = createServer((request, response) => {
    seen.push(request.headers)
    response.end(jsonl)
  })
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void foreign.close())
  const address = foreign.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/a.jsonl`
  const file = { size: 10, url_private_download: url }
  running.slack.failNext('files.info', { kind: 'answered', body: { ok: true, file } })
  expect(textOf(await direct('8b on this', dropFile(running, 'a.jsonl', jsonl)))).toContain('is kept outside of Slack')
  running.slack.failNext('download', { kind: 'answered', status: 302, headers: { location: url } })
  expect(textOf(await direct('8b on this', dropFile(running, 'a.jsonl', jsonl)))).toContain('Slack did not give me')
  expect(seen).toEqual([])
})

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/a.jsonl', true],
  ['https://files.slack-gov.com/files-pri/T1-F1/a', true],
  ['http://files.slack.com/a', false],
  ['https://files.slack.com.example.org/a', false],
  ['https://notslack.com/a', false],
  ['https://u@files.slack.com/a', false],
  ['https://169.254.169.254/latest', false],
  ['file:///etc/passwd', false],
  ['', false],
])('whether %s is of Slack: %s', (address, is) => {
  expect(isOfSlack(address, 'https://slack.com/api/')).toBe(is)
})

test('a file that takes too long ends its own thread, and the next is counted', async () => {
  const { countingFacts } = realDependencies()
  const server = createServer((request, response) => {
    if (request.url === '/good.jsonl') response.end(jsonl)
    else response.write('{"text":"and on"}\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const task = (name: string) => ({
    address: `${base}/${name}`,
    token: 't',
    name,
    size: 1,
    model: null,
    sequenceLength: 2048,
  })
  const late = createFileCounter({ facts: countingFacts, timeoutMs: 500 })(task('endless.jsonl'))
  // The approximation takes no time to load.
  const count = createFileCounter({ facts: { ...countingFacts, tokenizers: [] } })
  const [first, second] = await Promise.all([count(task('good.jsonl')), count(task('good.jsonl'))])
  expect(first).toMatchObject({ kind: 'counted', count: { rows: 500, format: 'prompt-completion' } })
  expect(second).toEqual(first)
  expect(await late).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/within 0\.5 seconds/) })
})
