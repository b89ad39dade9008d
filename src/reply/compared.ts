/** Plans side by side, in words: what each asks for, where it would run, how long, for how much, and what it risks. */
import type { Answer } from './answer.ts'
import type { Infeasible, Option } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Field, Scenario, Spec } from '../scenario/spec.ts'
import { fieldsChanged } from '../scenario/spec.ts'
import { changeWords } from './asked.ts'
import { alignColumns, wrap } from './columns.ts'
import { count, duration, durationRange, gibOfBriefly, usd, usdRange } from './format.ts'
import { type Names, methodName, planName, pricingWords, providerName } from './names.ts'
import type { Terminal } from './terminal.ts'

export type Compared = { readonly scenario: Scenario; readonly answer: Answer }

export type PlanColumn = {
  /** What it is called: what was typed, or what it asks for beside the others. */
  readonly text: string
  readonly spec: Spec
  /** null where nothing meets it; then there is a problem. */
  readonly option: Option | null
  readonly problem: Problem | Infeasible | null
  readonly cells: {
    readonly plan: string
    readonly provider: string
    readonly time: string
    readonly timeRange: string
    readonly total: string
    readonly totalRange: string
    readonly memory: string
  } | null
  /** '' where nobody says. */
  readonly quality: string
  /** What was chosen for it that nobody asked for, and that is another for another plan. */
  readonly assumed: readonly string[]
}

export type Comparison = { readonly columns: readonly PlanColumn[]; readonly verdict: string }

/** The measured quality of an option's way of training. */
export type QualityOf = (option: Option, spec: Spec) => string

/** `texts`: what each plan is called. */
export function comparePlans(
  plans: readonly Compared[],
  names: Names,
  qualityOf: QualityOf,
  texts: readonly string[],
): Comparison {
  const chosen = chosenDifferently(plans, names)
  const columns = plans.map(({ scenario, answer }, index): PlanColumn => {
    const { spec } = scenario
    const text = texts[index] ?? ''
    if (answer.kind === 'problem') {
      return { text, spec, option: null, problem: answer.problem, cells: null, quality: '', assumed: [] }
    }
    const { best } = answer.recommendation
    return {
      text,
      spec,
      option: best,
      problem: null,
      cells: {
        plan: `${planName(best, names)}, ${methodName(best)}`,
        provider: providerName(best, names),
        time: duration(best.hours.p50),
        timeRange: durationRange(best.hours),
        total: usd(best.usd.p50),
        totalRange: usdRange(best.usd),
        memory: gibOfBriefly(best.peakMemoryGiB.p50, best.usableMemoryGiB),
      },
      quality: qualityOf(best, spec),
      assumed: chosen.flatMap(({ field, words }) => (spec[field] === null ? [words(best, names)] : [])),
    }
  })
  return { columns, verdict: verdictOf(columns) }
}

type Choice = { readonly field: Field; readonly words: (option: Option, names: Names) => string }

/** What the advisor chooses where nobody asks, and what a reader would want to know of it. */
const choices: readonly Choice[] = [
  { field: 'method', words: methodName },
  { field: 'loraRank', words: ({ loraRank }) => (loraRank === null ? 'no adapter' : `LoRA rank ${loraRank}`) },
  { field: 'stack', words: ({ stack }, names) => names.stack(stack) },
  { field: 'batch', words: ({ microBatch }) => `batch ${count(microBatch)} per GPU` },
  { field: 'sequenceLength', words: ({ sequenceLength }) => `sequence length ${count(sequenceLength)}` },
  { field: 'packed', words: ({ packed }) => (packed ? 'samples packed' : 'samples not packed') },
  {
    field: 'gradientCheckpointing',
    words: ({ recomputation }) => (recomputation === 'none' ? 'no checkpointing' : 'gradient checkpointing'),
  },
  { field: 'pricing', words: ({ pricing }) => `${pricingWords[pricing]} prices` },
]

/** Those that come out differently for two of the plans. */
function chosenDifferently(plans: readonly Compared[], names: Names): readonly Choice[] {
  const options = plans.flatMap(({ answer }) => (answer.kind === 'problem' ? [] : [answer.recommendation.best]))
  return choices.filter(({ words }) => new Set(options.map((option) => words(option, names))).size > 1)
}

