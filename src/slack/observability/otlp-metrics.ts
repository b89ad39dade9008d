/** The figures that Prometheus reads, in the form that OpenTelemetry sends: one registry, the same names in both. */
import { type HrTime, ValueType } from '@opentelemetry/api'
import { emptyResource } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics'
import type { CollectedMetric } from './metrics.ts'

/** Figures count from the start of the process on. */
export function createMetricProducer(
  collect: () => Promise<readonly CollectedMetric[]>,
  version: string,
): MetricProducer {
  const startTime = hrTime(performance.timeOrigin)
  return {
    collect: async () => {
      const endTime = hrTime(Date.now())
      const metrics = (await collect()).map((metric) => metricData(metric, startTime, endTime))
      const scopeMetrics = [{ scope: { name: 'gpucost', version }, metrics }]
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] }
    },
  }
}

function metricData(metric: CollectedMetric, startTime: HrTime, endTime: HrTime): MetricData {
  const { name, help: description, type, values } = metric
  // The unit is the end of the name, as Prometheus has it.
  const descriptor = { name, description, unit: '', valueType: ValueType.DOUBLE }
  const common = { descriptor, aggregationTemporality: AggregationTemporality.CUMULATIVE }
  if (type === 'histogram') {
    return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints: histograms(metric, startTime, endTime) }
  }
  const dataPoints = values.map(({ labels, value }) => ({ startTime, endTime, attributes: labels, value }))
  return type === 'counter'
    ? { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints }
    : { ...common, dataPointType: DataPointType.GAUGE, dataPoints }
}

/** Prometheus counts in a bucket whatever lies below its bound; OpenTelemetry, what lies between two bounds. */
function histograms({ name, values }: CollectedMetric, startTime: HrTime, endTime: HrTime): DataPoint<Histogram>[] {
  const withoutBound = (labels: CollectedMetric['values'][number]['labels']) =>
    Object.fromEntries(Object.entries(labels).filter(([label]) => label !== 'le'))
  const series = Map.groupBy(values, ({ labels }) => JSON.stringify(withoutBound(labels)))
  return [...series.values()].map((parts) => {
    const buckets = parts.filter(({ metricName }) => metricName === `${name}_bucket`)
    const cumulative = buckets.map(({ value }) => value)
    const total = (suffix: string) => parts.find(({ metricName }) => metricName === `${name}_${suffix}`)?.value ?? 0
    const boundaries = buckets.map(({ labels }) => Number(labels['le'])).filter(Number.isFinite)
    const counts = cumulative.map((count, at) => count - (cumulative[at - 1] ?? 0))
    return {
      startTime,
      endTime,
      attributes: withoutBound(parts[0]?.labels ?? {}),
      value: { buckets: { boundaries, counts }, sum: total('sum'), count: total('count') },
    }
  })
}

const hrTime = (milliseconds: number): HrTime => {
  const seconds = Math.floor(milliseconds / 1000)
  return [seconds, Math.round((milliseconds - seconds * 1000) * 1e6)]
}
