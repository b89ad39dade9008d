/** The server as an assistant starts it: the command in a process of its own, asked by the protocol's own client. */
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { estimateOutput } from '../../src/mcp/estimate-tool.ts'
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

const call = (job: unknown) => client.callTool({ name: 'estimate', arguments: { job } })
const textOf = ({ content }: Awaited<ReturnType<typeof call>>) =>
  content.map((block) => (block.type === 'text' ? block.text : block.type)).join('\n')

test('one tool, which says what it takes and that it changes nothing', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['estimate'])
  expect(tools[0]).toMatchObject({
    inputSchema: { type: 'object', required: ['job'] },
    outputSchema: { type: 'object' },
    annotations: { readOnlyHint: true },
  })
})

test('a job is answered in words and in figures, as the command line answers it', async () => {
  const answer = await call('llama 3.1 8b 100M tokens on h100')
  expect(answer.isError).toBeUndefined()
  const { best, problem } = estimateOutput.parse(answer.structuredContent)
  const command = createApp()
    .engine()
    .handle(
      { kind: 'job', text: 'llama 3.1 8b 100M tokens on h100', inputKind: 'command' },
      { today, rules: noRules, teamMeasurements: [] },
    )
  expect(problem).toBeNull()
  expect(command.kind === 'plan' && command.answer.recommendation.best).toMatchObject({
    gpu: best?.gpu,
    usd: best?.usd,
    hours: best?.hours,
  })
  expect(textOf(answer)).toMatch(/^## 1 × H100 .*\$[\d.,]+ in total\n/)
  expect(textOf(answer)).toContain('| Total | Time | Plan |')
})

test('what is not understood is an error that names the words and what to type', async () => {
  const answer = await call('70b 2B tokens on a blorp')
  expect(answer.isError).toBe(true)
  expect(textOf(answer)).toContain('blorp')
  expect(estimateOutput.parse(answer.structuredContent)).toMatchObject({ best: null, problem: { kind: 'unknown' } })
})

test('that nothing meets a job is an answer', async () => {
  const answer = await call('llama 3.1 70b 2B tokens under $5')
  expect(answer.isError).toBeUndefined()
  expect(estimateOutput.parse(answer.structuredContent)).toMatchObject({ best: null, problem: { kind: 'infeasible' } })
})

test('arguments of another shape are refused', async () => {
  for (const job of [undefined, '', 7]) expect(await call(job)).toMatchObject({ isError: true })
})

test('a fault of ours is told to the client and to whoever runs the server; the server goes on, and ends with its input', async () => {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const handle = () => {
    throw new Error('out of order')
  }
  const served = serveMcp({ engine: { handle }, today: () => today }, { input, output, errors, version: '1.0.0' })
  const request = (id: number, method: string, params: object) =>
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
  const next = async () => JSON.parse(String((await output.iterator({ destroyOnReturn: false }).next()).value))
  request(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'by hand', version: '1' },
  })
  expect(await next()).toMatchObject({ id: 1, result: { serverInfo: { name: 'gpucost', version: '1.0.0' } } })
  request(2, 'tools/call', { name: 'estimate', arguments: { job: '8b 1M tokens' } })
  expect(await next()).toMatchObject({ id: 2, result: { isError: true } })
  expect(String(errors.read())).toBe('gpucost: a fault of ours: out of order\n')
  request(3, 'tools/list', {})
  expect(await next()).toMatchObject({ id: 3, result: { tools: [{ name: 'estimate' }] } })
  input.end()
  await served
})
