/** What a colleague says of a kind of job before its figures: what it spoils, what it needs, what is done first. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { JobAdviceId } from '../../catalog/quality.ts'
import type { Plan } from '../../estimate/plan.ts'
import { isAfterSupervised, supervisedReference } from '../../scenario/after-supervised.ts'
import { isContinued } from '../../scenario/continued-pretraining.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { countText } from '../figure-text.ts'

/** Tokens of a sequence from which on attention and its activations shape the job. */
const LONG_SEQUENCE = 16_000
/** Bytes of a token of a prepared data set. */
const BYTES_ON_DISK = 4
/** A model trained from scratch sees at least so many tokens for each parameter; fewer are a test. */
const FROM_SCRATCH_TOKENS = 2

type JobAdviceContext = {
  readonly scenario: Scenario
  readonly plan: Plan
  readonly tokens: number
  readonly catalog: Catalog
}

/** The sentences that hold of this job, the one that changes most first; no full stops. */
export function jobAdvice(context: JobAdviceContext): readonly string[] {
  const { scenario, plan, catalog } = context
  const says = (id: JobAdviceId): string => catalog.quality.jobs.find((row) => row.id === id)?.says ?? ''
  const isFromScratch = scenario.notes.some(
    (note) => note.endsWith(', from scratch.') || note.includes('are training from scratch'),
  )
  const isPretraining = scenario.spec.task === 'pretrain' || isFromScratch
  return [
    ...(scenario.notes.some((note) => note.includes('tokens a page are assumed')) ? [says('pictures')] : []),
    ...imageSentences(context, says('images')),
    ...(scenario.spec.task === 'embedding' ? [says('in-batch negatives')] : []),
    ...shortTextSentences(context),
    ...(scenario.spec.task === 'grpo' || scenario.spec.task === 'ppo' ? [says('rollouts')] : []),
    // A teacher is no copy of the student.
    ...(scenario.spec.task === 'distill' ? [] : referenceSentences(plan, isAfterSupervised(scenario))),
    ...(plan.sequenceLength >= LONG_SEQUENCE
      ? [longSentence(context, says(plan.layout.cp > 1 ? 'split sequences' : 'long sequences'))]
      : []),
    ...(isPretraining && !isFromScratch && isContinued(scenario) ? [says('continued pretraining')] : []),
    ...(isPretraining && (isFromScratch || !isContinued(scenario))
      ? fromScratchSentences(context, says('from scratch'))
      : []),
    ...(plan.shape.activeParams < plan.shape.params * MOSTLY_ACTIVE ? [expertSentence(context, says('experts'))] : []),
  ].filter((words) => words !== '')
}

/** Pixels of a picture of some detail: 1,024 on each side. */
const DETAILED_SIDE = 1024

/** Tokens of an image that a job assumes, as its notes tell; null where none are assumed. */
export function assumedImageTokens(notes: readonly string[]): number | null {
  const assumed = notes.map((note) => /^(?<digits>[\d,]{1,7}) tokens an image are assumed/u.exec(note)?.groups)
  const digits = assumed.find((found) => found !== undefined)?.['digits']
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}

/** Of images whose tokens were assumed: what a larger one makes of the job, where its size decides. */
function imageSentences(
  { scenario: { spec, corpus, notes }, catalog }: JobAdviceContext,
  says: string,
): readonly string[] {
  const perToken = catalog.models.get(spec.model ?? '')?.vision?.pixelsPerToken ?? null
  const each = corpus?.tokensPerExample ?? null
  const imageTokens = assumedImageTokens(notes)
  if (imageTokens === null || perToken === null || each === null) return []
  const tokens = Math.ceil(DETAILED_SIDE ** 2 / perToken)
  const times = (each - imageTokens + tokens) / each
  if (times < NOTICEABLY_LONGER) return []
  const side = DETAILED_SIDE.toLocaleString('en-US')
  return [
    `an image of ${side} × ${side} pixels is ${countText(Number(tokens.toPrecision(2)))} tokens to this model, and the job then ${times.toFixed(1)} times as long and dear: ${says}`,
  ]
}
const NOTICEABLY_LONGER = 1.2

/** Tokens that short texts are padded to by default, and those below which that is most of the work. */
const PADDED_TO = 512
const SHORT_TEXT = 200

/** Of labels of short texts whose length was said: most trainers of those pad, and do not pack. */
function shortTextSentences({ scenario: { spec, corpus }, plan }: JobAdviceContext): readonly string[] {
  const paddedTo = Math.min(PADDED_TO, plan.sequenceLength)
  const each = corpus?.tokensPerExample ?? null
  const isPadded = spec.task === 'classification' || plan.shape.bidirectional === true
  const times = each === null ? 0 : Math.floor(paddedTo / each)
  if (!isPadded || each === null || each > SHORT_TEXT || spec.packed !== null || times < 2) return []
  return [
    `texts of ${countText(each)} tokens are counted without padding: padded to ${paddedTo} they take up to ${times} times as long, so pad to the longest of a batch and sort by length`,
  ]
}

/** Of preferences: the frozen model that they are measured against. */
function referenceSentences({ training, method, shape }: Plan, isAfter: boolean): readonly string[] {
  if (training?.holdsReference !== true || training.rollout !== null) return []
  return [
    method === 'full'
      ? `the frozen reference is counted, ${countText(Math.round((BYTES_OF_WEIGHT * shape.params) / 1e9))} GB beside the policy and its states: log-probabilities that are computed beforehand spare it, as adapters do`
      : isAfter
        ? supervisedReference
        : 'the reference is the base without its adapter: it takes time and no second copy of the weights',
  ]
}
/** In bf16. */
const BYTES_OF_WEIGHT = 2

/** Below it a token is worked on by a part of the parameters alone. */
const MOSTLY_ACTIVE = 0.9

function fromScratchSentences({ plan, tokens, scenario: { spec } }: JobAdviceContext, says: string): readonly string[] {
  // Of a size that was typed, and not of the model that stands in for it.
  const perParameter = tokens / (spec.model === null ? (spec.params ?? plan.shape.params) : plan.shape.params)
  if (perParameter < FROM_SCRATCH_TOKENS) return []
  const gigabytes = Number(((tokens * BYTES_ON_DISK) / 1e9).toPrecision(2))
  return [
    `${countText(Number(perParameter.toPrecision(2)))} tokens a parameter (20 are best for the compute; small models that are to be cheap to run see hundreds and more), ${countText(gigabytes)} GB of tokens on disk: ${says}`,
  ]
}

const expertSentence = ({ plan: { shape } }: JobAdviceContext, says: string): string =>
  `All ${countText(shape.params)} parameters are in memory, and a part of them works on each token: ${says}`

/** Arithmetic of attention over that of the weights, of a token of a causal model whose layers all see the whole sequence. */
function longSentence({ plan: { shape, sequenceLength } }: JobAdviceContext, says: string): string {
  const { layers, hidden, activeParams, linear, sparse, globalHeads } = shape
  const isPlain = linear === undefined && sparse === undefined && globalHeads === undefined
  const times = (layers * hidden * sequenceLength) / activeParams
  const share =
    isPlain && times >= 0.2
      ? `attention takes about ${times < 1 ? `${Math.round(times * 100)} % of` : `${times.toFixed(1)} times`} the arithmetic of the weights, `
      : ''
  return `At ${countText(sequenceLength)} tokens ${share}${says}`
}
