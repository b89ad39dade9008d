/** What the plan assumes of weights, layers, lengths and sellers: sentences that stand in those of data/questions. */
import type { Stack } from '../../catalog/stack.ts'
import { weightBytes, weightName } from '../../catalog/training-method.ts'
import { methodName, providerName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'
import { ratesOfTiers } from './seller-rates.ts'

/** MXFP4: 4 bits and a scale of 8 for each 32. */
const bytesOfMxfp4 = 4.25 / 8

/** "Turned into bf16: 234 GB, 62 GB as it is released." */
function heldWeights({ scenario: { spec }, catalog, params, recommendation: { best } }: QuestionContext): string {
  const held = weightName(best.weights, best.compute)
  const size = params === undefined ? '' : `, ${formatBytes(params * weightBytes[best.weights])} in all`
  const released = spec.model === null ? undefined : catalog?.models.get(spec.model)?.publishedIn?.value
  const isTurned = released === 'mxfp4' && best.weights === 'bf16'
  return isTurned
    ? `They are turned into ${held} first: so the plan holds the base${size}${params === undefined ? '' : `, where the MXFP4 of the release is about ${formatBytes(params * bytesOfMxfp4)}`}.`
    : `The plan holds the base in ${held}${size}, and computes in ${best.compute}.`
}

/** "Yes: all linear layers get an adapter, those of the experts too." */
function trainedLayers({
  scenario: { spec },
  params,
  activeParams,
  recommendation: { best },
}: QuestionContext): string {
  if (best.loraRank === null)
    return 'The plan is full fine-tuning: attention, experts and all else are trained, without an adapter.'
  const hasExperts = isSparse(params, activeParams)
  if (spec.loraTargets === 'attn')
    return `In this plan the attention layers alone get an adapter, as was asked for${hasExperts ? ': the experts stay frozen' : ''}.`
  const how = spec.loraTargets === null ? 'which is assumed: say “attention only” for less' : 'as was asked for'
  return `All linear layers${hasExperts ? ', those of the experts too,' : ', attention and feed-forward alike,'} get an adapter of rank ${formatCount(best.loraRank)}, ${how}.`
}

/** From here on full fine-tuning learns more than adapters do. */
const manyTokens = 1e9
/** From here on a low rank holds less than there is to learn (rule of thumb). */
const someTokens = 1e8

/** What LoRA and full fine-tuning come to on as much data. */
export function methodQuality({ scenario: { spec } }: QuestionContext): string {
  const tokens = spec.tokens ?? 0
  const said = formatTokens(tokens)
  if (tokens >= someTokens && tokens < manyTokens)
    return `At ${said} LoRA may fall behind where much in them is new: a low rank holds little, so take one of 128 to 256 on all linear layers, and test both on a part of the data; for style and formats none that you would notice.`
  return tokens < manyTokens
    ? `At ${said} usually none that you would notice: with adapters on all linear layers and about ten times the learning rate, LoRA equals full fine-tuning on data of that size.`
    : `At ${said} full fine-tuning is likely the better: LoRA falls behind in continued pretraining on billions of tokens, and equals it on less.`
}

/** "The plan is priced on RunPod Secure Cloud: $2.69/h per GPU.", and what the tiers of a seller that is named ask. */
function pricedTier(context: QuestionContext): string {
  const { recommendation, catalog, subject, renderContext } = context
  const { names } = renderContext
  const { best } = recommendation
  const provider = catalog?.providers.get(best.provider)
  const hasTiers = provider?.tiersAre === 'products' && provider.tiers.length > 1
  const rate = `${formatUsdPerHour(best.usdPerGpuHour)} per GPU`
  const tiers = ratesOfTiers(context, subject?.providers[0] ?? best.provider)
  const own = hasTiers
    ? `The plan is priced on ${providerName(best, names)}: ${rate}.`
    : `The plan is priced at ${providerName(best, names)}, which has no such tiers: ${rate}.`
  return tiers === '' ? own : `${own} ${tiers}`
}

/** "The run takes 25 GiB of the 31 GiB on each GPU, so 6 GiB are left." */
function room({ recommendation: { best } }: QuestionContext): string {
  const { peakMemoryGiB: peak, usableMemoryGiB: usable } = best
  return `the run takes ${formatGib(peak.p50)} of the ${formatGib(usable)} on each GPU, so ${formatGib(Math.max(0, usable - peak.p50))} are left (${formatGib(Math.max(0, usable - peak.p95))} at the high end).`
}

/** Trainers on record that do the method and the task of the plan on its GPUs, beside its own. */
export const otherTrainers = ({
  scenario: { spec },
  catalog,
  recommendation: { best },
}: QuestionContext): readonly Stack[] =>
  [...(catalog?.stacks.values() ?? [])].filter(
    (stack) =>
      stack.id !== best.stack &&
      stack.methods.includes(best.method) &&
      stack.weights.includes(best.weights) &&
      stack.compute === 'bf16' &&
      (best.gpuCount === 1 || stack.multiGpu) &&
      (best.nodes === 1 || stack.multiNode) &&
      stack.facts.objectives.has.includes(spec.task ?? 'sft'),
  )

/** "With Axolotl, for which the 5 h are reckoned; others that train it are …": by what is on record of each. */
function trainers(context: QuestionContext): string {
  const { spec } = context.scenario
  const { best } = context.recommendation
  const own = context.renderContext.names.stack(best.stack)
  const others = otherTrainers(context)
  // Several profiles of one trainer are one.
  const listed = [...new Set(others.map(({ name }) => name.replace(/(?: with |, ).*$/u, '')))].slice(0, mostTrainers)
  const beside =
    listed.length === 0
      ? 'No other on record trains it so.'
      : `Others on record that do ${methodName(best)} on ${formatCount(best.gpuCount)} ${best.gpuCount === 1 ? 'GPU' : 'GPUs'}: ${listed.join(', ')}; whether one has this very model, its own list says.`
  return `With ${own}${spec.stack === null ? ', which the plan takes' : ', as was asked for'}: the ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} are reckoned for that. ${beside} Name one (“with axolotl”) to see its time and price.`
}
const mostTrainers = 9

/** By the words in braces of data/questions. */
export const tradeFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  heldWeights,
  trainedLayers,
  pricedTier,
  methodQuality,
  room,
  trainers,
}