/** What a plan asks for beside the one that holds. */
export function nameBeside(scenario: Scenario, now: Scenario, names: Names): string {
  const changed = fieldsChanged(scenario.spec, now.spec)
  return changed.length === 0 ? 'As it is' : changeWords(changed, scenario, names).join(', ')
}

/** What a reader sees of a plan; of two that look the same none is cheaper. */
const looks = ({ cells }: PlanColumn): string => JSON.stringify(cells)

function verdictOf(columns: readonly PlanColumn[]): string {
  const priced = columns.flatMap(({ text, option }) => (option === null ? [] : [{ name: text, best: option }]))
  const [cheapest, next] = priced.toSorted((one, other) => one.best.usd.p50 - other.best.usd.p50)
  if (cheapest === undefined) return 'None of these has a plan.'
  if (next === undefined) return `Only “${cheapest.name}” has a plan.`
  if (columns.length === priced.length && new Set(columns.map(looks)).size === 1)
    return `All come to the same plan: ${usd(cheapest.best.usd.p50)} in total, ${duration(cheapest.best.hours.p50)}.`
  const [fastest] = priced.toSorted((one, other) => one.best.hours.p50 - other.best.hours.p50)
  const less = next.best.usd.p50 - cheapest.best.usd.p50
  const cost = `Cheapest: ${cheapest.name}, ${usd(cheapest.best.usd.p50)} in total, ${usd(less)} less than ${next.name}.`
  if (fastest === undefined || fastest === cheapest) return `${cost} It is the fastest too.`
  return `${cost} Fastest: ${fastest.name}, ${duration(fastest.best.hours.p50)} instead of ${duration(cheapest.best.hours.p50)}.`
}

/** For a terminal: one column a plan where there is room, else one paragraph a plan; what differs beneath. */
export function comparedText({ columns, verdict }: Comparison, { width, paint }: Terminal): string {
  const room = Math.max(40, Math.min(width, 140))
  const planned = columns.flatMap(({ text, cells }) => (cells === null ? [] : [{ text, cells }]))
  const row = (name: string, of: (cells: NonNullable<PlanColumn['cells']>) => string): string[] => [
    paint('dim', name),
    ...planned.map(({ cells }) => of(cells)),
  ]
  const rows = [
    ['', ...planned.map(({ text }) => paint('bold', text))],
    row('Plan', ({ plan }) => plan.split(', ')[0] ?? plan),
    row('Method', ({ plan }) => plan.split(', ').slice(1).join(', ')),
    row('Provider', ({ provider }) => provider),
    row('Time', ({ time, timeRange }) => `${time} (${timeRange})`),
    row('Total', ({ total, totalRange }) => `${total} (${totalRange})`),
    row('Memory', ({ memory }) => `${memory} per GPU`),
  ]
  const table = alignColumns(rows, rows[0]?.map(() => 'left' as const) ?? [])
  const isNarrow = table.some((line) => line.length > room)
  const told = isNarrow ? planned.flatMap(({ text, cells }) => paragraph(text, cells, room, paint)) : table
  return [
    ...wrap(verdict, room).map((line) => paint('bold', line)),
    '',
    ...(planned.length === 0 ? [] : told),
    ...columns.flatMap(({ text, quality, assumed, problem }) => [
      '',
      paint('bold', text),
      ...(problem === null ? [] : wrap(`No plan: ${problem.message}`, room, '  ')),
      ...(quality === '' ? [] : wrap(`Quality: ${quality}`, room, '  ', '    ')),
      ...(assumed.length === 0 ? [] : wrap(`Assumed here: ${assumed.join('; ')}`, room, '  ', '    ')),
    ]),
  ].join('\n')
}

function paragraph(
  text: string,
  { plan, provider, time, timeRange, total, totalRange, memory }: NonNullable<PlanColumn['cells']>,
  room: number,
  paint: Terminal['paint'],
): readonly string[] {
  return [
    paint('bold', text),
    ...wrap(`${plan}, ${provider}`, room, '  ', '    '),
    ...wrap(`${time} (${timeRange}), ${total} in total (${totalRange}), ${memory} per GPU`, room, '  ', '    '),
  ]
}
