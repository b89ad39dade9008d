/** The plans that are shown by name: safe, cheapest, fastest, and a second choice where the first is a near tie. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits, type Limits } from './candidate.ts'
import { normalShareBelow } from './chance-to-fit.ts'
import {
  type ChoiceWeighting,
  leastByRule,
  bestUnbeaten,
  minBy,
  placeFactor,
  riskScore,
  scoreOf,
  soundPlans,
  undominated,
} from './choice-rule.ts'
import { paretoFrontier, thinFrontier } from './pareto.ts'
import { hasRisk, isMild, isSubset, type RiskSet } from './plan-risk.ts'

export type NamedPlans = {
  /** The plan of the headline: the safe one, unless the question asks for the cheapest or the fastest. */
  readonly best: Candidate
  readonly safe: Candidate
  /** Whether the limits left out what would have been chosen without them. */
  readonly isLimited: boolean
  readonly cheapest: Candidate
  readonly fastest: Candidate
  /** The least score after the safe plan's: elsewhere, on other GPUs or another number of them; null: there is no other plan. */
  readonly runnerUp: Candidate | null
  /** The least score of those without a name, where it is near enough for the reader to decide. */
  readonly close: Candidate | null
  /** Those of no further risk that nothing beats in both, cheapest first. */
  readonly frontier: readonly Candidate[]
}

/** Chooses from `all` those that keep the limits of `spec`; null where none does. */
export function choosePlans(
  all: readonly Candidate[],
  spec: Limits & Pick<Spec, 'objective'>,
  choice: ChoiceFacts,
): NamedPlans | null {
  const feasible = all.filter((candidate) => isWithinLimits(candidate, spec))
  if (feasible.length === 0) return null
  const unlimited = unlimitedPlan(all, choice)
  const safe = safePlan(unlimited, all, feasible, spec, choice)
  const sound = new Set(soundPlans(all, choice))
  const isNoRiskier = sound.has(safe)
    ? (each: Candidate) => sound.has(each)
    : ({ risks }: Candidate) => isSubset(risks, safe.risks)
  // Beside a seller that is known to stand where it should, one that may stand elsewhere is no choice.
  const isPlaced = !hasRisk(safe.risks, 'place')
  const noRiskier = feasible.filter((each) => isNoRiskier(each) && !(isPlaced && hasRisk(each.risks, 'place')))
  const alike = undominated(noRiskier, choice)
  const least = (weighing: ChoiceWeighting, among = noRiskier) =>
    bestUnbeaten(among, choice, (each) => scoreOf(each, choice, weighing))
  // On the same GPUs elsewhere it must be cheaper, or sooner, by what is noticed; minutes are what starting varies by.
  const isHardlyOther = (each: Candidate, value: 'usd' | 'hours') =>
    isSameHardware(each, safe) &&
    (isSame(choice)(each[value] / safe[value]) ||
      (value === 'hours' && safe.hours - each.hours <= choice.fewMinutes.base))
  const [leastCheapest, fastestWorth] = [least('cheapest'), least('fastest')]
  const onSoMany = noRiskier.filter(({ estimate }) => estimate.plan.nodes <= fastestWorth.estimate.plan.nodes)
  const soonest = spec.objective === 'fastest' ? least('soonest', onSoMany) : null
  // What is hardly sooner at several times the money is nobody's fastest.
  const farCheaper =
    soonest === null
      ? []
      : onSoMany.filter(
          ({ hours, usd }) =>
            hours <= soonest.hours * (1 + choice.closeCall.base) && usd * choice.muchDearer.base <= soonest.usd,
        )
  const leastFastest = leanestWithinMinutes(
    farCheaper.length > 0 ? least('soonest', farCheaper) : (soonest ?? fastestWorth),
    spec.objective === 'fastest' ? onSoMany : [],
    choice,
  )
  const leastThree = [
    safe,
    ...(isHardlyOther(leastCheapest, 'usd') ? [] : [leastCheapest]),
    ...(isHardlyOther(leastFastest, 'hours') ? [] : [leastFastest]),
  ]
  const others = alike.filter((each) => !isSameHardware(each, safe))
  // The trouble of further GPUs is in the score, not in the dollars and hours that a reader compares.
  const named = [safe, minBy(leastThree, ({ usd }) => usd), minBy(leastThree, ({ hours }) => hours)]
  const isNamed = (each: Candidate) => named.some((plan) => isSameHardware(plan, each))
  const elsewhere = noRiskier.filter((each) => !isSameHardware(each, safe) || !isSameProvider(each, safe))
  const runnerUp = elsewhere.length === 0 ? null : minBy(elsewhere, ({ score }) => score)
  const unnamed = others.filter((each) => !isNamed(each))
  const nearest = unnamed.length === 0 ? null : minBy(unnamed, ({ score }) => score)
  const isClose = nearest !== null && nearest.score <= safe.score * (1 + choice.closeCall.base)
  const shown = isClose ? [...named, nearest] : named
  const cheapest = minBy(shown, ({ usd }) => usd)
  const fastest = minBy(shown, ({ hours }) => hours)
  const close = isClose && nearest !== cheapest && nearest !== fastest ? nearest : null
  return {
    best: { cheapest, fastest, balanced: safe }[spec.objective ?? 'balanced'],
    safe,
    isLimited: safe !== unlimited,
    cheapest,
    fastest,
    runnerUp,
    close,
    frontier: thinFrontier(paretoFrontier(alike.filter((each) => !beatsAny(each, shown, choice))), shown),
  }
}

