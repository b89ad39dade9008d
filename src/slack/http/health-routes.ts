/** The addresses that people and machines ask about the app itself; Slack has its own. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Services } from '../services.ts'

export type HttpRoute = {
  readonly path: string
  readonly method: string[]
  /** It checks by itself who asks and how much is sent; Slack does not sign for it. */
  readonly guardsItself?: true
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

const method = ['GET', 'HEAD']

/** GET /healthz: the process lives. GET /readyz: it can answer. */
export function healthRoutes({ health }: Pick<Services, 'health'>): HttpRoute[] {
  return [
    { path: '/healthz', method, handler: (_, response) => sendJson(response, 200, { alive: true }) },
    {
      path: '/readyz',
      method,
      handler: (_, response) => {
        const troubles = health.troubles()
        const ready = troubles.length === 0
        sendJson(response, ready ? 200 : 503, ready ? { ready } : { ready, troubles })
      },
    },
  ]
}

/** GET /metrics: Prometheus. */
export function metricsRoute({ metrics, log }: Pick<Services, 'metrics' | 'log'>): HttpRoute {
  return {
    path: '/metrics',
    method,
    handler: (_, response) => {
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        (error: unknown) => {
          log.error({ error: String(error) }, 'metrics could not be collected')
          response.writeHead(500).end()
        },
      )
    },
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
}
