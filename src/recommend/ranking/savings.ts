/** What saves money at a risk that nobody is handed unasked: spot, third-party hosts, a weaker method. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits } from './candidate.ts'
import { choosePlans, unlimitedPlan } from './named-plans.ts'
import { isSubset, riskBit, type RiskKind } from './plan-risk.ts'

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
    const taken = [kind, ...impliedRisks].reduce((sum, each) => sum | riskBit(each), 0)
    const further = all.filter(
      ({ risks, quotedOffer }) =>
        (risks & riskBit(kind)) !== 0 && isSubset(risks, best.risks | taken) && !quotedOffer.quote.age.stale,
    )
    // Whatever is chosen of them: where none saves enough, nothing is.
    if (!further.some((each) => isWorthwhile(each, best, choice))) return []
    const candidate = chooseOnceTaken(further, taken, spec, choice)
    return candidate !== null && isWorthwhile(candidate, best, choice) ? [{ kind, candidate }] : []
  })
}

/** What is chosen of `further` where the risks of `taken` were asked for. */
export function chooseOnceTaken(
  further: readonly Candidate[],
  taken: number,
  spec: Spec,
  choice: ChoiceFacts,
): Candidate | null {
  const isSafeOnceTaken = ({ risks }: Candidate) => (risks & ~taken) === 0
  if ((spec.objective ?? 'balanced') === 'balanced' && further.some(isSafeOnceTaken)) {
    // What is chosen without limits is one of these, whatever else there is.
    const [safest, originalOf] = onceTaken(further.filter(isSafeOnceTaken), taken)
    const chosen = unlimitedPlan(safest, choice)
    if (isWithinLimits(chosen, spec)) return originalOf(chosen)
  }
  const [all, originalOf] = onceTaken(further, taken)
  const best = choosePlans(all, spec, choice)?.best
  return best === undefined ? null : originalOf(best)
}

/** The candidates without the risks of `taken`, and of each of them the one that it was. */
function onceTaken(
  all: readonly Candidate[],
  taken: number,
): readonly [readonly Candidate[], (candidate: Candidate) => Candidate] {
  const without = all.map((candidate) => ({ ...candidate, risks: candidate.risks & ~taken }))
  return [without, (candidate) => all[without.indexOf(candidate)] ?? candidate]
}

/** Whether `candidate` saves as much over `best` as is worth a line. */
const isWorthwhile = ({ usd }: Candidate, best: Candidate, { worthwhileSaving, leastSaving }: ChoiceFacts): boolean =>
  best.usd - usd >= Math.max(best.usd * worthwhileSaving.base, leastSaving.base)
