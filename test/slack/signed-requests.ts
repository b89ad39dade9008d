/** Sends to the app what Slack sends, signed as Slack signs it. */
import { createHmac } from 'node:crypto'
import { signingSecret } from './fake-slack/fake-slack.ts'

export type DeliveryResponse = { readonly status: number; readonly body: string; readonly milliseconds: number }

export type SendOptions = {
  readonly secret?: string
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly headers?: Readonly<Record<string, string>>
}

export type SlackSender = {
  readonly command: (fields: Readonly<Record<string, string>>, delivery?: SendOptions) => Promise<DeliveryResponse>
  readonly event: (envelope: object, delivery?: SendOptions) => Promise<DeliveryResponse>
  readonly interaction: (payload: object, delivery?: SendOptions) => Promise<DeliveryResponse>
}

const form = 'application/x-www-form-urlencoded'

/** `address` is where the app answers, as its `ready` line says it. */
export function slackTo(address: string): SlackSender {
  const send = async (type: string, body: string, delivery: SendOptions = {}): Promise<DeliveryResponse> => {
    const { secret = signingSecret, timestamp = Math.floor(Date.now() / 1000), headers = {} } = delivery
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
    const started = performance.now()
    const response = await fetch(`${address}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
        ...headers,
      },
      body,
    })
    return { status: response.status, body: await response.text(), milliseconds: performance.now() - started }
  }
  return {
    command: (fields, delivery) => send(form, new URLSearchParams(fields).toString(), delivery),
    event: (envelope, delivery) => send('application/json', JSON.stringify(envelope), delivery),
    interaction: (payload, delivery) =>
      send(form, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), delivery),
  }
}

/** The headers of a second delivery of the same thing. */
export const retryHeaders = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