/** The fewest GPUs of those that are done within minutes of it at no more money; itself, where it has the fewest. */
function leanestWithinMinutes(
  fastest: Candidate,
  all: readonly Candidate[],
  { fewMinutes }: Pick<ChoiceFacts, 'fewMinutes'>,
): Candidate {
  const near = all.filter(
    ({ hours, usd, estimate }) =>
      hours <= fastest.hours + fewMinutes.base &&
      usd <= fastest.usd &&
      estimate.plan.gpuCount < fastest.estimate.plan.gpuCount,
  )
  const fewest = Math.min(...near.map(({ estimate }) => estimate.plan.gpuCount))
  const leanest = near.filter(({ estimate }) => estimate.plan.gpuCount === fewest)
  return leanest.length === 0 ? fastest : minBy(leanest, ({ hours }) => hours)
}

/** The best of `choosePlans` alone. */
export function chooseBest(
  all: readonly Candidate[],
  spec: Limits & Pick<Spec, 'objective'>,
  choice: ChoiceFacts,
): Candidate | null {
  if ((spec.objective ?? 'balanced') !== 'balanced') return choosePlans(all, spec, choice)?.best ?? null
  const feasible = all.filter((candidate) => isWithinLimits(candidate, spec))
  return feasible.length === 0 ? null : safePlan(unlimitedPlan(all, choice), all, feasible, spec, choice)
}

const safePlan = (
  unlimited: Candidate,
  all: readonly Candidate[],
  feasible: readonly Candidate[],
  limits: Limits,
  choice: ChoiceFacts,
): Candidate =>
  isWithinLimits(unlimited, limits) && limits.deadlineHours === null
    ? unlimited
    : limitedPlan(all, feasible, limits.deadlineHours, unlimited, choice)

/** From the middle of a normal distribution to what 90 % stay below. */
const standardDeviations90 = 1.282
/** Of a range of no width. */
const leastSpread = 0.01

/** Standard deviations of the logarithm of the hours, by the middle and the slow end of the range. */
const spreadOfHours = ({ estimate: { tokensPerSecond: speed }, hours, startupHours }: Candidate): number =>
  Math.log((startupHours + ((hours - startupHours) * speed.p50) / speed.p10) / hours) / standardDeviations90

/**
 * How many times its score a plan counts that may miss the deadline, by the chance of that. One `spread` for all plans of a
 * job: of two the slower gains with every later deadline, so that what was passed over once never returns.
 */
function latenessFactor({ hours }: Candidate, deadlineHours: number, spread: number, choice: ChoiceFacts): number {
  const chance = normalShareBelow(-Math.log(deadlineHours / hours) / spread)
  return choice.missedDeadline.base ** chance
}

/**
 * The least of what keeps the limits, one that may miss a deadline with a premium. A plan stands with the score of its best offer even where only a dearer one keeps
 * them: else it would come back once the best one does.
 */
