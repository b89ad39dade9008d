/** The dashboard and the alerts ask for figures that the app has, in queries that Prometheus understands. */
import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { watchHealth } from '../../src/slack/observability/health.ts'
import { createMetrics } from '../../src/slack/observability/metrics.ts'
import { objectives } from '../../src/tasks/docs/objectives.ts'

const docs = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const target = z.object({ expr: z.string() })
const dashboard = z
  .object({
    panels: z.array(z.object({ id: z.int(), title: z.string(), description: z.string(), targets: z.array(target) })),
    annotations: z.object({ list: z.array(target) }),
  })
  .parse(JSON.parse(docs('operating/dashboard.json')))
const rulesIn = (file: string) => {
  const rule = z.union([
    z.object({ alert: z.string(), expr: z.string(), labels: z.object({ severity: z.enum(['critical', 'warning']) }) }),
    z.object({ record: z.string(), expr: z.string() }),
  ])
  const { groups } = z
    .object({ groups: z.array(z.object({ name: z.string(), rules: z.array(rule) })) })
    .parse(parse(docs(file)))
  return groups.flatMap(({ rules }) => rules)
}
const rules = ['operating/alerts.yml', 'operating/objectives.yml'].flatMap(rulesIn)
const recorded = new Set(rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])))

/** Everything that the app tells after one of each thing has happened. */
async function exportedMetrics() {
  const metrics = createMetrics(watchHealth())
  metrics.answered('recommendation', 'command', 0.1)
  metrics.acknowledged(0.01)
  metrics.refused('invalid_auth')
  metrics.waited('chat.postMessage', 1)
  metrics.failed()
  metrics.finished('command', 'answered', 0.1)
  const text = await metrics.text()
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]))
  const names = new Set([...types].flatMap(([name, type]) => (type === 'histogram' ? series(name) : [name])))
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label = '']) => label))
  return { names, labels, types }
}
const series = (name: string) => [`${name}_bucket`, `${name}_sum`, `${name}_count`]
const { names, labels, types } = await exportedMetrics()
/** What Prometheus itself adds. */
const builtIn = { names: ['up'], labels: ['job', 'instance'] }

type ParsedQuery = {
  readonly metrics: readonly string[]
  readonly labels: readonly string[]
  readonly errors: readonly string[]
}

function parseQuery(query: string): ParsedQuery {
  // Grafana puts a window and the chosen jobs in.
  const text = query.replaceAll('$__rate_interval', '5m').replaceAll('$job', '.+')
  const found = { metrics: [] as string[], labels: [] as string[], errors: [] as string[] }
  parser.parse(text).iterate({
    enter: ({ name, from, to, node, type }) => {
      const word = text.slice(from, to)
      if (type.isError) found.errors.push(`${from}: ${text}`)
      else if (name === 'Identifier' && node.parent?.name === 'VectorSelector') found.metrics.push(word)
      else if (name === 'LabelName') found.labels.push(word)
    },
  })
  return found
}

const queries = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...dashboard.annotations.list.map(({ expr }) => ['annotation', expr] as const),
  ...rules.map((rule) => ['alert' in rule ? rule.alert : rule.record, rule.expr] as const),
]

describe('queries', () => {
  test.each(queries)('%s', (_, query) => {
    const { metrics, labels: used, errors } = parseQuery(query)
    expect(errors).toEqual([])
    expect(metrics.length).toBeGreaterThan(0)
    const known = (name: string) => names.has(name) || recorded.has(name) || builtIn.names.includes(name)
    expect(metrics.filter((name) => !known(name))).toEqual([])
    expect(used.filter((label) => !labels.has(label) && !builtIn.labels.includes(label))).toEqual([])
  })

  test('the reader sees a metric that is missing, a label that is missing, and a query that is none', () => {
    expect(parseQuery('sum by (knd) (rate(gpucost_answer_total{job="a"}[5m]))')).toEqual({
      metrics: ['gpucost_answer_total'],
      labels: ['knd', 'job'],
      errors: [],
    })
    expect(names.has('gpucost_answer_total') || labels.has('knd')).toBe(false)
    expect(parseQuery('rate(up[5m]').errors).not.toEqual([])
  })
})

test('every figure of our own is on the dashboard', () => {
  const shown = queries.map(([, query]) => query).join(' ')
  const ours = [...types.keys()].filter((name) => name.startsWith('gpucost_'))
  expect(ours.filter((name) => !shown.includes(name))).toEqual([])
})

test('panels have ids of their own, and each says what it shows', () => {
  const { panels } = dashboard
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  expect(panels.filter(({ description }) => description.length < 10)).toEqual([])
})

describe('budgets', () => {
  const budgets = rules.flatMap((rule) => ('alert' in rule && rule.alert.includes('Budget') ? [rule] : []))

  test('each objective has a fast and a slow alarm, at the speeds that its target allows', () => {
    expect(budgets.map(({ alert }) => alert)).toEqual(
      objectives.flatMap(({ id }) => {
        const name = `Gpucost${id.slice(0, 1).toUpperCase()}${id.slice(1)}Budget`
        return [`${name}Fast`, `${name}Slow`]
      }),
    )
    for (const [at, { target }] of objectives.entries()) {
      const limits = (expr = '') => [...expr.matchAll(/ratio_\w+ > ([\d.e-]+)/g)].map(([, limit]) => Number(limit))
      const [fast, slow] = budgets.slice(2 * at, 2 * at + 2).map(({ expr }) => limits(expr))
      const budget = 1 - target
      // Two percent of thirty days in an hour, five in six hours, ten in three days.
      const speeds = [(0.02 * 720) / 1, (0.05 * 720) / 6, (0.1 * 720) / 72]
      const expected = speeds.flatMap((speed) => [speed * budget, speed * budget])
      for (const [index, limit] of [...(fast ?? []), ...(slow ?? [])].entries()) {
        expect(limit).toBeCloseTo(expected[index] ?? NaN, 6)
      }
    }
  })

  test('the bounds of the promises are bounds of the histograms', async () => {
    const metrics = createMetrics(watchHealth())
    metrics.acknowledged(1)
    metrics.finished('command', 'answered', 1)
    const text = await metrics.text()
    const bounds = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/(gpucost_\w+_bucket)\{[^}]*le=~?"([\d.]+?)(?:\(\[\.\]0\)\?)?"/g)].map((found) =>
        found.slice(1),
      ),
    )
    expect(bounds.length).toBeGreaterThan(5)
    for (const [name, bound] of bounds) expect(text).toMatch(new RegExp(`${name}\\{[^}]*le="${bound}"`))
  })
})
