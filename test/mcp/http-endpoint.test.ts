/** POST /mcp: who may ask, how much, and that the answers are those of the other transport. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, onTestFinished, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { createMcpEndpoint, type McpAccess, type SlackbotAccess } from '../../src/mcp/http-endpoint.ts'
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import { teamRulesOf } from '../../src/team/team-rules.ts'

const { cli } = sharedApp()
const dependencies = { engine: cli.engine(), known: cli.known, documents: cli.documents, today: () => '2026-11-24' }
const token = 'a-token-of-some-length'

async function endpointAt(
  access: McpAccess | null,
  now = () => 0,
  slackbot: SlackbotAccess | null = null,
): Promise<{ url: URL; faults: unknown[] }> {
  const faults: unknown[] = []
  const endpoint = createMcpEndpoint(dependencies, {
    access,
    slackbot,
    version: '1.0.0',
    report: (fault) => faults.push(fault),
    now,
  })
  const server = createServer((request, response) => void endpoint(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: new URL(`http://127.0.0.1:${address.port}/mcp`), faults }
}

async function clientAt(url: URL, headers: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: 'a-test', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }))
  onTestFinished(() => client.close())
  return client
}

const listRequest = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} })
const post = (url: URL, headers: Record<string, string> = {}, body = listRequest) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
  })

test('a client with the token is answered as over stdio', async () => {
  const { url, faults } = await endpointAt({ token })
  const client = await clientAt(url, { authorization: `Bearer ${token}` })
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('estimate_fine_tuning')
  const answer = await client.callTool({ name: 'estimate_fine_tuning', arguments: { job: '8b lora 50M tokens' } })
  expect(answer.structuredContent).toMatchObject({ best: { gpuCount: expect.any(Number) }, problem: null })
  const accuracy = await client.readResource({ uri: 'gpucost://accuracy' })
  expect(accuracy.contents).toMatchObject([{ text: expect.stringMatching(/^# How right/) }])
  const { messages } = await client.getPrompt({ name: 'check_this_quote', arguments: { quote: '$5 an hour' } })
  expect(messages).toMatchObject([{ content: { text: expect.stringContaining('$5 an hour') } }])
  await expect(client.readResource({ uri: 'gpucost://gpus/h999' })).rejects.toThrow(/not found/)
  expect(faults).toEqual([])
})

test('without the token, with another one, or where none is set, nobody is answered', async () => {
  const { url } = await endpointAt({ token })
  for (const authorization of ['', 'Bearer', 'Bearer a-token-of-some-lengti', `Basic ${token}`, `Bearer ${token}x`])
    expect((await post(url, authorization === '' ? {} : { authorization })).status).toBe(401)
  const closed = await endpointAt(null)
  expect((await post(closed.url, { authorization: `Bearer ${token}` })).status).toBe(401)
  await expect(clientAt(closed.url)).rejects.toThrow(/./u)
})

test('where it is open, anybody is answered, but no page of another site', async () => {
  const { url } = await endpointAt({ isOpen: true })
  expect((await (await clientAt(url)).listTools()).tools.length).toBeGreaterThan(3)
  expect((await post(url, { origin: 'https://example.org' })).status).toBe(403)
  expect((await post(url, { origin: 'null' })).status).toBe(403)
})

test('a body that is too long, or is no request, is refused, and the next one answered', async () => {
  const { url, faults } = await endpointAt({ isOpen: true })
  expect((await post(url, {}, 'x'.repeat(200_000))).status).toBe(413)
  expect((await post(url, {}, '{"jsonrpc": "2.0", ')).status).toBe(400)
  expect((await post(url, {}, '[]')).status).toBeGreaterThanOrEqual(400)
  expect((await post(url)).status).toBe(200)
  expect(faults).toEqual([])
})

test('an address may ask sixty times, and once more a second, also where it guesses', async () => {
  let now = 0
  const { url } = await endpointAt({ token }, () => now)
  for (let count = 0; count < 60; count += 1) expect((await post(url)).status).toBe(401)
  const limited = await post(url, { authorization: `Bearer ${token}` })
  expect(limited.status).toBe(429)
  expect(limited.headers.get('retry-after')).toBe('60')
  now = 1100
  expect((await post(url, { authorization: `Bearer ${token}` })).status).toBe(200)
  expect((await post(url, { authorization: `Bearer ${token}` })).status).toBe(429)
})

const signingSecret = 'signed-by-slack'
const slackMeta = (team_id: unknown = 'T0ACME') => ({ slack: { team_id, user_id: 'U0ANN' } })
const estimateFor = (_meta: object) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'estimate_fine_tuning', arguments: { job: '8b lora 500M tokens on h100 on lambda' }, _meta },
  })
const signed = (body: string, time = 1_000_000, secret = signingSecret) => ({
  'x-slack-request-timestamp': String(time),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`,
})
const negotiated = { provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 1.11, discount: null }
const ownPrices = teamRulesOf(
  { defaults: defaultsSchema.parse({ priceBook: [negotiated] }), since: '2026-11-01' },
  null,
)
const slackbot: SlackbotAccess = {
  signingSecret,
  clock: () => 1_000_000,
  termsOf: async (team) => (team === 'T0ACME' ? { rules: ownPrices, teamMeasurements: [] } : null),
}

test('Slackbot is answered on the terms of the workspace that Slack signs for, and everybody else at list prices', async () => {
  const { url, faults } = await endpointAt({ token }, () => 0, slackbot)
  const body = estimateFor(slackMeta())
  const own = await post(url, signed(body), body)
  expect(own.status).toBe(200)
  expect(await own.text()).toContain('"usdPerGpuHour":1.11')
  const listed = await post(url, { authorization: `Bearer ${token}` }, body)
  expect(await listed.text()).not.toContain('"usdPerGpuHour":1.11')
  // Before anybody is named there is nothing of anybody's to tell.
  expect((await post(url, signed(listRequest), listRequest)).status).toBe(200)
  expect(faults).toEqual([])
})

test('a signature that is wrong, old or of other words is refused, as is one without a workspace that has the app', async () => {
  const { url } = await endpointAt({ isOpen: true }, () => 0, slackbot)
  const body = estimateFor(slackMeta())
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [signed(body, 1_000_000, 'another'), body],
    [signed(body, 1_000_000 - 301), body],
    [signed(body, 1_000_000 + 301), body],
    [signed(body), body.replace('T0ACME', 'T0OTHER')],
    [{ ...signed(body), 'x-slack-request-timestamp': 'now' }, body],
    [{ 'x-slack-signature': signed(body)['x-slack-signature'] }, body],
    ...[estimateFor({}), estimateFor(slackMeta(null)), estimateFor(slackMeta('T0OTHER')), `[${body}]`, '{'].map(
      (other) => [signed(other), other] as const,
    ),
  ]
  for (const [headers, sent] of cases) expect((await post(url, headers, sent)).status).toBe(401)
  const { url: closed } = await endpointAt({ isOpen: true })
  expect((await post(closed, signed(body), body)).status).toBe(401)
})
