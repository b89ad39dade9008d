/** What saves money at a risk that nobody is handed unasked: spot, third-party hosts, a weaker method. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits } from './candidate.ts'
import { chooseBest, unlimitedPlan } from './named-plans.ts'
import { isSubset, riskBit, type RiskKind, type RiskSet } from './plan-risk.ts'

/** Kinds of risk that a saving is offered for, and the further risks that come with each. */
const savingKinds = [
  { kind: 'spot', impliedRisks: ['price'] },
  { kind: 'third-party', impliedRisks: ['market'] },
  { kind: 'software', impliedRisks: [] },
  { kind: 'precision', impliedRisks: [] },
  { kind: 'method', impliedRisks: [] },
] as const satisfies readonly { kind: RiskKind; impliedRisks: readonly RiskKind[] }[]

export type SavingCandidate = { readonly kind: RiskKind; readonly candidate: Candidate }

/** For each risk the plan that the rule chooses once it is taken, where that costs clearly less than `best`. */
export function savingCandidates(
  all: readonly Candidate[],
  best: Candidate,
  spec: Spec,
  choice: ChoiceFacts,
): readonly SavingCandidate[] {
  return savingKinds.flatMap(({ kind, impliedRisks }) => {
    const bit = riskBit(kind)
    const taken = impliedRisks.reduce((sum, each) => sum | riskBit(each), bit)
    const isFurther = ({ risks, quotedOffer }: Candidate) =>
      (risks & bit) !== 0 && isSubset(risks, best.risks | taken) && !quotedOffer.quote.age.stale
    // Whatever is chosen of them: where none saves enough, nothing is.
    if (!all.some((each) => isWorthwhile(each, best, spec, choice) && isFurther(each))) return []
    const candidate = chooseOnceTaken(all.filter(isFurther), taken, spec, choice)
    return candidate !== null && isWorthwhile(candidate, best, spec, choice) ? [{ kind, candidate }] : []
  })
}

/** What is chosen of `further` where the risks of `taken` were asked for. */
export function chooseOnceTaken(
  further: readonly Candidate[],
  taken: RiskSet,
  spec: Spec,
  choice: ChoiceFacts,
): Candidate | null {
  const hasSafe = further.some(({ risks }) => (risks & ~taken) === 0)
  if ((spec.objective ?? 'balanced') === 'balanced' && spec.deadlineHours === null && hasSafe) {
    const chosen = unlimitedPlan(further, choice, taken)
    if (isWithinLimits(chosen, spec)) return chosen
  }
  const without = further.map((candidate) => ({ ...candidate, risks: candidate.risks & ~taken }))
  const best = chooseBest(without, spec, choice)
  return best === null ? null : (further[without.indexOf(best)] ?? null)
}

/** Whether `candidate` saves as much over `best` as is worth a line: a share of it to who asks for the cheapest. */
const isWorthwhile = (
  { usd }: Candidate,
  best: Candidate,
  { objective }: Spec,
  { worthwhileSaving, leastSaving }: ChoiceFacts,
): boolean =>
  best.usd - usd >= Math.max(best.usd * worthwhileSaving.base, objective === 'cheapest' ? 0 : leastSaving.base)
