/** "Why not Lambda?", "why not 4090s?" beside a job: what the plan would be there, against the one that was taken. */
import type { GpuId } from '../catalog/ids.ts'
import { sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import { ofWhyNot, whyNotIn } from '../language/inquiries/permission-question.ts'
import {
  whyNotCardSentence,
  whyNotHeldSentences,
  whyNotSentence,
} from '../presentation/content/inquiries/permission-sentences.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { leastCountOf } from './least-count.ts'
import { sharedName } from './named-rent.ts'
import { type FoundInterpretation, type ReadPart, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no one seller or GPU is asked about so, or the rest is no job. */
export function whyNotOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = whyNotIn(text)
  if (asked === null) return null
  const at = text.indexOf(asked)
  const from = at + asked.length
  const seller = sellersNamedIn(text, context.vocabulary).find((one) => one.from === from)
  const card = seller === undefined ? cardAt(text.slice(from), readPart) : null
  const words = seller?.words ?? card?.words
  if (words === undefined) return null
  const rest = `${text.slice(0, at)} ${text.slice(from + words.length).replace(ofWhyNot, '')}`.trim()
  const read = readRest(rest)
  if (read?.kind !== 'start') return null
  const { scenario } = read
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return null
  const says =
    seller === undefined
      ? card === null
        ? []
        : whyNotCard(scenario, best, card, request, context)
      : [whyNotSeller(scenario, best, seller.id, request, context)]
  const { generalAnswers = [], ...extras } = scenario.extras ?? {}
  return startWith(scenario, { ...extras, generalAnswers: [...says, ...generalAnswers] })
}

type NamedCard = { readonly words: string; readonly gpus: readonly GpuId[]; readonly gpuCount: number | null }

const maxWords = 5

/** The card that a text begins with, in as many words as name it and nothing of a job. */
function cardAt(text: string, readPart: ReadPart): NamedCard | null {
  const spaced = /^(?:(?:an?|the|some|our|my|your|those|these|cheap|old|used) ){0,2}/iu.exec(text)?.[0] ?? ''
  const ends = [...text.slice(spaced.length).matchAll(/[^\s?!,;:]+(?=[\s?!,;:]|$)/gu)].slice(0, maxWords)
  for (const { index, 0: word } of ends.toReversed()) {
    const words = text.slice(spaced.length, spaced.length + index + word.length)
    const { spec } = readPart(words).draft.finish()
    const { gpus, gpuCount, params, tokens, method, providers } = spec
    if (gpus !== null && params === null && tokens === null && method === null && providers === null)
      return { words: spaced + words, gpus, gpuCount }
  }
  return null
}

const shownPlan = (plan: Option, request: RequestContext, context: EngineContext) => ({
  usd: formatUsd(plan.allInUsd.p50),
  hours: formatDuration(plan.hours.p50),
  name: planAndProvider(plan, context.renderContextOn(request).names),
})

function whyNotSeller(
  scenario: Scenario,
  best: Option,
  seller: string,
  request: RequestContext,
  context: EngineContext,
): string {
  const { names } = context.renderContextOn(request)
  const there = { ...scenario, spec: { ...scenario.spec, providers: [seller] } }
  const other = recommendationFor(there, request, context)?.best
  return whyNotSentence(
    names.provider(seller),
    shownPlan(best, request, context),
    other === undefined
      ? null
      : { ...shownPlan(other, request, context), isDearer: other.allInUsd.p50 > best.allInUsd.p50 },
  )
}

/** What trains less of a model, in the order in which it is named. */
const lighter = [
  { method: 'lora', weights: null, name: 'LoRA in bf16' },
  { method: 'qlora', weights: 'nf4', name: '4-bit QLoRA' },
] as const

/** The plan on it against the one that was taken; or why there is none, and what it can do. */
function whyNotCard(
  { setBy: _setBy, ...scenario }: Scenario,
  best: Option,
  { gpus, gpuCount }: NamedCard,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const { names } = context.renderContextOn(request)
  const card = sharedName(gpus.map((id) => names.gpu(id)))
  const objective = scenario.spec.objective ?? 'cheapest'
  const on = (changed: Partial<Spec>): Scenario => ({
    ...scenario,
    setBy: {},
    spec: { ...scenario.spec, gpus: [...gpus], gpuCount, nodes: null, objective, ...changed },
  })
  const there = on({ method: best.method })
  const answer = context.answerWith(request, null)(there)
  const taken = shownPlan(best, request, context)
  if (answer.kind === 'recommendation') {
    const other = answer.recommendation.best
    return [
      whyNotCardSentence(card, taken, {
        ...shownPlan(other, request, context),
        memory: formatGib(other.peakMemoryGiB.p50),
        usable: formatGib(other.usableMemoryGiB),
        isDearer: other.allInUsd.p50 > best.allInUsd.p50,
        isSlower: other.hours.p50 > best.hours.p50,
        isOffloaded: other.offload !== 'none',
      }),
    ]
  }
  const least = leastCountOf({ ...there.spec, gpuCount: null }, request, context)
  const ways = best.method === 'full' ? lighter : lighter.filter(({ method }) => method === 'qlora')
  const held = (best.method === 'qlora' ? [] : ways).flatMap(({ method, weights, name }) => {
    const count = leastCountOf({ ...there.spec, method, weights, gpuCount: null }, request, context)?.spec.gpuCount
    if (count == null || count > machine) return []
    const plan = recommendationFor(on({ method, weights, gpuCount: count }), request, context)?.best
    return [{ method: name, count, plan: plan === undefined ? null : shownPlan(plan, request, context) }]
  })
  const [way] = held.toSorted((one, other) => one.count - other.count)
  const meetsOverPcie = gpus.every((id) => context.catalog.gpus.get(id)?.link.bandwidth.base === 0)
  return whyNotHeldSentences(card, {
    reason: answer.problem.message,
    least: least?.sentence ?? null,
    meetsOverPcie: meetsOverPcie && (least?.spec.gpuCount ?? 1) > 1,
    lighter: way ?? null,
  })
}
/** Cards of one machine. */
const machine = 8
