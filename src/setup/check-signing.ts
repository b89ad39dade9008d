/**
 * The signing secret, as far as it can be checked without Slack calling: how it looks, and that the receiver of the
 * app takes what is signed with it and refuses what is not.
 */
import { createHmac } from 'node:crypto'
import { HTTPReceiver } from '@slack/bolt'
import * as z from 'zod'
import { boltLog, openLog } from '../slack/log.ts'
import { bad, type Finding, good, note } from './finding.ts'
import type { At } from './pages.ts'
import { askedFor, kindOf } from './variables.ts'

const subject = 'SLACK_SIGNING_SECRET'
const bound = z.object({ port: z.number() })

export async function checkSigning(secret: string, clientSecret: string | undefined, at: At): Promise<Finding[]> {
  const copyAgain = `Copy it again: ${askedFor(subject).where(at)}.`
  const isAnother = kindOf(secret) !== null || /^[A-Za-z0-9]{24}$/.test(secret)
  const complaint = askedFor(subject).complaint(secret)
  if (complaint !== null && isAnother) return [bad(subject, complaint, copyAgain)]
  if (secret === clientSecret) return [bad(subject, 'It is the same text as SLACK_CLIENT_SECRET.', copyAgain)]
  const looks =
    complaint === null ? [] : [note(subject, `It does not look like one of Slack’s. ${complaint}`, copyAgain)]
  return [...looks, await roundTrip(secret)]
}

async function roundTrip(secret: string): Promise<Finding> {
  const receiver = new HTTPReceiver({ signingSecret: secret, logger: boltLog(openLog('silent')) })
  const server = await receiver.start({ port: 0, host: '127.0.0.1' })
  try {
    const address = bound.parse(server.address())
    const [right, wrong] = await Promise.all([
      challenge(`http://127.0.0.1:${address.port}`, secret),
      challenge(`http://127.0.0.1:${address.port}`, `${secret}0`),
    ])
    return right === 'taken' && wrong === 'refused'
      ? good(
          subject,
          'A request signed with it is taken, and one signed otherwise refused. Only Slack can show that it is Slack’s.',
        )
      : bad(
          subject,
          `A request signed with it was ${right}, and one signed otherwise ${wrong}.`,
          'Report this as a fault.',
        )
  } finally {
    await receiver.stop()
  }
}

/** How a server answers the request with which Slack tries an address: taken, refused, or in other words. */
export async function challenge(address: string, secret: string): Promise<string> {
  const word = `challenge-${Date.now()}`
  const body = JSON.stringify({ type: 'url_verification', challenge: word })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  const response = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  if (response.status === 401) return 'refused'
  return response.status === 200 && text.includes(word) ? 'taken' : `answered with HTTP status ${response.status}`
}
