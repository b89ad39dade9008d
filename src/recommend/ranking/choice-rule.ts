/**
 * The rule that chooses. Every plan costs its dollars, what waiting for it is worth, and its trouble:
 *
 *   score = (dollars + hours x value of an hour) x (1 + share for tight memory)
 *     + the trouble of several GPUs, of each further one, of each further machine, of a share of a rack, of a host with an
 *       ARM processor, and of a sequence that is split over GPUs
 *
 * The least score wins, unless another of its kind beats it in hours and, its further trouble saved, in dollars. Safe,
 * cheapest and fastest differ in the value of an hour alone. What a figure weighs is in data/choice.json.
 *
 * Dollars and hours are linear in tokens, and so is the score: along tokens the least of straight lines holds each plan
 * for one interval. Along a budget or a deadline plans only come in, and the score of none changes: what was passed over
 * once never returns. Whatever is added here must keep both.
 */
import { hasArmHost } from '../../catalog/gpu.ts'
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from './candidate.ts'
import { chanceToFit, isLikelyToFit } from './chance-to-fit.ts'
import { allRisks, hasRisk, isTight, kindsOf, machinesOf, type RiskSet, withoutRisk } from './plan-risk.ts'

export type ChoiceWeighting = keyof ChoiceFacts['hourOfWaiting']

type ScoredPlan = Pick<Candidate, 'estimate' | 'hours' | 'usd'>

/** Dollars that a plan is taken to cost: the smaller, the better. */
export function scoreOf({ estimate, hours, usd }: ScoredPlan, choice: ChoiceFacts, weighting: ChoiceWeighting): number {
  const waiting = waitingUsd(hours, choice, weighting)
  return (usd + waiting) * (1 + tightShare(estimate, choice)) + complexityUsd(estimate, choice)
}

/**
 * What waiting for so many hours is taken to cost, USD. Convex in the hours: the advantage of a faster plan grows with a
 * job at least as fast as its price, so that of two plans each holds one interval along tokens.
 */
export function waitingUsd(
  hours: number,
  { hourOfWaiting, patience, patientHour }: Pick<ChoiceFacts, 'hourOfWaiting' | 'patience' | 'patientHour'>,
  weighting: ChoiceWeighting,
): number {
  const rate = hourOfWaiting[weighting].base
  const patient = Math.min(rate, isHurried(weighting) ? rate : patientHour.base)
  return Math.min(hours, patience.base) * patient + Math.max(0, hours - patience.base) * rate
}

const isHurried = (weighting: ChoiceWeighting): boolean => weighting === 'fastest' || weighting === 'soonest'

/** Share that is taken to be lost because the memory may not do; 0 where it does nineteen times in twenty with room. */
export function tightShare(estimate: Estimate, choice: ChoiceFacts): number {
  const scant = hasLittleMemory(estimate, choice) ? choice.scantMemory.base : 0
  return isTight(estimate) ? Math.max(scant, choice.tightMemory.base * (1 - chanceToFit(estimate))) : scant
}

/** Whether less than a little is left at the high end of the range. */
export const hasLittleMemory = (
  { peakMemory, usableMemory }: Pick<Estimate, 'peakMemory' | 'usableMemory'>,
  { littleMemory }: ChoiceFacts,
): boolean => usableMemory - peakMemory.p95 < usableMemory * littleMemory.base

/**
 * What nothing speaks against, of `all`: plans without a risk, and those on fewer machines than any of these that are
 * likely to fit, though it is not sure. Nobody joins four machines for fear of a range while one is expected to do; neither
 * tokens nor limits change which these are. Risks of `taken` were asked for and are none.
 */
