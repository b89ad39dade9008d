/** The server as an assistant starts it: the command in a process of its own, asked by the protocol's own client. */
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { estimateOutput, planSchema } from '../../src/mcp/estimate-tool.ts'
import { createReferenceDocuments } from '../../src/mcp/reference-documents.ts'
import { serveMcp } from '../../src/mcp/serve-mcp.ts'
import { noRules } from '../../src/team/team-rules.ts'

const root = join(import.meta.dirname, '../..')
const today = '2026-11-24'
const client = new Client({ name: 'a-test', version: '1.0.0' })

beforeAll(async () => {
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, 'bin/gpucost.mjs'), 'mcp', '--today', today],
    }),
  )
}, 30_000)

afterAll(() => client.close())

const callTool = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args })
const call = (job: unknown) => callTool('estimate_fine_tuning', { job })
const textOf = ({ content }: Awaited<ReturnType<typeof call>>) =>
  content.map((block) => (block.type === 'text' ? block.text : block.type)).join('\n')

const noDocuments = createReferenceDocuments({ gpus: new Map(), sources: new Map() }, () => [])

const toolNames = ['estimate_fine_tuning', 'compare_runs', 'check_claim', 'explain_figure', 'export_run', 'list_known']

test('a handful of tools, each of which says that it changes nothing; all their schemas are 1.5k tokens', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(toolNames)
  for (const tool of tools) {
    expect(tool).toMatchObject({
      title: expect.stringMatching(/^\w/),
      inputSchema: { type: 'object' },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    })
  }
  expect(encode(JSON.stringify(tools)).length).toBeLessThanOrEqual(1500)
})

