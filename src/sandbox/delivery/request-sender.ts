/** Brings to the app what Slack brings it, signed as Slack signs it. */
import { createHmac } from 'node:crypto'

export type AppResponse = { readonly status: number; readonly body: string; readonly milliseconds: number }

export type RequestOptions = {
  readonly secret?: string
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export type RequestSender = {
  readonly command: (fields: Readonly<Record<string, string>>, options?: RequestOptions) => Promise<AppResponse>
  readonly event: (envelope: object, options?: RequestOptions) => Promise<AppResponse>
  readonly interaction: (payload: object, options?: RequestOptions) => Promise<AppResponse>
}

const formType = 'application/x-www-form-urlencoded'

/** `address` is where the app answers, as its `ready` line says it. */
export function createRequestSender(address: string, signingSecret: string): RequestSender {
  const send = async (type: string, body: string, options: RequestOptions = {}): Promise<AppResponse> => {
    const { secret = signingSecret, timestamp = Math.floor(Date.now() / 1000), headers = {}, signal } = options
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
    command: (fields, options) => send(formType, new URLSearchParams(fields).toString(), options),
    event: (envelope, options) => send('application/json', JSON.stringify(envelope), options),
    interaction: (payload, options) =>
      send(formType, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), options),
  }
}
