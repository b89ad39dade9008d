/** What a larger or a smaller model would cost and do: by the size that a question names, planned on the same data. */
import { planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatParameters, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

/** The size that is asked about, and what the data would take on it; null where none is named, or nothing holds it. */
function onOther({
  whatIf,
  namedSpec,
  catalog,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): { readonly params: number; readonly name: string; readonly says: string } | null {
  const model = namedSpec?.model == null ? undefined : catalog?.models.get(namedSpec.model)
  const params = model?.shape.params ?? namedSpec?.params ?? null
  if (params === null || whatIf === undefined) return null
  const name = model?.name ?? `A model of ${formatParameters(params)}`
  if ('problem' in whatIf) return { params, name, says: `${name} has no plan on what was asked for: ${whatIf.problem}` }
  const { option } = whatIf
  const times = option.allInUsd.p50 / best.allInUsd.p50
  const share =
    times >= 1
      ? `${formatSignificant(times, 2)} times the money`
      : `${formatSignificant(100 * times, 2)} % of the money`
  return {
    params,
    name,
    says: `${name} would take ${formatUsd(option.allInUsd.p50)} in total and ${formatDuration(option.hours.p50)} on ${planAndProvider(option, names)}, instead of ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}: ${share}.`,
  }
}

/** "What would a 70B cost?" */
export function biggerModel(context: QuestionContext): string {
  const { best } = context.recommendation
  const other = onOther(context)
  if (other !== null && context.args?.asksHowGood === true) return howGood(other, context)
  return other === null
    ? `Cost goes about in proportion to the parameters, and a little more where a model needs more GPUs to fit: twice the size is about ${formatUsd(2 * best.allInUsd.p50)} and half of it ${formatUsd(best.allInUsd.p50 / 2)}, instead of ${formatUsd(best.allInUsd.p50)} in ${formatDuration(best.hours.p50)}. Name the size to have it planned: “on a 70b”, “on a 3b”.`
    : `${other.says} Reply “on a ${formatParameters(other.params).toLowerCase()}” to take it.`
}

/** "Would the 70B get us 90% of the way?": for what it does, then what it costs. */
function howGood(other: { readonly params: number; readonly says: string }, { params = 0 }: QuestionContext): string {
  const verdict =
    other.params < params
      ? 'Often, and not for everything: tuned well it comes close for summaries, tone, format, sorting and extraction; for reasoning, rare languages and open questions the larger pays (rule of thumb). No share of the quality holds for all tasks'
      : 'It is hardly worse at anything, and pays for reasoning, rare languages and open questions (rule of thumb). No share of the quality holds for all tasks'
  return `${verdict}: compare some fifty held-out answers of both. ${other.says} Reply “on a ${formatParameters(other.params).toLowerCase()}” to take it.`
}

/** Near enough to one another that the data decide more than the size. */
const muchLarger = 1.7

/** "Would the 405B really beat the 70B?" */
export function biggerBeats(context: QuestionContext): string {
  const { args, params } = context
  const sizes = (args?.sizes ?? []).toSorted((one, other) => one - other)
  const [small = params ?? 0, large = params ?? 0] = [sizes[0], sizes.at(-1)]
  const [less, more] =
    sizes.length > 1 ? [small, large] : [Math.min(small, params ?? small), Math.max(large, params ?? large)]
  const pair = less > 0 && more > less ? `, the ${formatParameters(more)} against the ${formatParameters(less)}` : ''
  const other = onOther(context)
  const { best } = context.recommendation
  const verdict =
    pair !== '' && more / less < muchLarger
      ? `Hardly${pair}: they are of like size, so the data decide more.`
      : args?.isSmallTask === true
        ? `Hardly${pair}, for a narrow task like that: once tuned the smaller comes close; the larger pays for reasoning, rare languages and open questions (rule of thumb).`
        : `Less than its price says${pair}: for summaries, tone, format, sorting and extraction a smaller model that is tuned well comes close; the larger pays for reasoning, rare languages and open questions (rule of thumb).`
  return `${verdict} ${other?.says ?? `This one is ${formatUsd(best.allInUsd.p50)} in ${formatDuration(best.hours.p50)}, and cost goes about in proportion to the parameters.`}`
}

/** What each word in braces of data/questions stands for, of another size. */
export const sizeFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { biggerModel, biggerBeats }