export function soundPlans(all: readonly Candidate[], choice: ChoiceFacts, taken: RiskSet = 0): readonly Candidate[] {
  // Where it stands is counted in the score: a fifth of the dollars is worth a question to the seller.
  const against = ({ risks }: Candidate): RiskSet => withoutRisk(risks & ~taken, 'place')
  const sure = all.filter((each) => against(each) === 0)
  const fewest = sure.reduce((least, { estimate }) => Math.min(least, estimate.plan.nodes), Infinity)
  if (fewest === 1 || sure.length === 0) return sure
  return all.filter(
    (each) =>
      against(each) === 0 ||
      (each.estimate.plan.nodes < fewest &&
        withoutRisk(against(each), 'memory') === 0 &&
        isLikelyToFit(each.estimate, choice)),
  )
}

/** What several GPUs, each of them and each machine after the first, a share of a rack, and a host with an ARM processor are taken to cost in trouble, USD. */
export const complexityUsd = ({ plan }: Estimate, choice: ChoiceFacts): number =>
  severalGpusUsd(plan.gpuCount, choice) +
  (machinesOf(plan) - 1) * choice.furtherMachine.base +
  (plan.gpu.rack !== undefined && plan.nodes > 1 ? choice.shareOfRack.base : 0) +
  (hasArmHost(plan.gpu) ? choice.armHost.base : 0) +
  (plan.layout.cp > 1 ? choice.splitSequence.base : 0)

/** What launching more than one GPU is taken to cost, USD; 0 of one. */
export const severalGpusUsd = (gpuCount: number, { severalGpus, furtherGpu }: ChoiceFacts): number =>
  gpuCount > 1 ? severalGpus.base + (gpuCount - 1) * furtherGpu.base : 0

/**
 * The least score, settled among `rivals`. Where risks differ, as a limit may leave them, a premium stands for each; a
 * weaker method comes after everything else. Risks of `taken` were asked for and are none. Throws on an empty list.
 */
export function leastByRule(
  all: readonly Candidate[],
  choice: ChoiceFacts,
  rivals: readonly Candidate[] = all,
  taken: RiskSet = 0,
): Candidate {
  const fullMethods = all.filter(({ risks }) => !hasRisk(risks & ~taken, 'method'))
  return bestUnbeaten(fullMethods.length > 0 ? fullMethods : all, choice, riskScore(choice, taken), rivals, taken)
}

/** The score with a premium for each risk. */
export function riskScore(choice: ChoiceFacts, taken: RiskSet = 0): (candidate: Candidate) => number {
  const premiums = new Map<RiskSet, number>()
  return ({ risks, score }) => {
    const premium = premiums.get(risks) ?? riskPremium(risks & ~taken, choice)
    premiums.set(risks, premium)
    return premium * score
  }
}

/**
 * The least by `valueOf`, or what beats it in hours and in dollars: the least of that. Those that are beaten are not left
 * out beforehand, or a plan that was passed over would come back where the one that had passed it is beaten.
 */
export function bestUnbeaten(
  all: readonly Candidate[],
  choice: ChoiceFacts,
  valueOf: (candidate: Candidate) => number,
  rivals: readonly Candidate[] = all,
  taken: RiskSet = 0,
): Candidate {
  const share = 1 - choice.noticeable.base
  let least = minBy(all, valueOf)
  for (;;) {
    const { hours, usd } = least
    const kind = kindOfPlan(least, choice, taken)
    const trouble = complexityUsd(least.estimate, choice)
    const better = rivals.filter(
      (each) =>
        isBetter(
          each.hours / hours,
          usdAgainst(trouble, each, choice) / usd,
          share,
          complexityUsd(each.estimate, choice) === trouble,
        ) &&
        !hasRisk(each.risks & ~taken, 'machines') &&
        kindOfPlan(each, choice, taken) === kind,
    )
    if (better.length === 0) return least
    least = minBy(better, valueOf)
  }
}

/** Whether hours and dollars are less by what is noticed; of as much trouble it does where one is, and the other no more. */
const isBetter = (hours: number, usd: number, share: number, isAsMuchTrouble: boolean): boolean =>
  Math.min(hours, usd) < share && Math.max(hours, usd) < (isAsMuchTrouble ? 1 : share)

/** Dollars by which a plan beats another of so much trouble, USD: what it is more trouble must be saved too. */
const usdAgainst = (trouble: number, each: Candidate, choice: ChoiceFacts): number =>
  each.usd + Math.max(0, complexityUsd(each.estimate, choice) - trouble)

