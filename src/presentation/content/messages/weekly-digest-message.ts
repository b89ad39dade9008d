/** The week of a channel in one message: what moved, what became cheaper, what was spent. */
import type { Digest, PlanPriceChange, PriceChange } from '../../../team/digest-contents.ts'
import { type DisplayNames, providerName, planAndProvider } from '../../format/display-names.ts'
import { formatPercent, formatUsd, formatUsdDifference, formatUsdPerHour } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import {
  bullets,
  code,
  headingBlock,
  line,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { describeJob } from '../scenario-summary.ts'
import { spendingLines } from '../spending-lines.ts'

/** Call it only where there is news. */
export function weeklyDigestMessage(digest: Digest, renderContext: RenderContext): MessageContent {
  const { since, prices, plans, spending } = digest
  const { names, today } = renderContext
  const title = digestHeadline({ prices, plans, spending })
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Plans that became cheaper, in total', plans.map((plan) => planLine(plan, names))],
    ['Prices that moved, per GPU and hour', prices.map((change) => priceLine(change, names))],
    ['Estimated and spent, in total', spendingLines(spending)],
  ]
  const filledSections = sections.filter(([, items]) => items.length > 0)
  return {
    text: [line(title), ...filledSections.flatMap(([name, items]) => [line(`${name}:`), ...bullets(items)])],
    blocks: [
      headingBlock(title),
      ...filledSections.map(([name, items]) => textBlock([line(strong(name)), ...bullets(items)])),
      notesBlock([line(`From ${since} to ${today}. Turn this off with `, code('/gpucost settings'), '.')]),
    ],
  }
}

function digestHeadline({ prices, plans, spending }: Omit<Digest, 'since'>): string {
  const [best] = plans
  if (best !== undefined) {
    return `A plan of this channel became ${formatUsdDifference(best.before.usd.p50, best.after.allInUsd.p50)} cheaper`
  }
  const [largest] = prices
  if (largest !== undefined) {
    const direction = largest.after < largest.before ? 'fell' : 'rose'
    return prices.length === 1
      ? `One price that matters here ${direction}`
      : `${prices.length} prices that matter here moved`
  }
  return spending.length === 1 ? 'One run was reported this week' : `${spending.length} runs were reported this week`
}

function planLine({ scenario, before, after }: PlanPriceChange, names: DisplayNames): string {
  const where = planAndProvider(after, names)
  return `${describeJob(scenario.spec, names)}: ${formatUsd(before.usd.p50)} → ${formatUsd(after.allInUsd.p50)} (−${formatPercent(1 - after.allInUsd.p50 / before.usd.p50)}), ${where}`
}

function priceLine({ gpu, before, after, ...offer }: PriceChange, names: DisplayNames): string {
  const sign = after < before ? '−' : '+'
  return `${names.gpu(gpu)} at ${providerName(offer, names)}: ${formatUsdPerHour(before)} → ${formatUsdPerHour(after)} (${sign}${formatPercent(after / before - 1)})`
}
