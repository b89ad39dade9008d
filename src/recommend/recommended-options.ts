/** The plans that were chosen as options: those of a name first, then savings, the frontier and what replies would give. */
import type { ChoiceFacts } from '../catalog/choice.ts'
import type { Market } from '../offers/market.ts'
import { ownServersId } from '../offers/owned-offers.ts'
import type { Spec } from '../scenario/scenario.ts'
import { reasonsOf } from './explain/choice-reasons.ts'
import { riskPhrase, riskPhrases } from './explain/risk-words.ts'
import { optionOf } from './option.ts'
import { bestOfRequestedGpus, kindOfGpu, weightingOf } from './ranking/requested-gpus.ts'
import type { Candidate } from './ranking/candidate.ts'
import { minBy } from './ranking/choice-rule.ts'
import { bestIfAsked } from './ranking/if-asked.ts'
import type { NamedPlans } from './ranking/named-plans.ts'
import { hasRisk, isSubset, type RiskKind } from './ranking/plan-risk.ts'
import { type SavingCandidate, savingCandidates } from './ranking/savings.ts'
import type { Option, PlanRole, Recommendation, Saving } from './recommendation.ts'

type OptionContext = {
  readonly spec: Spec
  readonly tokens: number
  readonly market: Market
  /** What would be rented at each other seller that was named beside that of the best. */
  readonly atSellers: readonly Candidate[]
  /** What the best plan becomes where its memory does not do. */
  readonly fallback: string | null
  /** Hours of a plan in few bits, in bf16 under the same software; null where that is not known. */
  readonly hoursInBf16: (candidate: Candidate) => number | null
}

type PresentedOptions = Pick<Recommendation, 'best' | 'cheapest' | 'fastest' | 'options' | 'ifAsked' | 'savings'>

/** `all` are the candidates that `plans` were chosen from, limits or not. */
export function presentOptions(plans: NamedPlans, all: readonly Candidate[], context: OptionContext): PresentedOptions {
  const { spec, tokens, market, atSellers, fallback, hoursInBf16 } = context
  const { choice } = market.catalog
  const { best, safe, cheapest, fastest, close, frontier } = plans
  const shown = new Set([best, safe, cheapest, fastest, ...(close === null ? [] : [close])])
  const savings = savingCandidates(all, best, spec, choice)
  const replies = bestIfAsked(all, best, spec, choice)
  const ofEachGpu = ofRequestedGpus(all, plans, spec, choice)
  const reasons = reasonsOf(plans, ofEachGpu, atSellers, spec, choice)
  const options = new Map<Candidate, Option>()
  const optionFor = (candidate: Candidate): Option => {
    const option = options.get(candidate) ?? {
      ...optionOf(candidate, tokens, spec, market, candidate === best ? fallback : null),
      role: roleOf(candidate, plans),
      ...(reasons.has(candidate) ? { why: reasons.get(candidate) ?? '' } : {}),
      ...(ofEachGpu.includes(candidate) ? { isOfRequestedGpu: true } : {}),
      ...(atSellers.includes(candidate) ? { isOfRequestedSeller: true as const } : {}),
      risks: riskPhrases(candidate),
      ...(hasRisk(candidate.risks, 'place') ? { isPlaceUnseen: true as const } : {}),
    }
    options.set(candidate, option)
    return option
  }
  for (const candidate of [...shown, ...atSellers, ...ofEachGpu]) optionFor(candidate)
  const published = market.catalog.models.get(spec.model ?? '')?.publishedIn?.value.toUpperCase() ?? null
  const offered = savings.map((saving) => {
    const isOtherSoftware = saving.candidate.estimate.plan.stack.id !== best.estimate.plan.stack.id
    const plain = saving.kind === 'precision' && isOtherSoftware ? hoursInBf16(saving.candidate) : null
    return {
      ...savingOf(saving, optionFor(saving.candidate), best, published),
      ...(plain === null ? {} : { hoursInBf16: plain }),
    }
  })
  for (const candidate of [...frontier, ...rentedAlternatives(all, plans)]) optionFor(candidate)
  const ifAsked = Object.fromEntries([...replies].map(([reply, candidate]) => [reply, optionFor(candidate)]))
  return {
    best: optionFor(best),
    cheapest: optionFor(cheapest),
    fastest: optionFor(fastest),
    options: [...options.values()],
    ifAsked,
    savings: offered,
  }
}

/** A plan has a name only where it risks nothing that was not asked for. */
function roleOf(candidate: Candidate, { safe, cheapest, fastest }: NamedPlans): PlanRole {
  if (candidate.risks !== 0) return 'other'
  if (candidate === safe) return 'safe'
  if (candidate === cheapest) return 'cheapest'
  return candidate === fastest ? 'fastest' : 'other'
}

const replyOfRisk: Readonly<Partial<Record<RiskKind, string>>> = {
  spot: 'spot',
  method: '4-bit',
  precision: 'fp8 training',
}

function savingOf(
  { kind, candidate }: SavingCandidate,
  option: Option,
  best: Candidate,
  published: string | null,
): Saving {
  const phrase = riskPhrase(kind, candidate, best)
  const isPublishedSo = kind === 'method' && published !== null
  return {
    kind,
    option,
    risk: isPublishedSo ? `${phrase}, though it is published in ${published}` : phrase,
    reply: replyOfRisk[kind] ?? null,
    ...(isPublishedSo ? { publishedIn: published } : {}),
  }
}

/** What would be chosen of each kind of GPU that is named beside others, and that no named plan runs on. */
function ofRequestedGpus(
  all: readonly Candidate[],
  { best, safe, cheapest, fastest, close }: NamedPlans,
  spec: Spec,
  choice: ChoiceFacts,
): readonly Candidate[] {
  const isOpen = weightingOf(spec) === 'safe'
  const spokenOf = isOpen ? [best, safe, cheapest, fastest, ...(close === null ? [] : [close])] : [best]
  const kinds = new Set(spokenOf.map(kindOfGpu))
  return [...bestOfRequestedGpus(all, best, spec, choice).values()].filter((each) => !kinds.has(kindOfGpu(each)))
}

/** Beside a team's own GPUs the best that is rented; limits aside. */
function rentedAlternatives(all: readonly Candidate[], { best }: NamedPlans): readonly Candidate[] {
  const isOwn = ({ quotedOffer }: Candidate) => quotedOffer.offer.provider.id === ownServersId
  const rented = all.filter((each) => !isOwn(each) && isSubset(each.risks, best.risks))
  return isOwn(best) && rented.length > 0 ? [minBy(rented, ({ score }) => score)] : []
}
