/** Delivers commands, events and interactions to the app: over HTTP, signed as Slack signs them, or over Socket Mode. */
import { createHmac } from 'node:crypto'

export type AppResponse = { readonly status: number; readonly body: string; readonly milliseconds: number }

export type DeliveryOptions = {
  /** The delivery is a repetition. */
  readonly retry?: { readonly number: number; readonly reason: string }
  readonly signal?: AbortSignal
}

export type RequestSender = {
  readonly command: (fields: Readonly<Record<string, string>>, options?: DeliveryOptions) => Promise<AppResponse>
  readonly event: (envelope: object, options?: DeliveryOptions) => Promise<AppResponse>
  readonly interaction: (payload: object, options?: DeliveryOptions) => Promise<AppResponse>
}

/** What a forger or a broken clock would send. */
export type SigningOptions = DeliveryOptions & {
  readonly secret?: string
  /** Seconds since 1970. */
  readonly timestamp?: number
  readonly headers?: Readonly<Record<string, string>>
}

export type HttpSender = {
  readonly [Kind in keyof RequestSender]: (
    payload: Parameters<RequestSender[Kind]>[0],
    options?: SigningOptions,
  ) => Promise<AppResponse>
}

/** As Slack delivers again what was not acknowledged within three seconds. */
export const firstRetry: DeliveryOptions = { retry: { number: 1, reason: 'http_timeout' } }

const formType = 'application/x-www-form-urlencoded'

/** `address`: the origin at which the app answers `/slack/events`. */
export function createHttpSender(address: string, signingSecret: string): HttpSender {
  const send = async (type: string, body: string, options: SigningOptions = {}): Promise<AppResponse> => {
    const { secret = signingSecret, timestamp = Math.floor(Date.now() / 1000), headers = {}, retry, signal } = options
    const started = performance.now()
    const response = await fetch(`${address}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        ...signatureHeaders(body, secret, timestamp),
        ...(retry === undefined
          ? {}
          : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
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

/** `timestamp`: seconds since 1970. */
export function signatureHeaders(body: string, secret: string, timestamp: number): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` }
}
