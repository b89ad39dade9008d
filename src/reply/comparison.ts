/** Plans side by side: what each asks for, where it would run, how long and for how much. */
import type { RawTextElement, TableBlock } from '@slack/types'
import type { Answer, Message } from '../advise.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import { specSchema } from '../scenario/spec.ts'
import { changeWords } from './asked.ts'
import { bullets, context, header, section } from './blocks.ts'
import { duration, durationRange, gibOfBriefly, usd, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { clip, escape, oneLine, plain } from './mrkdwn.ts'
import { methodName, planName, providerName } from './names.ts'

export type Compared = { readonly scenario: Scenario; readonly answer: Answer }

const columns = ['Asked', 'Plan', 'Provider', 'Time', 'Total cost', 'Memory/GPU'] as const

/** `now`: the scenario that holds; what an alternative asks for beside it is its name. */
export function comparisonMessage(plans: readonly Compared[], now: Scenario, { names }: Manner): Message {
  const rows = plans.map(({ scenario, answer }) => {
    const name = nameOf(scenario, now)
    if (answer.kind === 'problem') return { name, cells: null, words: oneLine(answer.problem.message, 200) }
    const { best } = answer.recommendation
    const plan = `${planName(best, names)}, ${methodName(best)}`
    const provider = providerName(best, names)
    const memory = gibOfBriefly(best.peakMemoryGiB.p50, best.usableMemoryGiB)
    return {
      name,
      cells: [plan, provider, duration(best.hours.p50), usd(best.usd.p50), memory],
      words: `${plan} at ${provider}, ${duration(best.hours.p50)} (${durationRange(best.hours)}), ${usd(best.usd.p50)} in total (${usdRange(best.usd)}), ${memory} on each GPU`,
    }
  })
  const possible = rows.flatMap(({ name, cells }) => (cells === null ? [] : [[name, ...cells]]))
  const impossible = rows.flatMap(({ name, cells, words }) =>
    cells === null ? [`*${escape(name)}:* ${escape(words)}`] : [],
  )
  const verdict = verdictOf(plans, now)
  const title = rows.map(({ name }) => name).join(' or ')
  return {
    text: clip(
      escape([`${title}: ${verdict}`, ...rows.map(({ name, words }) => `- ${name}: ${words}`)].join('\n')),
      2900,
    ),
    blocks: [
      header(oneLine(title, 140)),
      section([escape(verdict)]),
      ...(possible.length === 0 ? [] : [table(possible)]),
      ...(impossible.length === 0 ? [] : [section(['*No plan*', ...bullets(impossible)])]),
      context([
        'Time and total cost are of the whole job, memory is per GPU. Nothing is changed: reply with the one you want.',
      ]),
    ],
  }

  function nameOf(scenario: Scenario, base: Scenario): string {
    const changed = specSchema
      .keyof()
      .options.filter((field: Field) => JSON.stringify(scenario.spec[field]) !== JSON.stringify(base.spec[field]))
    return changed.length === 0 ? 'As it is' : changeWords(changed, scenario, names).join(', ')
  }

  function verdictOf(all: readonly Compared[], base: Scenario): string {
    const priced = all.flatMap(({ scenario, answer }) =>
      answer.kind === 'problem' ? [] : [{ name: nameOf(scenario, base), best: answer.recommendation.best }],
    )
    const [cheapest, next] = priced.toSorted((one, other) => one.best.usd.p50 - other.best.usd.p50)
    if (cheapest === undefined) return 'None of these has a plan.'
    if (next === undefined) return `Only “${cheapest.name}” has a plan.`
    const [fastest] = priced.toSorted((one, other) => one.best.hours.p50 - other.best.hours.p50)
    const less = next.best.usd.p50 - cheapest.best.usd.p50
    const cost = `Cheapest: ${cheapest.name}, ${usd(cheapest.best.usd.p50)} in total, ${usd(less)} less than ${next.name}.`
    if (fastest === undefined || fastest === cheapest) return `${cost} It is the fastest too.`
    return `${cost} Fastest: ${fastest.name}, ${duration(fastest.best.hours.p50)} instead of ${duration(cheapest.best.hours.p50)}.`
  }
}

function table(rows: readonly (readonly string[])[]): TableBlock {
  return {
    type: 'table',
    column_settings: columns.map((_, index) => ({ align: index < 3 ? 'left' : 'right' })),
    rows: [columns.map(cell), ...rows.map((cells) => cells.map(cell))],
  }
}

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: plain(oneLine(text, 120)) || '–' })
