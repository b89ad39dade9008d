/** What the rows of a card promise, and what comes of the replies that the card itself says give them. */
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { RequestContext } from '../../src/conversation/request.ts'
import { allOptions } from '../../src/presentation/content/option-rows.ts'
import { formatUsd } from '../../src/presentation/format/number-format.ts'
import { billOf } from './card-faults.ts'

/** Totals in the table that are no bill of a plan that was found. */
export function totalFaults({ answer, content }: Extract<Outcome, { kind: 'plan' }>): readonly string[] {
  const { recommendation } = answer
  const options = [...allOptions(recommendation), ...(recommendation.savings ?? []).map(({ option }) => option)]
  const bills = new Set(options.map(({ allInUsd }) => formatUsd(allInUsd.p50)))
  return content.blocks.flatMap((block) =>
    block.kind !== 'table' || block.columns[0]?.title !== 'Total'
      ? []
      : block.rows.flatMap(([total]) =>
          typeof total === 'string' && !bills.has(total) ? [`${total} is the bill of no plan`] : [],
        ),
  )
}

/** `outcome`: a first plan. A saving whose reply brings a plan of another bill is a fault. */
export function rowFaults(
  { answer, thread }: Extract<Outcome, { kind: 'plan' }>,
  { engine, context }: { engine: ConversationEngine; context: RequestContext },
): readonly string[] {
  return (answer.recommendation.savings ?? []).flatMap(({ reply, option }) => {
    if (reply === null) return []
    const given = engine.handle({ kind: 'reply', text: reply, isAddressed: true, thread }, context)
    if (given.kind !== 'plan') return [`“${reply}” brings no plan`]
    const { gpu, gpuCount, provider, allInUsd } = given.answer.recommendation.best
    const isSame = gpu === option.gpu && gpuCount === option.gpuCount && provider === option.provider
    const promised = `${option.gpuCount} × ${option.gpu} at ${option.provider}, $${option.allInUsd.p50}`
    return isSame && Math.abs(allInUsd.p50 - option.allInUsd.p50) < 0.005 * option.allInUsd.p50
      ? []
      : [
          `“${reply}” promises ${promised} and brings ${gpuCount} × ${gpu} at ${provider}, $${billOf(given.content) ?? '?'}`,
        ]
  })
}
