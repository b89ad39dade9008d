/** What becomes of a model once it is trained: how fast it answers and for how many, how large it is, how often it is trained again. */
import type { GpuId } from '../../catalog/ids.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

/** The card that serving is worked out on, and how many of them a machine has. */
const yardstick = 'h100-sxm' as GpuId
const counts = [1, 2, 4, 8, 16] as const
/** Bytes of a parameter in 16 bits, in 8, and in 4 with their scales. */
const [sixteen, eight, four] = [2, 1.06, 0.6]
/** Shares of the memory that weights may take, of the bandwidth that generation reaches, and what each of several cards keeps of it. */
const [mostWeights, ofBandwidth, ofSeveral] = [0.8, 0.6, 0.8]
/** Tokens of an answer of 150 words, seconds until its first word, and tokens of a chat that are held. */
const [answerTokens, firstWord, heldTokens] = [200, 0.3, 2_000]
/** More are not let in at once: each would get too few tokens a second. */
const mostPerCard = 64

/** The fewest cards that hold the weights in 16 bits; null where the size is not known, or too large for a machine or two. */
function serving({ params, catalog }: QuestionContext) {
  const gpu = catalog?.gpus.get(yardstick)
  if (gpu === undefined || params === undefined) return null
  const count = counts.find((one) => sixteen * params < mostWeights * one * gpu.usableMemory.base)
  return count === undefined ? null : { gpu, count, weights: sixteen * params }
}

const cardsOf = (count: number, context: QuestionContext): string =>
  `${formatCount(count)} × ${context.renderContext.names.gpu(yardstick)}`

/** "How quickly will it answer?" */
function replySpeed(context: QuestionContext): string {
  const machine = serving(context)
  const { activeParams = context.params } = context
  if (machine === null || activeParams === undefined)
    return 'It follows from the size of the weights over the bandwidth of the memory that they lie in.'
  const { gpu, count } = machine
  const rate = (ofBandwidth * count * (count === 1 ? 1 : ofSeveral) * gpu.bandwidth.base) / (sixteen * activeParams)
  const seconds = firstWord + answerTokens / rate
  return `About ${formatSignificant(seconds, 1)} s for an answer of 150 words on ${cardsOf(count, context)} in 16 bits, some ${formatCount(Number(rate.toPrecision(1)))} tokens a second for one user, with the first word after some ${firstWord} s (from the bandwidth of the memory, to within a factor of two).`
}

/** "How many at the same time?" */
function usersAtOnce(context: QuestionContext): string {
  const machine = serving(context)
  const { scenario, catalog, params } = context
  if (machine === null || params === undefined)
    return 'Some dozens of answers are written at once on a card that holds the weights and half as much again (rule of thumb).'
  const shape = scenario.spec.model === null ? undefined : catalog?.models.get(scenario.spec.model)?.shape
  const { gpu, count, weights } = machine
  const free = mostFilled * count * gpu.usableMemory.base - weights
  const perToken =
    shape === undefined
      ? tokenOfKnown * Math.sqrt(params / sizeOfKnown)
      : 2 * shape.layers * shape.kvHeads * shape.headDim * sixteen
  const perChat = perToken * heldTokens
  const chats = Math.max(1, Math.min(mostPerCard * count, Math.floor(free / perChat)))
  return `Some ${formatCount(Number(chats.toPrecision(1)))} answers at once on ${cardsOf(count, context)} in 16 bits with vLLM, each chat of ${formatCount(heldTokens)} tokens (rule of thumb: what memory is left beside the weights, ${formatCount(mostPerCard)} a card at most).`
}
const mostFilled = 0.9
/** Bytes that a token is held in by Llama 3.1 8B: others take about as the root of their size, where the shape is not known. */
const [tokenOfKnown, sizeOfKnown] = [131_072, 8.03e9]

/** "How big is it in 4 bits?" */
const quantizedSizes = ({ params }: QuestionContext): string =>
  params === undefined
    ? ''
    : `This model is ${formatBytes(params * sixteen)} in 16 bits, about ${formatBytes(params * eight)} in 8 and ${formatBytes(params * four)} in 4.`

/** What training it again comes to in a year. */
function retrainSums({ recommendation: { best } }: QuestionContext): string {
  const { p50 } = best.allInUsd
  return `Each time costs about ${formatUsd(p50)} on data of this size: ${formatUsd(4 * p50)} a year by the quarter, ${formatUsd(12 * p50)} by the month.`
}

/** What is uploaded. */
const resultToPublish = ({ files, recommendation: { best } }: QuestionContext): string =>
  files === undefined
    ? ''
    : best.method === 'full'
      ? `The result is ${formatBytes(files.result)} of weights.`
      : `The adapter alone is ${formatBytes(files.result)} and names its base, which everybody fetches from its maker; merged weights are the whole model.`

/** Losses that a question may name, in nats a token. */
const mostLoss = 15

/** "What does a loss of 1.3 mean?" */
function lossMeaning({ args }: QuestionContext): string {
  const loss = args?.numbers?.map(({ value }) => value).find((value) => value > 0 && value < mostLoss)
  return loss === undefined
    ? ''
    : `A loss of ${formatSignificant(loss, 3)} is a perplexity of ${formatSignificant(Math.exp(loss), 2)}: at each token the model is as unsure as between ${formatSignificant(Math.exp(loss), 2)} equal choices.`
}

/** By the words in braces of data/questions. */
export const laterFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  replySpeed,
  usersAtOnce,
  quantizedSizes,
  retrainSums,
  resultToPublish,
  lossMeaning,
}
