/** What the service promises, and the rules by which Prometheus sees a promise being broken: one list for both. */
import { stringify } from 'yaml'

type Objective = {
  readonly id: string
  readonly promise: string
  /** The part that must be good, over thirty days. */
  readonly target: number
  /** The part that was bad within a window such as 5m, as PromQL. */
  readonly badRatio: (window: string) => string
  /** How many there were within a window; absent: it counts time, not events. */
  readonly total?: (window: string) => string
  readonly lookAt: string
}

const job = 'job="gpucost"'
const counted = (series: string) => (window: string) => `sum(increase(${series}[${window}]))`
const ratio = (good: string, all: string) => (window: string) =>
  `1 - sum(rate(${good}[${window}])) / sum(rate(${all}[${window}]))`
/** Prometheus 3 writes a whole bound with a fraction. */
const within = (seconds: number) => (Number.isInteger(seconds) ? `le=~"${seconds}([.]0)?"` : `le="${String(seconds)}"`)

const acknowledgements = `gpucost_ack_seconds_count{${job}}`
const deliveries = `gpucost_delivery_seconds_count{${job}}`
const readyNow = `(max(gpucost_troubles{${job}} == bool 0) or vector(0))`

export const objectives: readonly Objective[] = [
  {
    id: 'available',
    promise: 'A process is there and ready',
    target: 0.999,
    badRatio: (window) => `1 - avg_over_time(${readyNow}[${window}:1m])`,
    lookAt: 'GpucostGone and GpucostNotReady',
  },
  {
    id: 'acknowledged',
    promise: 'What Slack delivers is acknowledged within 2.5 seconds (Slack gives up after three)',
    target: 0.999,
    badRatio: ratio(`gpucost_ack_seconds_bucket{${job},${within(2.5)}}`, acknowledgements),
    total: counted(acknowledgements),
    lookAt: 'GpucostSlowAcknowledgement and the database',
  },
  {
    id: 'answered',
    promise: 'It ends in an answer, not in an apology or in silence',
    target: 0.999,
    badRatio: ratio(`gpucost_delivery_seconds_count{${job},outcome="answered"}`, deliveries),
    total: counted(deliveries),
    lookAt: 'GpucostFaults and the log',
  },
  {
    id: 'posted',
    promise: 'The answer is posted within 5 seconds, the time that Slack makes it wait included',
    target: 0.99,
    badRatio: ratio(`gpucost_delivery_seconds_bucket{${job},outcome="answered",${within(5)}}`, deliveries),
    total: counted(deliveries),
    lookAt: 'GpucostHeldUpBySlack and GpucostBusy',
  },
]

/** A pair of windows, and how many times faster than allowed the budget of thirty days is used up. */
const burns = [
  { long: '1h', short: '5m', factor: 14.4, speed: 'Fast' },
  { long: '6h', short: '30m', factor: 6, speed: 'Fast' },
  { long: '3d', short: '6h', factor: 1, speed: 'Slow' },
] as const
const windows = [...new Set(burns.flatMap(({ short, long }) => [short, long]))]

/** Fewer bad events than this within the long window alarm nobody. */
const fewest = 3

const recordOf = ({ id }: Objective, window: string) => `gpucost:${id}_bad:ratio_${window}`

/** The rules as a value; `alertRules` alone need the figures that `recordings` keep. */
function ruleGroups() {
  const recordings = objectives.flatMap((objective) =>
    windows.map((window) => ({ record: recordOf(objective, window), expr: objective.badRatio(window) })),
  )
  const alertRules = objectives.flatMap((objective) =>
    (['Fast', 'Slow'] as const).map((speed) => ({
      alert: `Gpucost${objective.id[0]?.toUpperCase()}${objective.id.slice(1)}Budget${speed}`,
      expr: burns
        .filter((burn) => burn.speed === speed)
        .map((burn) => `(${burnExpression(objective, burn)})`)
        .join(' or '),
      labels: { severity: speed === 'Fast' ? 'critical' : 'warning' },
      annotations: {
        summary:
          speed === 'Fast'
            ? `"${objective.id}" is broken so often that its budget of thirty days is gone within days.`
            : `"${objective.id}" is broken more often than its budget of thirty days allows.`,
        description: `${objective.promise}: ${percent(objective.target)} %. Look at ${objective.lookAt}.`,
      },
    })),
  )
  return {
    groups: [
      { name: 'gpucost-objectives', interval: '1m', rules: recordings },
      { name: 'gpucost-budgets', rules: alertRules },
    ],
  }
}

function burnExpression(objective: Objective, { long, short, factor }: (typeof burns)[number]): string {
  const limit = Number((factor * (1 - objective.target)).toPrecision(6))
  const both = [long, short].map((window) => `${recordOf(objective, window)} > ${limit}`).join(' and ')
  if (objective.total === undefined) return both
  return `${both} and ${recordOf(objective, long)} * ${objective.total(long)} >= ${fewest}`
}

const heading =
  '# Written by npm run docs from src/tasks/docs/objectives.ts. docs/operating.md says what is promised.\n' +
  '# A budget is what may go wrong in thirty days. Fast: 2 % of it in an hour, or 5 % in six. Slow: 10 % in three days.\n'

/** For `rule_files` of Prometheus. */
export const objectiveRules = (): string => heading + stringify(ruleGroups(), { lineWidth: 0 })

/** The promises as a table. */
export function objectiveTable(): string {
  const rows = objectives.map(({ id, promise, target }) => {
    const minutes = Math.round((1 - target) * 30 * 24 * 60)
    const budget = id === 'available' ? `${minutes} minutes` : `1 of ${Math.round(1 / (1 - target))}`
    return `| ${id} | ${promise} | ${percent(target)} % | ${budget} |`
  })
  return ['| objective | promise | of thirty days | may go wrong |', '|---|---|---|---|', ...rows].join('\n')
}

const percent = (part: number): string => String(Number((part * 100).toPrecision(6)))
