/** POST /mcp: who may ask, how much, and that the answers are those of the other transport. */
import { createServer } from 'node:http'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createMcpEndpoint, type McpAccess } from '../../src/mcp/http-endpoint.ts'

const { cli } = createApp()
const dependencies = { engine: cli.engine(), known: cli.known, documents: cli.documents, today: () => '2026-11-24' }
const token = 'a-token-of-some-length'

async function endpointAt(access: McpAccess | null, now = () => 0): Promise<{ url: URL; faults: unknown[] }> {
  const faults: unknown[] = []
  const endpoint = createMcpEndpoint(dependencies, {
    access,
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
