/** A pasted claim judged: its own arithmetic, what physics allows, what the market charges, and our estimate beside it. */
import type { Answer } from '../reply/answer.ts'
import type { Message } from '../reply/message.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Estimator } from '../estimate/estimate.ts'
import type { Market } from '../offers/market.ts'
import type { Manner } from '../reply/manner.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario, Spec } from '../scenario/spec.ts'
import type { Vocabulary } from '../scenario/vocabulary.ts'
import { arithmetic, gpusOf } from './arithmetic.ts'
import { benchOf } from './bench.ts'
import type { Claimed } from './claimed.ts'
import { checkMessage } from './check-message.ts'
import { byGravity, type Finding, verdictOf } from './finding.ts'
import { physical } from './physical.ts'
import { dollarsOfOurs } from './our-dollars.ts'
import { priceFinding, withPrice } from './price.ts'
import { readClaims } from './read-claim.ts'
import type { Ours, Checked } from './checked.ts'

/** What a claim is judged by. */
export type Desk = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly estimator: Estimator
  readonly market: Market
  readonly manner: Manner
  /** Our own estimate of a run. */
  readonly answer: (scenario: Scenario) => Answer
}

export type CheckedClaim = (Checked & { readonly message: Message }) | { readonly problem: Problem }

/**
 * Judges what `text` claims. `context`: the run spoken of where the text does not say, such as that of a thread.
 * A problem where there is nothing to check. Pure; never throws on any text.
 */
export function checkClaim(text: string, desk: Desk, context: Spec | null = null): CheckedClaim {
  const claims = readClaims(text, desk.vocabulary, desk.manner.today, context)
  const judged = claims.map((claimed) => ({ claimed, findings: judge(claimed, desk) }))
  const findings = judged.flatMap((one) => one.findings).toSorted(byGravity)
  const verdict = verdictOf(findings)
  // That 66 minutes are 3,968 seconds is no news.
  const isTrivial = verdict === 'consistent' && findings.every(({ about }) => about === 'durations')
  if (verdict === null || isTrivial) return { problem: nothingToCheck(claims) }
  const gravest = judged.toSorted((one, other) => byGravity(...firsts(one.findings, other.findings)))[0]
  const ours = gravest === undefined ? null : oursOf(gravest.claimed, desk)
  const checked = { verdict, findings: distinct(findings), ours }
  return { ...checked, message: checkMessage(checked, desk.manner) }
}

const none: Finding = { about: 'hours', verdict: 'consistent', claimed: '', shown: '', factor: null, slip: null }
const firsts = (one: readonly Finding[], other: readonly Finding[]): [Finding, Finding] => [
  one.toSorted(byGravity)[0] ?? none,
  other.toSorted(byGravity)[0] ?? none,
]

const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.about}|${finding.claimed}|${finding.shown}`, finding])).values(),
]

function judge(stated: Claimed, { catalog, estimator, market, manner }: Desk): Finding[] {
  const claimed = withPrice(stated)
  const isPriceStated = stated.usdPerHour !== null
  const sums = arithmetic(claimed).filter(
    // A price worked out from dollars and hours proves nothing of them.
    ({ about, verdict }) => isPriceStated || about !== 'dollars' || verdict !== 'consistent',
  )
  const bench = benchOf(claimed, catalog, estimator, gpusOf(claimed) ?? 1)
  return [
    ...sums,
    ...physical(claimed, bench, catalog, manner.names),
    ...dollarsOfOurs(claimed, bench, market),
    ...priceFinding(claimed, market, manner.names),
  ]
}

/** Tokens of a claim that says nothing of the data: enough that start-up does not count. */
const usualTokens = 100e6

function oursOf(claimed: Claimed, { answer }: Desk): Ours | null {
  const { spec } = claimed
  if (spec.params === null && spec.model === null) return null
  const tokens = spec.tokens ?? usualTokens
  const gpuCount = spec.gpus === null ? spec.gpuCount : gpusOf(claimed)
  const same = { ...spec, tokens, gpuCount, budgetUsd: null, deadlineHours: null }
  const free = { ...same, gpus: null, gpuCount: null, nodes: null, providers: null, tier: null, batch: null }
  for (const asked of [same, free]) {
    const given = answer({ spec: asked, said: {}, notes: [] })
    if (given.kind === 'recommendation') {
      return { option: given.recommendation.best, isSameRun: asked === same, tokens }
    }
  }
  return null
}

function nothingToCheck(claims: readonly Claimed[]): Problem {
  const example = '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100'
  return {
    kind: claims.length === 0 ? 'nothing' : 'missing-data',
    message:
      lacking(claims) ??
      `There is nothing in that which can be checked. Give figures that belong together (tokens, tok/s, hours, dollars, GPUs), or a model with a GPU and its memory or speed, such as “${example}”.`,
    terms: [],
    suggestions: [example, 'llama 3.1 8b LoRA on an RTX 4090 runs at 250 tok/s', '70B in bf16 needs 72 GB'],
  }
}

/** What would have to be said to check what is stated. */
function lacking(claims: readonly Claimed[]): string | null {
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
