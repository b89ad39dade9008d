/** Signed commands at a steady rate from another process than the app's, each in a channel of its own. */
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { command, signingSecret } from '../slack/test-slack.ts'
import type { StubSlack } from './stub-slack.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { randomCommand } from './random-commands.ts'

export type LoadResult = {
  /** Milliseconds until each was acknowledged, in order. */
  readonly acknowledged: readonly number[]
  /** Milliseconds until each was answered in its channel. */
  readonly answered: readonly number[]
  readonly refused: number
  readonly unanswered: number
  readonly twice: number
  /** From the first command to the last answer. */
  readonly seconds: number
}

export type LoadOptions = {
  readonly addresses: readonly string[]
  readonly slack: StubSlack
  readonly random: SeededRandom
  /** Commands a second, and how many in all. */
  readonly rate: number
  readonly count: number
  /** Where serial numbers begin: two drives of one app must not meet. */
  readonly from?: number
  readonly isNew?: boolean
}

/** How long the last answers may take, in milliseconds. */
const answerTimeout = 60_000

export async function sendLoad({
  addresses,
  slack,
  random,
  rate,
  count,
  from = 0,
  isNew,
}: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const acknowledged: number[] = []
  const sent = new Map<string, number>()
  let refused = 0
  const inFlight: Promise<void>[] = []
  const startedAt = performance.now()
  for (let index = 0; index < count; index += 1) {
    const due = startedAt + (index * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    const serial = from + index
    const channel = `C${serial}`
    const fields = command(randomCommand(random, serial, isNew), `${new URL(slack.apiUrl).origin}/respond/${channel}`, {
      channel_id: channel,
      trigger_id: `load-${serial}`,
    })
    const sentAt = performance.now()
    sent.set(channel, sentAt)
    inFlight.push(
      (async () => {
        const status = await post(
          addresses[index % addresses.length] ?? '',
          new URLSearchParams(fields).toString(),
          agent,
        ).catch(() => 0)
        if (status === 200) acknowledged.push(performance.now() - sentAt)
        else refused += 1
      })(),
    )
  }
  await Promise.all(inFlight)
  const isPending = () => [...sent.keys()].some((channel) => !slack.posted.has(channel))
  const end = performance.now() + answerTimeout
  while (isPending() && performance.now() < end) await sleep(20)
  agent.destroy()
  const latencies = [...sent].flatMap(([channel, sentAt]) =>
    (slack.posted.get(channel) ?? []).slice(0, 1).map((answeredAt) => answeredAt - sentAt),
  )
  const last = Math.max(...[...sent.keys()].flatMap((channel) => slack.posted.get(channel) ?? []))
  return {
    acknowledged,
    answered: latencies,
    refused,
    unanswered: sent.size - latencies.length,
    twice: [...sent.keys()].filter((channel) => (slack.posted.get(channel)?.length ?? 0) > 1).length,
    seconds: (last - startedAt) / 1000,
  }
}

function post(address: string, body: string, agent: Agent): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return new Promise((resolve, reject) => {
    const outgoing = request(`${address}/slack/events`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
      },
    })
    outgoing.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
