/** Who is turned away: names that only resolve to this machine, pages of other sites, and whoever has no key. */
import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLocalSlack } from '../src/start-local-slack.ts'
import { ann, demoWorkspace, general, manifest, startDemoSlack } from './demo-slack.ts'

type RequestInput = {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `fetch` does not let a test choose the host header. */
function sendRequest(
  origin: string,
  { path, method = 'GET', headers = {} }: RequestInput,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, { method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    outgoing.on('error', reject)
    outgoing.end(method === 'POST' ? '{}' : undefined)
  })
}

test('a host name that only resolves to this machine is refused, localhost under any port is not', async () => {
  const { slack } = await startDemoSlack()
  const path = new URL(slack.pageUrl).pathname
  for (const host of ['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '[::2]', '10.0.0.1']) {
    expect((await sendRequest(slack.origin, { path, headers: { host } })).status).toBe(403)
  }
  for (const host of ['localhost', 'localhost:9999', '127.0.0.1', '[::1]:80']) {
    expect((await sendRequest(slack.origin, { path, headers: { host } })).status).toBe(200)
  }
})

test('a page of another site can do nothing, not even with the key', async () => {
  const { slack } = await startDemoSlack()
  const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
  const act = `${new URL(slack.pageUrl).pathname}act?as=${ann}`
  for (const path of [act, '/api/auth.test', '/upload/x']) {
    expect((await sendRequest(slack.origin, { path, method: 'POST', headers })).status).toBe(403)
  }
  expect(slack.exchanges.entries()).toEqual([])
  expect(slack.calls).toEqual([])
})

test('a WebSocket opens with the ticket alone, and not for a page of another site', async () => {
  const { slack } = await startDemoSlack()
  const outcomeOf = async (address: string, origin?: string) => {
    const socket = new WebSocket(slack.origin.replace('http', 'ws') + address, origin === undefined ? {} : { origin })
    // Rejects when the socket has an error instead.
    const outcome = await once(socket, 'message').then(
      () => 'greeted',
      () => 'refused',
    )
    socket.terminate()
    return outcome
  }
  expect(await outcomeOf('/socket?ticket=guessed')).toBe('refused')
  expect(await outcomeOf(slack.socketAddress, 'https://evil.example')).toBe('refused')
  expect(await outcomeOf(slack.socketAddress)).toBe('greeted')
})

test('without the key there is nothing to see', async () => {
  const { slack } = await startDemoSlack()
  expect((await sendRequest(slack.origin, { path: '/' })).body).toContain('ends with a key')
  const withoutSlash = new URL(slack.pageUrl).pathname.slice(0, -1)
  for (const path of ['/guessed/', `/guessed/stream?as=${ann}`, '/page/main.ts', withoutSlash]) {
    expect((await sendRequest(slack.origin, { path })).status).toBe(404)
  }
})

test('only the files of the page are served, and they load nothing from elsewhere', async () => {
  const { slack } = await startDemoSlack()
  const key = new URL(slack.pageUrl).pathname
  for (const path of ['../package.json', 'page/../server.ts', 'page/%2e%2e/server.ts', 'page/nothing.ts']) {
    expect((await sendRequest(slack.origin, { path: key + path })).status).toBe(404)
  }
  const page = await fetch(slack.pageUrl)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await page.text()).not.toMatch(/(?:src|href)="https?:/)
  const script = await (await fetch(`${slack.pageUrl}page/main.ts`)).text()
  expect(script).toContain("import { h, render } from 'preact'")
})

test('what is not an action of the page is refused', async () => {
  const { slack } = await startDemoSlack()
  const act = (body: string, as = ann) =>
    fetch(`${slack.pageUrl}act?as=${as}`, { method: 'POST', body }).then(({ status }) => status)
  const hello = JSON.stringify({ do: 'send', channel: general, text: 'hello' })
  expect(await act(hello)).toBe(200)
  expect(await act(hello, 'U0NOBODY')).toBe(400)
  expect(await act('{"do":"format the disk"}')).toBe(400)
  expect(await act('not json')).toBe(400)
  expect(await act('{"do":"press","channel":1}')).toBe(400)
})

test('a body that is not JSON, too large or of the wrong kind is refused, and the server goes on', async () => {
  const { slack, client } = await startDemoSlack()
  const post = (path: string, body: string, type = 'application/json') =>
    fetch(`${slack.origin}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, authorization: `Bearer ${slack.botToken}` },
    })
  const invalid = await post('/api/chat.postMessage', '{"channel":')
  expect(await invalid.json()).toEqual({ ok: false, error: 'invalid_json' })
  expect(await (await post('/api/chat.postMessage', '[1,2]')).json()).toMatchObject({ ok: false })
  expect((await post('/commands/unknown', '{}')).status).toBe(404)
  const broken = await post('/upload/unknown', 'x', 'multipart/form-data; boundary=broken')
  expect(broken.status).toBeGreaterThanOrEqual(400)
  const large = await post('/api/chat.postMessage', 'x'.repeat(21 * 2 ** 20)).then(
    ({ status }) => status,
    () => 413,
  )
  expect(large).toBe(413)
  expect((await client.auth.test()).ok).toBe(true)
})

test('a port that another process has is named in the error', async () => {
  const { slack } = await startDemoSlack()
  const port = Number(new URL(slack.origin).port)
  const second = startLocalSlack({ manifest, workspace: demoWorkspace() }, port)
  await expect(second).rejects.toMatchObject({ name: 'PortTaken', message: `port ${port} is taken` })
})
