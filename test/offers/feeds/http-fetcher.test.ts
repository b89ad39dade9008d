/** The one function that calls out, against a server of this process and at nock's edge. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { afterEach, describe, expect, test } from 'vitest'
import { allFeeds } from '../../../src/offers/feeds/feed-registry.ts'
import type { FeedFacts } from '../../../src/catalog/price-feed.ts'
import { useNock } from '../../nock-network.ts'
import { createFetcher, FetchError, retryDelayOf } from '../../../src/offers/feeds/http-fetcher.ts'
import {
  azureItem,
  contextOf,
  facts,
  huntAnswers,
  huntCsv,
  huntRow,
  lambdaType,
  runpodAnswer,
  runpodType,
  shadeformType,
  vastOffer,
  verdaType,
} from './feed-responses.ts'

const limits = (seconds: number, bytes: number): Pick<FeedFacts, 'timeout' | 'largest'> => {
  const feedFacts = facts.get('runpod')
  if (feedFacts === undefined) throw new Error('no data/feeds/runpod.json')
  return { timeout: { ...feedFacts.timeout, base: seconds }, largest: { ...feedFacts.largest, base: bytes } }
}
const never = new AbortController().signal
const quickly = { retryDelay: 1 }

describe('a server', () => {
  let server: Server | undefined
  const serving = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener)
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/prices?key=hidden`
  }
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })
  const ask = (url: string, seconds = 5, bytes = 1e6, signal = never) =>
    createFetcher(limits(seconds, bytes), signal, quickly)('x', { url, headers: { 'x-api-key': 'secret' } })

  test('answers: the bytes, as they are', async () => {
    const url = await serving((_request, response) => response.end(Buffer.from([80, 75, 3, 4, 0, 255])))
    expect([...(await ask(url))]).toEqual([80, 75, 3, 4, 0, 255])
  })

  test('says nothing: given up at the limit, with the host named and no query', async () => {
    const url = await serving(() => {})
    const requests = Date.now()
    await expect(ask(url, 0.2)).rejects.toThrow(/^127\.0\.0\.1:\d+ did not answer within 0\.2 s$/)
    expect(Date.now() - requests).toBeLessThan(2000)
  })

  test('drips without end: cut off in time and in size', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'.repeat(1000)), 5)
      response.on('close', () => clearInterval(drip))
    })
    await expect(ask(url, 0.3)).rejects.toThrow('did not answer within 0.3 s')
    await expect(ask(url, 5, 5000)).rejects.toThrow(/sent more than/)
  })

  test('is too busy: asked again, up to three times', async () => {
    let requests = 0
    const url = await serving((_request, response) => {
      requests += 1
      response.statusCode = requests < 3 ? 429 : 200
      response.end('late')
    })
    expect(new TextDecoder().decode(await ask(url))).toBe('late')
    expect(requests).toBe(3)
  })

  test('stays busy: failed after three, and says with what', async () => {
    let requests = 0
    const url = await serving((_request, response) => {
      requests += 1
      response.writeHead(503).end()
    })
    await expect(ask(url)).rejects.toThrow(/answered 503$/)
    expect(requests).toBe(3)
  })

  test('asks for a moment: it is given that moment', async () => {
    let requests = 0
    const url = await serving((_request, response) => {
      requests += 1
      response.writeHead(requests === 1 ? 503 : 200, { 'retry-after': '0.2' }).end('late')
    })
    const from = Date.now()
    expect(new TextDecoder().decode(await ask(url))).toBe('late')
    expect(Date.now() - from).toBeGreaterThanOrEqual(190)
  })

  test('is told who asks, what is asked, and the key', async () => {
    const heard: unknown[] = []
    const url = await serving((request, response) => {
      const { method, headers } = request
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        heard.push([method, headers['user-agent'], headers.accept, headers['x-api-key'] ?? null, body])
        response.end()
      })
    })
    const get = createFetcher(limits(5, 1e6), never, quickly)
    await get('x', { url, headers: { 'x-api-key': 'secret' } })
    await get('x', { url, method: 'POST', headers: { accept: 'application/json' }, body: '{"a":1}' })
    expect(heard).toEqual([
      ['GET', 'gpucost', '*/*', 'secret', ''],
      ['POST', 'gpucost', 'application/json', null, '{"a":1}'],
    ])
  })

  test('refuses: failed at once, without the key in the words', async () => {
    let requests = 0
    const url = await serving((_request, response) => {
      requests += 1
      response.writeHead(401).end('secret')
    })
    const failure = await ask(url).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(FetchError)
    expect(String(failure)).toMatch(/answered 401$/)
    expect(String(failure)).not.toMatch(/secret|hidden/)
    expect(requests).toBe(1)
  })

  test('is not there', async () => {
    const url = await serving((_request, response) => response.end())
    await new Promise((closed) => server?.close(closed))
    await expect(ask(url)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)$/)
  })

  test('is no longer wanted: given up', async () => {
    const url = await serving(() => {})
    const stop = new AbortController()
    const requests = ask(url, 5, 1e6, stop.signal)
    stop.abort()
    await expect(requests).rejects.toThrow('given up')
  })

  test('is no longer wanted while it is given a moment: given up at once, and as any failed request', async () => {
    const stop = new AbortController()
    const url = await serving((_request, response) => {
      response.writeHead(503, { 'retry-after': '20' }).end()
      setTimeout(() => stop.abort(), 20)
    })
    const requests = Date.now()
    const failure = await ask(url, 60, 1e6, stop.signal).catch((error: unknown) => error)
    expect(failure).toEqual(new FetchError('given up before it answered'))
    expect(Date.now() - requests).toBeLessThan(5000)
  })
})