test('a job is answered in words and in figures, as the command line answers it', async () => {
  const answer = await call('llama 3.1 8b 100M tokens on h100')
  expect(answer.isError).toBeUndefined()
  const { best: data, problem } = estimateOutput.parse(answer.structuredContent)
  const best = planSchema.parse(data)
  const command = sharedApp()
    .engine()
    .handle(
      { kind: 'job', text: 'llama 3.1 8b 100M tokens on h100', inputKind: 'command' },
      { today, rules: noRules, teamMeasurements: [] },
    )
  expect(problem).toBeNull()
  expect(command.kind === 'plan' && command.answer.recommendation.best).toMatchObject({
    gpu: best.gpu,
    usd: best.usd,
    hours: best.hours,
  })
  expect(textOf(answer)).toMatch(/^## 1 × H100 .*\$[\d.,]+ in total\n/)
  expect(textOf(answer)).toContain('| Total | Time | Plan |')
})

test('a configuration is a job, with words beside it', async () => {
  const config = 'base_model: NousResearch/Meta-Llama-3.1-8B\nadapter: qlora\nlora_r: 32\nsequence_len: 4096\n'
  const answer = await callTool('estimate_fine_tuning', { job: '50M tokens', config })
  expect(estimateOutput.parse(answer.structuredContent).best).toMatchObject({ method: 'qlora' })
})

test('an agent plans a run by the tools alone: compares, asks why, checks, and takes the files', async () => {
  const job = 'llama 3.1 8b 50M tokens'
  const compared = await callTool('compare_runs', { jobs: [job, '… qlora'] })
  expect(compared.structuredContent).toMatchObject({ plans: [{ job, hours: { p50: expect.any(Number) } }, {}] })
  const receipt = await callTool('explain_figure', { job, figure: 'hours' })
  expect(receipt.structuredContent).toMatchObject({ problem: null })
  expect(textOf(receipt)).toMatch(/^- hours in total: [\d.]+ h = tokens \/ speed .* with tokens = 50000000, /)
  expect(textOf(receipt).length).toBeLessThan(6100)
  expect(textOf(await callTool('explain_figure', { job, figure: 'why not A100?' }))).toContain('A100')
  const change = await callTool('explain_figure', { job, figure: '4-bit' })
  expect(change.isError).toBe(true)
  expect(textOf(change)).toContain('belongs into the job')
  const claim = await callTool('check_claim', { text: '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100' })
  expect(claim.structuredContent).toMatchObject({ verdict: 'off', problem: null })
  const files = await callTool('export_run', { job, as: 'axolotl' })
  expect(files.structuredContent).toMatchObject({
    files: [{ content: expect.stringContaining('base_model: ') }, { name: 'run.sh' }],
  })
  expect(textOf(files)).toMatch(/```[a-z]*\n# Axolotl, written by gpucost for: [^]*\nbase_model: [^]*```/)
  expect(textOf(await callTool('explain_figure', { job, figure: 'humidity' }))).toContain(
    'hours, dollars, memory, speed',
  )
  expect(textOf(await callTool('explain_figure', { job, figure: 'colour of the plan' }))).toMatch(
    /^(?:I do not know that\. (?:Near to it )?I can say|“colour of the plan” is not understood)/,
  )
  const refused = await callTool('export_run', { job: '8b dpo 10k pairs', as: 'nemo' })
  expect(refused).toMatchObject({ isError: true, structuredContent: { problem: { suggestions: ['as axolotl'] } } })
  const known = await callTool('list_known', { kind: 'gpus', query: 'H100' })
  expect(known.structuredContent).toMatchObject({
    known: expect.arrayContaining([{ id: 'h100-sxm', name: expect.any(String) }]),
  })
})

const read = async (uri: string) => {
  const [content] = (await client.readResource({ uri })).contents
  return content !== undefined && 'text' in content ? content.text : ''
}

test('how right it is, each GPU and each source can be read, and lead to each other', async () => {
  const { resources } = await client.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual(
    expect.arrayContaining(['gpucost://accuracy', 'gpucost://gpus/h100-sxm', 'gpucost://gpus/mi300x']),
  )
  expect(await read('gpucost://accuracy')).toMatch(/^# How right the estimates are\n\n- For a site .* % at the median/)
  const gpu = await read('gpucost://gpus/h100-sxm')
  expect(gpu).toContain('| Memory bandwidth | 3350 GB/s | gpucost://sources/nvidia-h100-h200 | 2026-01 |')
  const named = [...new Set(gpu.match(/gpucost:\/\/sources\/[\w-]+/g))]
  expect(named.length).toBeGreaterThan(3)
  for (const source of named) expect(await read(source)).toMatch(/^# .+\n\n- Where: ./)
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    'gpucost://gpus/{id}',
    'gpucost://sources/{id}',
  ])
  const ref = { type: 'ref/resource', uri: 'gpucost://gpus/{id}' } as const
  const completed = await client.complete({ ref, argument: { name: 'id', value: 'H200' } })
  expect(completed.completion.values).toEqual(['h200-nvl', 'h200-sxm'])
})

test.each([
  'gpucost://gpus/h999',
  'gpucost://sources/..%2F..%2Fpackage.json',
  'gpucost://sources/__proto__',
  'file:///etc/passwd',
])('there is no resource %s', async (uri) => {
  await expect(client.readResource({ uri })).rejects.toThrow(/not found/)
})

test('its prompts name tools that there are, and carry what the person said', async () => {
  const { prompts } = await client.listPrompts()
  expect(prompts.map(({ name }) => name)).toEqual(['plan_a_run', 'check_this_quote'])
  const said = 'our 8B on 20k chats | before friday'
  const texts = [
    await client.getPrompt({ name: 'plan_a_run', arguments: { goal: said } }),
    await client.getPrompt({ name: 'check_this_quote', arguments: { quote: said } }),
  ].map(({ messages: [message] }) => (message?.content.type === 'text' ? message.content.text : ''))
  const named = new Set(texts.join('\n').match(/\b[a-z]+(?:_[a-z]+)+\b/g))
  expect(toolNames).toEqual(expect.arrayContaining([...named]))
  expect(named.size).toBeGreaterThan(3)
  for (const text of texts) expect(text.endsWith(said)).toBe(true)
  await expect(client.getPrompt({ name: 'plan_a_run', arguments: {} })).rejects.toThrow(/goal/)
})

test('what is not understood is an error that names the words and what to type', async () => {
  const answer = await call('70b 2B tokens on a blorp')
  expect(answer.isError).toBe(true)
  expect(textOf(answer)).toContain('blorp')
  expect(estimateOutput.parse(answer.structuredContent)).toMatchObject({ best: null, problem: { kind: 'unknown' } })
})

test('an argument that no tool has is refused by its name, with the nearest that there is', async () => {
  const refused = await callTool('list_known', { kind: 'gpus', qurey: 'h100' })
  expect(refused.isError).toBe(true)
  expect(textOf(refused)).toContain('“qurey” is no argument of this tool, which takes “kind” and “query”. Did you mean')
})

test('that nothing meets a job is an answer', async () => {
  const answer = await call('llama 3.1 70b 2B tokens under $5')
  expect(answer.isError).toBeUndefined()
  expect(estimateOutput.parse(answer.structuredContent)).toMatchObject({ best: null, problem: { kind: 'infeasible' } })
})

test.each([
  ['estimate_fine_tuning', { job: 7 }],
  ['estimate_fine_tuning', { job: 'x'.repeat(5000) }],
  ['compare_runs', { jobs: ['8b 1M tokens'] }],
  ['compare_runs', { jobs: 'all' }],
  ['check_claim', {}],
  ['explain_figure', { job: '8b 1M tokens' }],
  ['export_run', { job: '8b 1M tokens', as: 'word' }],
  ['list_known', { kind: 'secrets' }],
])('%s refuses arguments of another shape', async (name, args) => {
  expect(await callTool(name, args)).toMatchObject({ isError: true })
})

test('a fault of ours is told to the client and to whoever runs the server; the server goes on, and ends with its input', async () => {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const handle = () => {
    throw new Error('out of order')
  }
  const dependencies = {
    engine: { handle, exportFile: handle },
    known: () => [],
    documents: noDocuments,
    today: () => today,
  }
  const served = serveMcp(dependencies, { input, output, errors, version: '1.0.0' })
  const request = (id: number, method: string, params: object) =>
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
  const next = async () => JSON.parse(String((await output.iterator({ destroyOnReturn: false }).next()).value))
  request(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'by hand', version: '1' },
  })
  expect(await next()).toMatchObject({ id: 1, result: { serverInfo: { name: 'gpucost', version: '1.0.0' } } })
  request(2, 'tools/call', { name: 'estimate_fine_tuning', arguments: { job: '8b 1M tokens' } })
  expect(await next()).toMatchObject({ id: 2, result: { isError: true } })
  expect(String(errors.read())).toBe('gpucost: a fault of ours: out of order\n')
  request(3, 'tools/call', { name: 'list_known', arguments: { kind: 'gpus', query: 'zzz' } })
  expect(await next()).toMatchObject({ id: 3, result: { structuredContent: { known: [], total: 0 } } })
  input.end()
  await served
})
