/** "8b, 5k examples: quality is what counts": which method, rank and size to take, before what they cost. */
import { largestSentence, qualitySentences } from '../presentation/content/inquiries/quality-sentences.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** A larger model has at least so many times the parameters. */
const larger = 1.8
const maxLength = 1000

/** Unchanged where quality is not what is asked for. */
export function withQuality(
  answer: Interpretation,
  typed: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const { words, rules, goals } = context.catalog.inquiryFacts
  if (answer.kind !== 'start' && answer.kind !== 'comparison') return answer
  if (typed.length > maxLength || !words.quality.test(typed)) return answer
  const { scenario, isOwn } = jobOf(answer)
  if (scenario?.spec.tokens == null || scenario.spec.params === null) return answer
  const { spec } = scenario
  if (answer.kind === 'comparison') {
    const sizes = answer.scenarios.map((each) => each.spec.params ?? 0)
    const name = answer.names[sizes.indexOf(Math.max(...sizes))]
    if (new Set(sizes).size > 1 && name !== undefined) return { ...answer, advice: largestSentence(name) }
  }
  const isFull = (spec.tokens ?? 0) >= rules.fullFromTokens.base || spec.task === 'pretrain'
  const rank = rules.qualityRank.base
  const next = goals.budget.sizes.find((size) => size >= (spec.params ?? Infinity) * larger)
  const usd =
    next === undefined
      ? null
      : usdOf(withMethod({ ...scenario, spec: { ...spec, params: next, model: null } }, isFull, rank), request, context)
  const says = qualitySentences({
    isFull,
    isNamed: spec.method !== null && isOwn,
    rank,
    tokens: spec.tokens ?? 0,
    next: next === undefined || usd === null ? null : { params: next, usd },
  })
  if (answer.kind === 'comparison')
    return { ...answer, advice: says[0] ?? '', generalAnswers: [...(answer.generalAnswers ?? []), ...says.slice(1)] }
  const planned = spec.method === null ? withMethod(scenario, isFull, rank) : scenario
  const isHurried = /\b(?:fast|quick|asap|soon|urgent|hurry)/iu.test(typed)
  const objective = planned.spec.objective === 'fastest' && !isHurried ? null : planned.spec.objective
  const extras = { ...planned.extras, generalAnswers: [...says, ...(planned.extras?.generalAnswers ?? [])] }
  return { ...answer, scenario: { ...planned, spec: { ...planned.spec, objective }, extras } }
}

/** Of a comparison the first: what they share is the model and the data. */
function jobOf(answer: Extract<Interpretation, { kind: 'start' | 'comparison' }>): {
  readonly scenario: Scenario | undefined
  readonly isOwn: boolean
} {
  if (answer.kind === 'start') return { scenario: answer.scenario, isOwn: true }
  const largest = answer.scenarios.toSorted((one, other) => (other.spec.params ?? 0) - (one.spec.params ?? 0))[0]
  return { scenario: largest, isOwn: false }
}

const withMethod = (scenario: Scenario, isFull: boolean, rank: number): Scenario => ({
  ...scenario,
  spec: {
    ...scenario.spec,
    method: isFull ? 'full' : 'lora',
    weights: 'bf16',
    loraRank: isFull ? null : (scenario.spec.loraRank ?? rank),
  },
})

const usdOf = (scenario: Scenario, request: RequestContext, context: EngineContext): number | null =>
  recommendationFor(scenario, request, context)?.best.allInUsd.p50 ?? null
