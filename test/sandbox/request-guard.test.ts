/** Who is turned away: names that merely point here, pages of other sites, whoever has no key. */
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { pageKey, openLocalSlack } from './running-local-slack.ts'

type RequestInput = {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `fetch` would not let a test say whatever host it likes. */
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

test('a host that merely points to this machine is turned away; localhost under any port is not', async () => {
  const { origin } = await openLocalSlack()
  const path = `/${pageKey}/`
  for (const host of ['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '[::2]', '10.0.0.1']) {
    expect((await sendRequest(origin, { path, headers: { host } })).status).toBe(403)
  }
  for (const host of ['localhost', 'localhost:9999', '127.0.0.1', '[::1]:80']) {
    expect((await sendRequest(origin, { path, headers: { host } })).status).toBe(200)
  }
})

test('a page of another site can do nothing, not even with the key', async () => {
  const { origin, slack } = await openLocalSlack()
  const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
  for (const path of [`/${pageKey}/act?as=U0ANN`, '/api/auth.test', '/upload/x']) {
    expect((await sendRequest(origin, { path, method: 'POST', headers })).status).toBe(403)
  }
  expect(slack.exchanges.entries()).toEqual([])
})

test('without the key there is nothing to see', async () => {
  const { origin } = await openLocalSlack()
  expect((await sendRequest(origin, { path: '/' })).body).toContain('ends with a key')
  for (const path of ['/guessed/', '/guessed/stream?as=U0ANN', '/page/main.ts', `/${pageKey}`]) {
    expect((await sendRequest(origin, { path })).status).toBe(404)
  }
})

test('only the files of the page are served, and they load nothing from elsewhere', async () => {
  const { origin } = await openLocalSlack()
  for (const path of [
    `/${pageKey}/../package.json`,
    `/${pageKey}/page/../server.ts`,
    `/${pageKey}/page/%2e%2e/server.ts`,
    `/${pageKey}/page/nothing.ts`,
  ]) {
    expect((await sendRequest(origin, { path })).status).toBe(404)
  }
  const page = await fetch(`${origin}/${pageKey}/`)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await page.text()).not.toMatch(/(?:src|href)="https?:/)
  const script = await (await fetch(`${origin}/${pageKey}/page/main.ts`)).text()
  expect(script).toContain("import { h, render } from 'preact'")
})

test('what is no wish is refused in words', async () => {
  const { origin } = await openLocalSlack()
  const act = (body: string, as = 'U0ANN') =>
    fetch(`${origin}/${pageKey}/act?as=${as}`, { method: 'POST', body }).then(({ status }) => status)
  expect(await act('{"do":"say","channel":"C0TRAINING","text":"hello"}')).toBe(200)
  expect(await act('{"do":"say","channel":"C0TRAINING","text":"hello"}', 'U0NOBODY')).toBe(400)
  expect(await act('{"do":"format the disk"}')).toBe(400)
  expect(await act('not json')).toBe(400)
})

test('a body that is no JSON, too large or of the wrong kind is refused, and the server goes on', async () => {
  const { origin, slack, client } = await openLocalSlack()
  const post = (path: string, body: string, type = 'application/json') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, authorization: `Bearer ${slack.botToken}` },
    })
  expect(await (await post('/api/chat.postMessage', '{"channel":')).json()).toEqual({
    ok: false,
    error: 'invalid_json',
  })
  expect(await (await post('/api/chat.postMessage', '[1,2]')).json()).toMatchObject({ ok: false })
  expect((await post(`/${pageKey}/act?as=U0ANN`, '{"do":"press","channel":1}')).status).toBe(400)
  expect(
    (
      await post(
        `/${pageKey}/act?as=U0ANN`,
        '{"do":"press","channel":"C9","ts":"1","blockId":"","actionId":"","chosen":{}}',
      )
    ).status,
  ).toBe(200)
  expect((await post('/commands/unknown', '{}')).status).toBe(404)
  expect((await post('/upload/unknown', 'x', 'multipart/form-data; boundary=broken')).status).toBeGreaterThanOrEqual(
    400,
  )
  const large = await post('/api/chat.postMessage', 'x'.repeat(21 * 2 ** 20)).then(
    ({ status }) => status,
    () => 413,
  )
  expect(large).toBe(413)
  expect((await client.auth.test()).ok).toBe(true)
})
