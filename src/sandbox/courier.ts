/** Brings to the app what Slack brings it, signed as Slack signs it. */
import { createHmac } from 'node:crypto'

export type Delivered = { readonly status: number; readonly body: string; readonly milliseconds: number }

export type Delivery = {
  readonly secret?: string
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export type Courier = {
  readonly command: (fields: Readonly<Record<string, string>>, delivery?: Delivery) => Promise<Delivered>
  readonly event: (envelope: object, delivery?: Delivery) => Promise<Delivered>
  readonly interaction: (payload: object, delivery?: Delivery) => Promise<Delivered>
}

const form = 'application/x-www-form-urlencoded'

/** `address` is where the app answers, as its `ready` line says it. */
export function courierTo(address: string, signingSecret: string): Courier {
  const send = async (type: string, body: string, delivery: Delivery = {}): Promise<Delivered> => {
    const { secret = signingSecret, timestamp = Math.floor(Date.now() / 1000), headers = {}, signal } = delivery
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
      ...(signal === undefined ? {} : { signal }),
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
