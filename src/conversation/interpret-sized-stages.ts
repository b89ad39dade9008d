/** "Continue pretraining an 8B or 12B on …, then SFT on …": stages of a model whose size is left open. */
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { FoundInterpretation } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const size = String.raw`\d{1,3}(?:\.\d{1,2})? ?b`
/** A name that stands with the first holds for the second; data and other parts of a training are no choice of size. */
const twoSizes = new RegExp(
  String.raw`(?<![\w.])(${size})(?: ?\/ ?|,? (?:or|vs\.?|versus) )(?:an? |the |maybe |even )?((?:(?!\d)[\w.]{2,14}[ -]){0,2}?)(${size})\b(?! ?(?:tok|param|words|teacher|student|reward))`,
  'giu',
)
const isOfTwoModels = /\b(?:distil\w*|teachers?|students?|draft|merg\w+|judge|critic)\b/iu

/** Null where no two sizes are left open, or `readStages` finds no stages of either. The first is planned, and the sum of the other told. */
export function sizedStagesOf(
  text: string,
  readStages: (text: string) => FoundInterpretation,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const [pair, ...others] = [...text.matchAll(twoSizes)]
  if (pair === undefined || others.length > 0 || isOfTwoModels.test(text)) return null
  const [words, first = '', name = '', second = ''] = pair
  const [planned, other] = [first, `${isNamedBefore(text, pair.index, name) ? '' : name}${second}`].map((each) =>
    readStages(text.replace(words, each)),
  )
  if (planned?.kind !== 'comparison' || planned.counts === undefined) return null
  const says = other?.kind === 'comparison' ? sumOfStages(other, request, context) : null
  if (says === null) return null
  const told = `With ${second.toUpperCase()} in the place of ${first.toUpperCase()}: ${says}.`
  return { ...planned, generalAnswers: [...(planned.generalAnswers ?? []), told] }
}

/** "Gemma 4b or gemma 12b": what stands before the first size. */
const isNamedBefore = (text: string, at: number, name: string): boolean =>
  text.slice(0, at).toLowerCase().endsWith(name.toLowerCase())

/** Null where one of them has no plan. */
function sumOfStages(
  { scenarios, names, counts }: Extract<Interpretation, { kind: 'comparison' }>,
  request: RequestContext,
  context: EngineContext,
): string | null {
  const ask = context.answerWith(request, null)
  const parts = scenarios.flatMap((scenario, at) => {
    const answer = ask(scenario)
    if (answer.kind !== 'recommendation') return []
    const { hours, allInUsd } = answer.recommendation.best
    const count = counts?.[at] ?? 1
    return [{ name: names[at] ?? '', hours: hours.p50 * count, usd: allInUsd.p50 * count }]
  })
  if (parts.length < scenarios.length) return null
  const total = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((sum, part) => sum + of(part), 0)
  const each = parts.map((part) => `${part.name}: ${formatUsd(part.usd)}`).join('; ')
  return `together ${formatUsd(total(({ usd }) => usd))}, ${formatDuration(total(({ hours }) => hours))} one after the other (${each})`
}