function limitedPlan(
  all: readonly Candidate[],
  feasible: readonly Candidate[],
  deadlineHours: number | null,
  unlimited: Candidate,
  choice: ChoiceFacts,
): Candidate {
  const spread = Math.max(leastSpread, spreadOfHours(unlimited))
  const lateness = (each: Candidate): number =>
    deadlineHours === null ? 1 : latenessFactor(each, deadlineHours, spread, choice)
  const sound = new Set(soundPlans(all, choice))
  const premiumScore = riskScore(choice)
  const scoreWithRisk = (each: Candidate): number => (sound.has(each) ? each.score : premiumScore(each))
  // Only where nothing sound keeps the limits is a risk taken, and a mild one first where nothing is sound at all: between tiers that
  // limits open and close a plan would come back.
  const isPreferred = sound.size > 0 ? (each: Candidate) => sound.has(each) : ({ risks }: Candidate) => isMild(risks)
  const preferred = feasible.filter(isPreferred)
  const leastScores = new Map<string, number>()
  // What a riskier seller asks for a plan is no reason to take it at a sound one.
  for (const each of preferred.length > 0 ? all.filter(isPreferred) : all) {
    leastScores.set(each.planKey, Math.min(scoreWithRisk(each), leastScores.get(each.planKey) ?? Infinity))
  }
  const fullMethods = preferred.length > 0 ? preferred : feasible.filter(({ risks }) => !hasRisk(risks, 'method'))
  // What beats a plan is cheaper and sooner, so it keeps every limit that the plan keeps: what is left out once stays out.
  const pool = undominated(fullMethods.length > 0 ? fullMethods : feasible, choice)
  const planScore = (each: Candidate) => (leastScores.get(each.planKey) ?? Infinity) * lateness(each)
  const chosen = minBy(pool, planScore).planKey
  return minBy(
    pool.filter((each) => each.planKey === chosen),
    scoreWithRisk,
  )
}

/**
 * What would be chosen without limits: a plan that something speaks against only where that is so of all. Each plan stands with its offer of
 * the lowest rate: with the better of two it would hold two intervals along tokens, one for each. Risks of `taken` were
 * asked for and are none.
 */
export function unlimitedPlan(all: readonly Candidate[], choice: ChoiceFacts, taken: RiskSet = 0): Candidate {
  const safe = soundPlans(all, choice, taken)
  if (safe.length === 0) {
    const mild = all.filter(({ risks }) => isMild(risks & ~taken))
    const open = mild.length > 0 ? mild : all
    return leastByRule(open, choice, open, taken)
  }
  // What may not fit is counted in the score already.
  const plan = bestUnbeaten(lowestRates(safe, choice), choice, ({ score }) => score, safe, taken).planKey
  // Which of its sellers is asked is another question: minutes of start-up are no hours that a team waits through.
  return minBy(
    safe.filter((each) => each.planKey === plan),
    ({ usd, hours, risks }) => (usd + hours * choice.patientHour.base) * placeFactor(risks, choice),
  )
}

/** Of each plan the offer of the lowest rate. */
function lowestRates(all: readonly Candidate[], choice: ChoiceFacts): readonly Candidate[] {
  const byPlan = new Map<string, Candidate>()
  const rateOf = ({ quotedOffer, risks }: Candidate) => quotedOffer.quote.usdPerGpuHour * placeFactor(risks, choice)
  for (const each of all) {
    const other = byPlan.get(each.planKey)
    if (other === undefined || rateOf(each) < rateOf(other)) byPlan.set(each.planKey, each)
  }
  return [...byPlan.values()]
}

/** Better in hours and in dollars than a plan that is shown: its memory may not do. */
const beatsAny = (candidate: Candidate, shown: readonly Candidate[], { noticeable }: ChoiceFacts): boolean =>
  shown.some(
    ({ hours, usd }) => candidate.hours < hours * (1 - noticeable.base) && candidate.usd < usd * (1 - noticeable.base),
  )

const isSame = (choice: ChoiceFacts) => (ratio: number) => Math.abs(ratio - 1) <= choice.noticeable.base

const isSameProvider = ({ quotedOffer: one }: Candidate, { quotedOffer: other }: Candidate): boolean =>
  one.offer.provider.id === other.offer.provider.id

/** Whether two plans are rented and run alike, but for the provider. */
function isSameHardware({ estimate: one }: Candidate, { estimate: other }: Candidate): boolean {
  return one.plan.gpu.id === other.plan.gpu.id && one.plan.gpuCount === other.plan.gpuCount
}