/** A place is counted in every score already. */
const riskPremium = (risks: RiskSet, { riskPremium: premium }: ChoiceFacts): number =>
  kindsOf(risks).reduce((product, kind) => product * (kind === 'method' || kind === 'place' ? 1 : premium[kind]), 1)

/** How many times dollars and waiting count of GPUs of which it is not on record that they stand where they were asked for. */
export const placeFactor = (risks: RiskSet, { riskPremium: { place } }: ChoiceFacts): number =>
  hasRisk(risks, 'place') ? place : 1

/**
 * Those that no other of the same method, precision, pricing and hosting, on no more machines than are usual, beats in
 * hours and in dollars alike by more than what is noticed.
 */
export function undominated(all: readonly Candidate[], choice: ChoiceFacts): readonly Candidate[] {
  const share = 1 - choice.noticeable.base
  return [...Map.groupBy(all, (each) => kindOfPlan(each, choice)).values()].flatMap((kind) => {
    const bySpeed = kind
      .filter(({ risks }) => !hasRisk(risks, 'machines'))
      .toSorted((a, b) => a.hours - b.hours || a.usd - b.usd)
    /** By the trouble of what may be beaten: the least dollars against it of so many of the fastest. */
    const leastUsdByComplexity = new Map<number, readonly number[]>()
    const leastUsdAgainst = (trouble: number): readonly number[] => {
      const known = leastUsdByComplexity.get(trouble)
      if (known !== undefined) return known
      const least: number[] = []
      for (const each of bySpeed) least.push(Math.min(usdAgainst(trouble, each, choice), least.at(-1) ?? Infinity))
      leastUsdByComplexity.set(trouble, least)
      return least
    }
    return kind.filter((each) => {
      const faster = countFaster(bySpeed, each.hours * share)
      return (
        faster === 0 ||
        (leastUsdAgainst(complexityUsd(each.estimate, choice))[faster - 1] ?? Infinity) >= each.usd * share
      )
    })
  })
}

/**
 * The same number for plans of the same method, precision, pricing and risks, but for how many machines they take. One
 * with little memory to spare beats none that has room.
 */
const kindOfPlan = ({ estimate, kind, risks }: Candidate, choice: ChoiceFacts, taken: RiskSet = 0): number =>
  (kind * (allRisks + 1) + withoutRisk(risks & ~taken, 'machines')) * 2 + (hasLittleMemory(estimate, choice) ? 1 : 0)

/** How many of a list sorted by hours take less than `hours`, by halving. */
function countFaster(bySpeed: readonly Candidate[], hours: number): number {
  let low = 0
  let high = bySpeed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bySpeed[middle]?.hours ?? Infinity) < hours) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Runs that are longer than anybody plans are left out while there are shorter ones; a later deadline allows them. Where
 * even the shortest is longer, those about as long stay: what has left never comes back as a job grows.
 */
export function withinReasonableDuration(
  all: readonly Candidate[],
  { deadlineHours }: Pick<Spec, 'deadlineHours'>,
  { longestRun, similarDuration }: ChoiceFacts,
): Candidate[] {
  let shortest = Infinity
  for (const { hours } of all) if (hours < shortest) shortest = hours
  const longest = Math.max(longestRun.base, deadlineHours ?? 0, similarDuration.base * shortest)
  return all.filter(({ hours }) => hours <= longest)
}

/** The candidate with the smallest `valueOf`; of equals the better score, so that ties do not depend on the order. */
export function minBy(all: readonly Candidate[], valueOf: (candidate: Candidate) => number): Candidate {
  let least: Candidate | undefined
  let leastValue = Infinity
  for (const candidate of all) {
    const value = valueOf(candidate)
    if (least !== undefined && (value > leastValue || (value === leastValue && candidate.score >= least.score)))
      continue
    least = candidate
    leastValue = value
  }
  if (least === undefined) throw new Error('nothing to choose from')
  return least
}
