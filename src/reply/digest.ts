/** The week of a channel in one message: what moved, what became cheaper, what was spent. */
import type { KnownBlock } from '@slack/types'
import type { Message } from './message.ts'
import type { Digest, PlanMove, PriceMove, Spending } from '../team/digest.ts'
import { jobWords } from './asked.ts'
import { bullets, context, header, section } from './blocks.ts'
import { percent, shownUsd, usd, usdPerHour } from './format.ts'
import type { Manner } from './manner.ts'
import { clip, code, escape } from './mrkdwn.ts'
import { planName, providerName, type Names } from './names.ts'

/** Call it only where there is news. */
export function digestMessage({ since, prices, plans, spending }: Digest, { names, today }: Manner): Message {
  const title = headlineOf({ prices, plans, spending })
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Plans that became cheaper, in total', plans.map((plan) => planLine(plan, names))],
    ['Prices that moved, per GPU and hour', prices.map((move) => priceLine(move, names))],
    ['Estimated and spent, in total', spendingLines(spending)],
  ]
  const told = parts.filter(([, lines]) => lines.length > 0)
  const blocks: KnownBlock[] = [
    header(title),
    ...told.map(([name, lines]) => section([`*${name}*`, ...bullets(lines.map(escape))])),
    context([`From ${since} to ${today}. Turn this off with ${code('/gpucost settings')}.`]),
  ]
  const text = [title, ...told.flatMap(([name, lines]) => [`${name}:`, ...lines.map((line) => `- ${line}`)])]
  return { text: clip(escape(text.join('\n')), 2900), blocks }
}

function headlineOf({ prices, plans, spending }: Omit<Digest, 'since'>): string {
  const [best] = plans
  if (best !== undefined) {
    return `A plan of this channel became ${usd(shownUsd(best.before.usd.p50) - shownUsd(best.after.usd.p50))} cheaper`
  }
  const [largest] = prices
  if (largest !== undefined) {
    const way = largest.after < largest.before ? 'fell' : 'rose'
    return prices.length === 1 ? `One price that matters here ${way}` : `${prices.length} prices that matter here moved`
  }
  return spending.length === 1 ? 'One run was reported this week' : `${spending.length} runs were reported this week`
}

function planLine({ scenario, before, after }: PlanMove, names: Names): string {
  const where = `${planName(after, names)} at ${providerName(after, names)}`
  return `${jobWords(scenario.spec, names)}: ${usd(before.usd.p50)} → ${usd(after.usd.p50)} (−${percent(1 - after.usd.p50 / before.usd.p50)}), ${where}`
}

function priceLine({ gpu, before, after, ...offer }: PriceMove, names: Names): string {
  const sign = after < before ? '−' : '+'
  return `${names.gpu(gpu)} at ${providerName(offer, names)}: ${usdPerHour(before)} → ${usdPerHour(after)} (${sign}${percent(after / before - 1)})`
}

function spendingLines(runs: readonly Spending[]): readonly string[] {
  const lines = runs.slice(0, 6).map(({ job, expectedUsd, spentUsd }) => {
    return `${job}: ${usd(spentUsd)} spent, ${usd(expectedUsd)} expected (${apart(spentUsd, expectedUsd)})`
  })
  if (runs.length < 2) return lines
  const sum = (of: (run: Spending) => number) => runs.reduce((total, run) => total + of(run), 0)
  const [spent, expected] = [sum(({ spentUsd }) => spentUsd), sum(({ expectedUsd }) => expectedUsd)]
  return [
    ...lines,
    `${runs.length === 2 ? 'Both' : `All ${runs.length}`} together: ${usd(spent)} spent, ${usd(expected)} expected (${apart(spent, expected)})`,
  ]
}

function apart(spent: number, expected: number): string {
  const share = spent / expected - 1
  return Math.abs(share) < 0.005 ? 'as expected' : `${share < 0 ? '−' : '+'}${percent(share)}`
}
