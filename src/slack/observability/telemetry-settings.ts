/** The standard OTEL_* variables: whether traces and metrics are sent, how often, and which traces are kept. */
import * as z from 'zod'

const exporters = z
  .enum(['otlp', 'none'], 'must be otlp or none')
  .default('otlp')
  .transform((name) => name === 'otlp')
const milliseconds = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a number of milliseconds')
  .transform(Number)
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional()

const variablesSchema = z.object({
  OTEL_SDK_DISABLED: z
    .string()
    .default('false')
    .transform((text) => text.toLowerCase() === 'true'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/json', 'http/protobuf'], 'must be http/json: use the address of the collector for HTTP, port 4318')
    .optional(),
  OTEL_TRACES_EXPORTER: exporters,
  OTEL_METRICS_EXPORTER: exporters,
  OTEL_TRACES_SAMPLER: z
    .enum(
      [
        'always_on',
        'always_off',
        'traceidratio',
        'parentbased_always_on',
        'parentbased_always_off',
        'parentbased_traceidratio',
      ],
      'must be always_on, always_off or traceidratio',
    )
    .default('always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .default('1')
    .transform(Number)
    .refine((ratio) => ratio >= 0 && ratio <= 1, 'must be a number from 0 to 1'),
  OTEL_BSP_SCHEDULE_DELAY: milliseconds.default(5000),
  OTEL_METRIC_EXPORT_INTERVAL: milliseconds.default(60_000),
})

/** What is to be sent. Where to, with which headers and certificates, the exporters read from the environment. */
export type TelemetrySettings = {
  /** The part of the traces that is kept, 0 to 1; null: no traces. */
  readonly traceRatio: number | null
  /** Milliseconds between two batches of spans. */
  readonly batchDelayMs: number
  /** Milliseconds between two readings; null: no metrics. */
  readonly metricIntervalMs: number | null
}

export type TelemetrySettingsResult =
  | { readonly ok: true; readonly telemetry: TelemetrySettings | null }
  | { readonly ok: false; readonly errors: readonly string[] }

/** `telemetry` null: no endpoint is named, or it is switched off; nothing is loaded then. */
export function readTelemetrySettings(
  environment: Readonly<Record<string, string | undefined>>,
): TelemetrySettingsResult {
  const present = Object.entries(environment).filter(([name, value]) => name.startsWith('OTEL_') && value?.trim())
  if (present.length === 0) return { ok: true, telemetry: null }
  const parsed = variablesSchema.safeParse(Object.fromEntries(present))
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) }
  }
  const { data } = parsed
  const common = data.OTEL_EXPORTER_OTLP_ENDPOINT
  const hasTraces = data.OTEL_TRACES_EXPORTER && (data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? common) !== undefined
  const hasMetrics = data.OTEL_METRICS_EXPORTER && (data.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ?? common) !== undefined
  if (data.OTEL_SDK_DISABLED || !(hasTraces || hasMetrics)) return { ok: true, telemetry: null }
  return {
    ok: true,
    telemetry: {
      traceRatio: hasTraces ? traceRatio(data) : null,
      batchDelayMs: data.OTEL_BSP_SCHEDULE_DELAY,
      metricIntervalMs: hasMetrics ? data.OTEL_METRIC_EXPORT_INTERVAL : null,
    },
  }
}

/** Slack hands no trace on, so that every trace begins here and has no parent to follow. */
function traceRatio({
  OTEL_TRACES_SAMPLER: sampler,
  OTEL_TRACES_SAMPLER_ARG: ratio,
}: z.infer<typeof variablesSchema>): number {
  if (sampler.endsWith('always_off')) return 0
  return sampler.endsWith('traceidratio') ? ratio : 1
}
