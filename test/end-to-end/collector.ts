/** A collector of OpenTelemetry on this machine: takes OTLP over HTTP as JSON, and keeps what came. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import * as z from 'zod'

const attributesSchema = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .default([])
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])))
const resourceSchema = z.object({ attributes: attributesSchema })
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes: attributesSchema,
  status: z.object({ code: z.number().optional(), message: z.string().optional() }).default({}),
  events: z.array(z.unknown()).default([]),
})
const tracesSchema = z.object({
  resourceSpans: z.array(
    z.object({ resource: resourceSchema, scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })) }),
  ),
})
const metricSchema = z.looseObject({ name: z.string() })
const metricsSchema = z.object({
  resourceMetrics: z.array(
    z.object({ resource: resourceSchema, scopeMetrics: z.array(z.object({ metrics: z.array(metricSchema) })) }),
  ),
})

export type CollectedSpan = z.infer<typeof spanSchema>

export type Collector = {
  readonly address: string
  readonly spans: readonly CollectedSpan[]
  /** The last reading of each metric. */
  readonly metrics: ReadonlyMap<string, z.infer<typeof metricSchema>>
  readonly resources: readonly Readonly<Record<string, unknown>>[]
  /** Headers of each request. */
  readonly headers: readonly NodeJS.Dict<string | string[]>[]
  /** Everything that came, as written. */
  readonly text: () => string
  readonly close: () => Promise<void>
}

/** `status`: what it answers. */
export async function startCollector(status = 200): Promise<Collector> {
  const spans: CollectedSpan[] = []
  const metrics = new Map<string, z.infer<typeof metricSchema>>()
  const resources: Record<string, unknown>[] = []
  const headers: NodeJS.Dict<string | string[]>[] = []
  const bodies: string[] = []
  const take = (path: string | undefined, body: unknown) => {
    if (path === '/v1/traces') {
      for (const { resource, scopeSpans } of tracesSchema.parse(body).resourceSpans) {
        resources.push(resource.attributes)
        spans.push(...scopeSpans.flatMap((scope) => scope.spans))
      }
    } else if (path === '/v1/metrics') {
      for (const { resource, scopeMetrics } of metricsSchema.parse(body).resourceMetrics) {
        resources.push(resource.attributes)
        for (const metric of scopeMetrics.flatMap((scope) => scope.metrics)) metrics.set(metric.name, metric)
      }
    } else throw new Error(`nothing is sent to ${path}`)
  }
  const server = createServer((request, response) => {
    headers.push(request.headers)
    json(request).then(
      (body) => {
        bodies.push(JSON.stringify(body))
        take(request.url, body)
        return response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
      },
      () => response.writeHead(400).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    spans,
    metrics,
    resources,
    headers,
    text: () => bodies.join('\n'),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
