/** A pasted claim judged: its own arithmetic, what physics allows, what the market charges, and our estimate beside it. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Market } from '../offers/market.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { checkArithmetic, gpuCountOf } from './arithmetic-check.ts'
import { referenceRunsOf } from './reference-runs.ts'
import type { RunClaim, StatedFigure } from './claim.ts'
import { bySeverity, type CheckFinding, verdictOf } from './finding.ts'
import { checkPhysics } from './physics-check.ts'
import { checkCost, checkJobCost, isJobCost } from './cost-check.ts'
import { checkPrice, withImpliedPrice } from './price-check.ts'
import { readClaims } from './claim-reader.ts'
import type { OurEstimate, ClaimCheckResult } from './claim-check-result.ts'
import type { Estimator } from '../estimate/estimator.ts'

/** What a claim is judged by. */
export type ClaimCheckDependencies = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly estimator: Estimator
  readonly market: Market
  readonly renderContext: RenderContext
  /** Our own estimate of a run. */
  readonly answer: (scenario: Scenario) => AdvisorAnswer
}

export type ClaimAnswer = ClaimCheckResult | { readonly problem: Problem }

/**
 * Judges what `text` claims. `context`: the run spoken of where the text does not say, such as that of a thread.
 * A problem where there is nothing to check. Pure; never throws on any text.
 */
export function checkClaim(
  text: string,
  dependencies: ClaimCheckDependencies,
  thread: Spec | null = null,
): ClaimAnswer {
  const read = (spec: Spec | null) => readClaims(text, dependencies.vocabulary, dependencies.renderContext.today, spec)
  const alone = thread === null ? [] : read(null)
  const context = alone.length > 0 && alone.every(isRental) ? null : thread
  const claims = read(context)
  const checkedClaims = claims.map((claim) => {
    const own = ownWords(claim, context)
    const sums = isJobCost(own) ? checkJobCost(own, estimateOurs(claim, dependencies)) : []
    return { claimed: claim, findings: [...findingsOf(own, dependencies), ...sums] }
  })
  const findings = checkedClaims.flatMap((one) => one.findings).toSorted(bySeverity)
  const verdict = verdictOf(findings)
  // That 66 minutes are 3,968 seconds is no news.
  const isTrivial = verdict === 'consistent' && findings.every(({ about }) => about === 'durations')
  if (verdict === null || isTrivial) return { problem: nothingToCheck(claims) }
  const worst = checkedClaims.toSorted((one, other) => bySeverity(...worstFindings(one.findings, other.findings)))[0]
  const ours = worst === undefined ? null : estimateOurs(worst.claimed, dependencies)
  const unused = checkedClaims.flatMap((one) => unusedFigures(one.claimed, one.findings))
  return { verdict, findings: distinctFindings(findings), ours, unused }
}

/** "An H100 is $2 an hour, so a week is $150": hours of a machine and their price, whatever runs on it. */
const isRental = ({ usd, usdPerHour, durations, rate, memory, spec }: RunClaim): boolean =>
  usd !== null &&
  usdPerHour !== null &&
  durations.length > 0 &&
  rate === null &&
  memory === null &&
  [spec.tokens, spec.params, spec.model].every((each) => each === null)

/** A sum for the job of a thread is one wherever it is trained: its GPUs are those of our plan. */
function ownWords(claim: RunClaim, context: Spec | null): RunClaim {
  const { spec } = claim
  const asked: RunClaim = { ...claim, spec: { ...spec, gpus: null, gpuCount: null, nodes: null } }
  return context !== null && spec.gpus === context.gpus && isJobCost(asked) ? asked : claim
}

/** Figures of a claim that no finding is of, as typed: they were not judged. */
function unusedFigures(claim: RunClaim, findings: readonly CheckFinding[]): readonly string[] {
  const figures: readonly [StatedFigure | null | undefined, readonly CheckFinding['about'][]][] = [
    [claim.rate, ['hours', 'speed', 'step cost', 'utilisation']],
    [claim.durations[0], ['hours', 'durations', 'dollars', 'price']],
    [claim.usd, ['dollars', 'price']],
    [claim.usdPerHour, ['price', 'dollars', 'step cost']],
    [claim.usdPer, ['step cost', 'dollars']],
    [claim.memory, ['memory']],
    [claim.utilisation, ['utilisation', 'speed']],
  ]
  return figures.flatMap(([figure, kinds]) =>
    figure == null ||
    findings.some(
      ({ about, claimed, shown }) =>
        claimed.includes(figure.words) || shown.includes(figure.words) || (about !== 'price' && kinds.includes(about)),
    )
      ? []
      : [figure.words],
  )
}

