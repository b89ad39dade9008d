/** Traces and metrics sent by OTLP over HTTP as JSON. Loaded only where the environment asks for it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  hostDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import packageFile from '../../../package.json' with { type: 'json' }
import { type AppLog, redactSecrets } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createMetricProducer } from './otlp-metrics.ts'
import type { TelemetrySettings } from './telemetry-settings.ts'
import { noTracing, type SpanAttributes, type Tracing } from './tracing.ts'

export type Telemetry = {
  readonly tracing: Tracing
  /** Sends what is left, and gives up after some seconds where nobody takes it. */
  readonly stop: () => Promise<void>
}

/** Longest wait, in milliseconds, for a collector at the end of the process. */
const flushTimeoutMs = 4000
/** Milliseconds between two lines that say the same of a collector which does not answer. */
const logIntervalMs = 60_000

export function startTelemetry(
  { traceRatio, batchDelayMs, metricIntervalMs }: TelemetrySettings,
  { metrics, log }: { readonly metrics: Metrics; readonly log: AppLog },
): Telemetry {
  logExportFailures(log)
  const resource = resourceOfProcess()
  const stops: (() => Promise<void>)[] = []
  if (metricIntervalMs !== null) {
    const reader = new PeriodicExportingMetricReader({
      exporter: new OTLPMetricExporter(),
      exportIntervalMillis: metricIntervalMs,
      exportTimeoutMillis: Math.min(metricIntervalMs, 30_000),
      metricProducers: [createMetricProducer(metrics.collect, packageFile.version)],
    })
    const provider = new MeterProvider({ resource, readers: [reader] })
    stops.push(() => provider.shutdown())
  }
  let tracing = noTracing
  if (traceRatio !== null) {
    const provider = new TracerProvider({
      resource,
      sampler: new TraceIdRatioBasedSampler(traceRatio),
      spanProcessors: [
        new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: batchDelayMs }),
      ],
    })
    tracing = tracingBy(provider)
    stops.push(() => provider.shutdown())
  }
  return { tracing, stop: () => withinTimeout(Promise.allSettled(stops.map((stop) => stop()))) }
}

/** The service, its version, its host, and whatever OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say. */
function resourceOfProcess() {
  const own = resourceFromAttributes({ 'service.name': 'gpucost', 'service.version': packageFile.version })
  const detectors = [serviceInstanceIdDetector, hostDetector, envDetector]
  return defaultResource().merge(own).merge(detectResources({ detectors }))
}

/** Which span is the parent travels with the work itself; nothing global is registered. */
function tracingBy(provider: TracerProvider): Tracing {
  const tracer = provider.getTracer(packageFile.name, packageFile.version)
  const parents = new AsyncLocalStorage<Context>()
  return {
    annotate: (attributes) => {
      const active = parents.getStore()
      if (active !== undefined) trace.getSpan(active)?.setAttributes(attributesOf(attributes))
    },
    inSpan: (name, attributes, work, since) => {
      const parent = parents.getStore() ?? ROOT_CONTEXT
      const kind = name === 'slack' ? SpanKind.CLIENT : parent === ROOT_CONTEXT ? SpanKind.SERVER : SpanKind.INTERNAL
      const options = {
        kind,
        attributes: attributesOf(attributes),
        ...(since === undefined ? {} : { startTime: since }),
      }
      const span = tracer.startSpan(name, options, parent)
      return parents.run(trace.setSpan(parent, span), async () => {
        try {
          return await work()
        } catch (error) {
          // A message may hold a user's words.
          const errorName = error instanceof Error ? error.name : typeof error
          span.setStatus({ code: SpanStatusCode.ERROR, message: errorName })
          throw error
        } finally {
          span.end()
        }
      })
    },
  }
}

function attributesOf({ method, status, ...own }: SpanAttributes): Record<string, string | number> {
  const named = Object.entries(own).map(([name, value]) => [`gpucost.${name}`, value] as const)
  return Object.fromEntries([
    ...named,
    ...(method === undefined ? [] : [['slack.method', method] as const]),
    ...(status === undefined ? [] : [['http.response.status_code', status] as const]),
  ])
}

/** A collector that does not answer is no reason to fill the log. */
function logExportFailures(log: AppLog): void {
  let silentUntil = -Infinity
  const report = (message: string, ...more: readonly unknown[]) => {
    if (performance.now() < silentUntil) return
    silentUntil = performance.now() + logIntervalMs
    const reason = redactSecrets([message, ...more].map(String).join(' ')).slice(0, 300)
    log.warn({ reason }, 'traces or metrics could not be sent')
  }
  const ignore = () => undefined
  diag.setLogger(
    { error: report, warn: report, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
}

async function withinTimeout(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, flushTimeoutMs)
  })
  await Promise.race([work, timeout])
  clearTimeout(timer)
}