test.each([
  [null, 7],
  ['2', 2000],
  ['30', 30_000],
  ['600', 30_000],
  ['0', 7],
  ['-5', 7],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 7],
])('asked to come again after "%s", it waits %d ms', (after, milliseconds) => {
  const headers = new Headers(after === null ? {} : { 'retry-after': after })
  expect(retryDelayOf({ headers }, 7)).toBe(milliseconds)
})

describe('a redirect to another host', () => {
  useNock()
  const elsewhere = 'https://elsewhere.example'
  const redirecting = (status: number) =>
    nock('https://feed.example')
      .persist()
      .intercept(/.*/, 'GET')
      .reply(status, '', { location: `${elsewhere}/prices` })

  test.each([301, 302, 303, 307, 308])('%d: no key goes there, and it is said', async (status) => {
    redirecting(status)
    const heard = nock(elsewhere).get('/prices').reply(200, 'prices')
    const get = createFetcher(limits(5, 1e6), never, quickly)
    for (const headers of [{ 'x-api-key': 'secret' }, { authorization: 'Bearer secret' }]) {
      const failure = await get('x', { url: 'https://feed.example/prices', headers }).catch((error: unknown) => error)
      expect(failure).toEqual(new FetchError('feed.example redirects elsewhere, where its key is not sent'))
    }
    expect(heard.isDone()).toBe(false)
  })

  test('is followed where nothing is sent along that is not for everybody', async () => {
    redirecting(302)
    nock(elsewhere).get('/prices').reply(200, 'prices')
    const get = createFetcher(limits(5, 1e6), never, quickly)
    expect(new TextDecoder().decode(await get('x', { url: 'https://feed.example/prices' }))).toBe('prices')
  })
})

describe('each feed over HTTP', () => {
  useNock()
  const hunt = { '/v3/aws/version': 'version', '/v3/aws/20261130-7/catalog.zip': 'catalog.zip' }
  const aws = huntAnswers('aws', huntCsv(huntRow('p5.48xlarge', 'us-east-1', '55.04', [8, 'H100', 80])))

  test.each([
    ['runpod', 'https://api.runpod.io', 'POST', runpodAnswer(runpodType('NVIDIA H100 80GB HBM3')), 2],
    ['vast', 'https://console.vast.ai', 'POST', { offers: [1, 2, 3].map((host) => vastOffer(host, 2.4)) }, 1],
    ['verda', 'https://api.datacrunch.io', 'GET', [verdaType('1H100.80S.30V', '1x H100 SXM5 80GB')], 2],
    ['azure', 'https://prices.azure.com', 'GET', { Items: [azureItem('Standard_ND96isr_H100_v5', 98.32)] }, 1],
    ['lambda', 'https://cloud.lambda.ai', 'GET', { data: lambdaType('gpu_1x_h100_sxm5', 429) }, 1],
    ['shadeform', 'https://api.shadeform.ai', 'GET', { instance_types: [shadeformType('lambdalabs', 'H100')] }, 1],
  ] as const)('%s', async (id, host, method, body, prices) => {
    const address = new URL(facts.get(id)?.url ?? '')
    expect(address.origin).toBe(host)
    const scope = nock(host)
      .persist()
      .intercept((path: string) => path.split('?')[0] === address.pathname, method)
      .reply(200, body)
    const feed = allFeeds.find((each) => each.id === id)
    if (feed === undefined) throw new Error(`no feed ${id}`)
    const context = contextOf(feed)
    const responses = await feed.collect(createFetcher(context.facts, never, quickly), context, 'a-key')
    expect(feed.read(responses, context).observations).toHaveLength(prices)
    expect(scope.isDone()).toBe(true)
  })

  test('gpuhunt, and the Spot Advisor', async () => {
    const s3 = nock('https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com')
    for (const [path, name] of Object.entries(hunt)) s3.get(path).reply(200, Buffer.from(aws[name as keyof typeof aws]))
    nock('https://spot-bid-advisor.s3.amazonaws.com')
      .get('/spot-advisor-data.json')
      .reply(200, { spot_advisor: { 'us-east-1': { Linux: { 'p5.48xlarge': { s: 60, r: 3 } } } } })
    for (const [id, prices, bands] of [
      ['gpuhunt-aws', 1, 0],
      ['aws-spot-advisor', 0, 1],
    ] as const) {
      const feed = allFeeds.find((each) => each.id === id)
      if (feed === undefined) throw new Error(`no feed ${id}`)
      const context = contextOf(feed)
      const reading = feed.read(await feed.collect(createFetcher(context.facts, never, quickly), context, ''), context)
      expect([reading.observations.length, (reading.reclaimBands ?? []).length]).toEqual([prices, bands])
    }
  })
})