const noFinding: CheckFinding = {
  about: 'hours',
  verdict: 'consistent',
  claimed: '',
  shown: '',
  factor: null,
  slip: null,
}
const worstFindings = (one: readonly CheckFinding[], other: readonly CheckFinding[]): [CheckFinding, CheckFinding] => [
  one.toSorted(bySeverity)[0] ?? noFinding,
  other.toSorted(bySeverity)[0] ?? noFinding,
]

const distinctFindings = (findings: readonly CheckFinding[]): readonly CheckFinding[] => [
  ...new Map(findings.map((finding) => [`${finding.about}|${finding.claimed}|${finding.shown}`, finding])).values(),
]

function findingsOf(
  statedClaim: RunClaim,
  { catalog, estimator, market, renderContext }: ClaimCheckDependencies,
): CheckFinding[] {
  const claim = withImpliedPrice(statedClaim)
  const isPriceStated = statedClaim.usdPerHour !== null
  const sums = checkArithmetic(claim).filter(
    // A price worked out from dollars and hours proves nothing of them.
    ({ about, verdict }) => isPriceStated || about !== 'dollars' || verdict !== 'consistent',
  )
  const referenceRuns = referenceRunsOf(claim, catalog, estimator, gpuCountOf(claim) ?? 1)
  return [
    ...sums,
    ...checkPhysics(claim, referenceRuns, catalog, renderContext.names),
    ...checkCost(claim, referenceRuns, market),
    ...checkPrice(claim, market, renderContext.names),
  ]
}

/** Tokens of a claim that says nothing of the data: enough that start-up does not count. */
const defaultTokens = 100e6

function estimateOurs(claim: RunClaim, { answer }: ClaimCheckDependencies): OurEstimate | null {
  const { spec } = claim
  if (spec.params === null && spec.model === null) return null
  const tokens = spec.tokens ?? defaultTokens
  const gpuCount = spec.gpus === null ? spec.gpuCount : gpuCountOf(claim)
  const sameRun = { ...spec, tokens, gpuCount, budgetUsd: null, deadlineHours: null }
  const anyHardware = { ...sameRun, gpus: null, gpuCount: null, nodes: null, providers: null, tier: null, batch: null }
  for (const candidate of [sameRun, anyHardware]) {
    const answered = answer({ spec: candidate, setBy: {}, notes: [] })
    if (answered.kind === 'recommendation') {
      return { option: answered.recommendation.best, isSameRun: candidate === sameRun, tokens }
    }
  }
  return null
}

function nothingToCheck(claims: readonly RunClaim[]): Problem {
  const example = '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100'
  return {
    kind: claims.length === 0 ? 'nothing' : 'missing-data',
    message:
      missingInformation(claims) ??
      `There is nothing in that which can be checked. Give figures that belong together (tokens, tok/s, hours, dollars, GPUs), or a model with a GPU and its memory or speed, such as “${example}”.`,
    terms: [],
    suggestions: [example, 'llama 3.1 8b LoRA on an RTX 4090 runs at 250 tok/s', '70B in bf16 needs 72 GB'],
  }
}

/** What would have to be said to check what is stated. */
function missingInformation(claims: readonly RunClaim[]): string | null {
  const [first] = claims
  if (first === undefined) return null
  const { rate, durations, usdPer, spec, isComparison } = first
  if (isComparison) return 'That sets two runs against one another: give the figures of one of them.'
  if (usdPer?.unit === 'steps')
    return 'Dollars a step follow from the batch, the sequence length, the speed and the price: say those too, such as “batch 4, seq 2048, 300 tok/s at $0.34/h”.'
  if (rate !== null && durations.length > 0 && spec.tokens === null)
    return 'Hours follow from a speed once the data is known: say how many tokens, such as “2B tokens”.'
  if (spec.model === null && spec.params === null)
    return 'Whether that can be depends on the model: say which, such as “llama 3.1 8b” or “70b”, and the GPU.'
  if (spec.gpus === null)
    return 'Whether that can be depends on the GPU: say which and how many, such as “on one H100”.'
  return null
}
