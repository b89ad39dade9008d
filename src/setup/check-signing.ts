/**
 * The signing secret, as far as it can be checked without Slack calling: how it looks, and that the receiver of the
 * app takes what is signed with it and refuses what is not.
 */
import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { silentReceiver } from '../slack/http/silent-receiver.ts'
import { bad, type SetupFinding, good, note } from './finding.ts'
import type { PagePath } from './slack-pages.ts'
import { promptedVariable, tokenKind } from './prompted-variables.ts'

const subject = 'SLACK_SIGNING_SECRET'
const addressSchema = z.object({ port: z.number() })

/** `pagePath`: where the secret is found in Slack’s pages. */
export async function checkSigning(
  secret: string,
  clientSecret: string | undefined,
  pagePath: PagePath,
): Promise<SetupFinding[]> {
  const howToCopy = `Copy it again: ${promptedVariable(subject).where(pagePath)}.`
  const isOtherToken = tokenKind(secret) !== null || /^[A-Za-z0-9]{24}$/.test(secret)
  const validationError = promptedVariable(subject).validationError(secret)
  if (validationError !== null && isOtherToken) return [bad(subject, validationError, howToCopy)]
  if (secret === clientSecret) return [bad(subject, 'It is the same text as SLACK_CLIENT_SECRET.', howToCopy)]
  const formatFindings =
    validationError === null
      ? []
      : [note(subject, `It does not look like one of Slack’s. ${validationError}`, howToCopy)]
  return [...formatFindings, await checkRoundTrip(secret)]
}

async function checkRoundTrip(secret: string): Promise<SetupFinding> {
  const receiver = silentReceiver(secret)
  const server = await receiver.start({ port: 0, host: '127.0.0.1' })
  try {
    const address = addressSchema.parse(server.address())
    const [signed, forged] = await Promise.all([
      sendChallenge(`http://127.0.0.1:${address.port}`, secret),
      sendChallenge(`http://127.0.0.1:${address.port}`, `${secret}0`),
    ])
    return signed === 'taken' && forged === 'refused'
      ? good(
          subject,
          'A request signed with it is taken, and one signed otherwise refused. Only Slack can show that it is Slack’s.',
        )
      : bad(
          subject,
          `A request signed with it was ${signed}, and one signed otherwise ${forged}.`,
          'Report this as a fault.',
        )
  } finally {
    await receiver.stop()
  }
}

/** How a server answers the request with which Slack tries an address: taken, refused, or in other words. */
export async function sendChallenge(address: string, secret: string): Promise<string> {
  const challengeText = `challenge-${Date.now()}`
  const body = JSON.stringify({ type: 'url_verification', challenge: challengeText })
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
  return response.status === 200 && text.includes(challengeText)
    ? 'taken'
    : `answered with HTTP status ${response.status}`
}
