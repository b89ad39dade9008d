/** What was chosen for the reader, said in short sentences: everything that would change the figures if it were asked. */
import type { Market } from '../../offers/market.ts'
import { unusualParts } from '../../catalog/unusual-parts.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { billOf, type Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { isSubset, riskBit } from '../ranking/plan-risk.ts'
import { findCandidates } from '../ranking/find-candidates.ts'
import type { Bill, BillItem } from '../total-cost/bill.ts'
import { ownedFormNote } from '../total-cost/owned-market.ts'
import { compiles } from '../plan-startup.ts'
import type { SpotEquivalent } from '../recommendation.ts'
import { hoursText, countText, usdDifferenceText } from '../figure-text.ts'
import { globalBatchOf, usualBatchOf } from '../search/global-batch.ts'

/** What was chosen, about the best option: the job; what the hours and dollars count. */
export type AssumptionNotes = {
  /** The scenario's own notes come first. */
  readonly jobNotes: readonly string[]
  readonly costNotes: readonly string[]
}

/** Notes on the job and on its cost, each a sentence. */
export function assumptionsOf(best: Candidate, bill: Bill, scenario: Scenario, market: Market): AssumptionNotes {
  return {
    jobNotes: [
      ...scenario.notes,
      ...modelNotes(best, scenario, market),
      ...ownedFormNote(scenario.spec, best.estimate.plan.gpu, market.catalog),
      ...unmodeledNotes(best, market),
      ...trainingNotes(best, scenario),
      ...batchNotes(best, scenario, market),
    ],
    costNotes: [
      startupNote(best),
      `${usdDifferenceText(bill.total.p50, billOf(best).gpuTime)} on top of GPU time: ${onTopParts(bill)}`,
    ],
  }
}

const partNames: Readonly<Partial<Record<BillItem['id'], string>>> = {
  minimum: 'hours billed unused',
  idle: 'idle time',
  failed: 'failed runs',
  commitment: 'the rest of the term',
  storage: 'disk',
  egress: 'traffic',
}

/** "failed runs, idle time, disk": the largest first; what has no price is told with the whole bill. */
function onTopParts({ parts }: Bill): string {
  return parts
    .flatMap(({ id, usd }) => (partNames[id] === undefined || usd === null || usd === 0 ? [] : [{ id, usd }]))
    .toSorted((one, other) => other.usd - one.usd)
    .map(({ id }) => partNames[id])
    .join(', ')
}

function modelNotes({ estimate }: Candidate, { spec, notes }: Scenario, { catalog }: Market): string[] {
  const { plan } = estimate
  const name = plan.model === null ? undefined : catalog.models.get(plan.model)?.name
  // "Gemma 3 27B (text)" is called "Gemma 3 27B" in what was read.
  const called = name?.replace(/ \([^)]*\)$/, '')
  if (spec.model !== null || notes.some((note) => called !== undefined && note.includes(called))) return []
  const size = countText(spec.params ?? plan.shape.params)
  if (name !== undefined) return [`${size} read as ${name}`]
  const active = countText(plan.shape.activeParams)
  const kind = plan.shape.moe === null ? 'a dense model' : `a mixture of experts with ${active} active`
  return [`${size} taken as ${kind} of usual shape`]
}

/** What of the model the estimate leaves out. */
function unmodeledNotes({ estimate: { plan } }: Candidate, { catalog }: Market): string[] {
  const model = plan.model === null ? undefined : catalog.models.get(plan.model)
  const towerParams = model?.vision?.params ?? null
  const tower = towerParams === null ? '' : ` (${countText(towerParams)})`
  return [
    ...unusualParts(plan.shape).map(({ text }) => text),
    ...(model?.vision === undefined || (plan.training?.imageShare ?? 0) > 0
      ? []
      : [`Text alone: images and the vision tower${tower} are left out`]),
  ]
}

function trainingNotes({ estimate }: Candidate, { spec }: Scenario): string[] {
  const { method, lora, sequenceLength, packed, stack } = estimate.plan
  const targets = lora?.targets === 'attn' ? 'the attention layers' : 'all linear layers'
  const rank = lora === null || spec.loraRank !== null ? '' : `rank ${lora.rank} on ${targets}`
  return [
    ...(spec.method === null
      ? [
          `${{ full: 'Full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' }[method]} chosen${rank === '' ? '' : `, ${rank}`}`,
        ]
      : rank === ''
        ? []
        : [`LoRA ${rank}`]),
    ...(spec.sequenceLength === null
      ? [`Sequence length ${groupThousands(sequenceLength)}, ${packed ? 'short samples packed' : 'samples not packed'}`]
      : []),
    ...(spec.stack === null ? [`Software: ${stack.name}`] : []),
    ...(method === 'full' && spec.optimizer === null && stack.optimizer === 'adamw-8bit'
      ? [`8-bit AdamW states, the default of ${stack.name}`]
      : []),
  ]
}

/** What people train with, where nobody said it. */
function batchNotes({ estimate: { plan } }: Candidate, { spec }: Scenario, { catalog }: Market): string[] {
  if (spec.globalBatch !== null || plan.training?.rollout != null) return []
  const usual = usualBatchOf(spec, plan, plan.shape.params, catalog.batches)
  const batch = globalBatchOf(spec, plan, plan.shape.params, catalog.batches)
  const kind =
    spec.task === 'pretrain' && plan.method === 'full'
      ? 'pretraining'
      : plan.method === 'full'
        ? 'full fine-tuning'
        : 'adapters'
  const tokens = countText(batch * plan.sequenceLength)
  return [
    batch === usual
      ? `Global batch ${groupThousands(batch)} sequences, ${tokens} tokens a step, as is usual for ${kind}`
      : `Global batch ${groupThousands(batch)} sequences, ${tokens} tokens a step: ${groupThousands(usual)} are usual for ${kind} and do not go evenly into what was asked`,
  ]
}

/** What spot would come to for the same GPUs, preemptions included; null where it is no question. */
export function spotEquivalent(
  { estimate, quotedOffer, risks }: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
): SpotEquivalent | null {
  if (spec.pricing !== null || quotedOffer.offer.pricing !== 'on_demand') return null
  const all = findCandidates([estimate], { ...spec, pricing: null }, tokens, market, 'spot')
  if (all.length === 0) return null
  // As it is with savings: of spot alone, where there is such an offer.
  const ofSpotAlone = all.filter(({ risks: of }) => isSubset(of, risks | riskBit('spot') | riskBit('price')))
  const {
    quotedOffer: spotOffer,
    usd: spotUsd,
    hours: spotHours,
    spot,
  } = minBy(ofSpotAlone.length > 0 ? ofSpotAlone : all, (each) => each.usd)
  return {
    usd: spotUsd,
    hours: spotHours,
    provider: spotOffer.offer.provider.name,
    betweenHours: spot?.interruptions.between ?? NaN,
    said: spot?.interruptions.said === true,
    priceSource: spotOffer.quote.source,
    priceAsOf: spotOffer.quote.asOf,
  }
}

function startupNote({ startupHours, estimate, quotedOffer }: Candidate): string {
  const compiling = compiles(estimate.plan) ? ', compiling' : ''
  const { name } = quotedOffer.offer.provider
  return `${hoursText(startupHours)} of start-up included: machine at ${name}, download and loading of the weights${compiling}`
}

const groupThousands = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
