/** The memory of a job that has no plan: how much, whether a card holds it, and what it is for. */
import { formatCount } from '../../format/number-format.ts'
import type { QuestionOfJob } from './job-figures.ts'

const gigabytes = /(?<![\w.])(\d{1,3}) ?(?:g[i]?b?|gigs?)\b/giu
const leanWords = '8-bit optimizer, gradient checkpointing, smaller batches, frozen parts or layers kept in host memory'

/** Whether the card that is named holds it, or how much it takes; null where nothing is known. */
export function memoryVerdict({ job, text, named }: QuestionOfJob): readonly string[] | null {
  const { memory } = job
  if (memory === null) return null
  const { gb, leanGb } = memory
  const needs = `about ${formatCount(Math.round(gb))} GB${leanGb === null || leanGb >= gb ? '' : `, ${formatCount(Math.round(leanGb))} GB with every saving (${leanWords})`}`
  const [card] = named.gpus ?? []
  const ofCard = card === undefined ? null : job.memoryOf(card)
  const typed = [...text.matchAll(gigabytes)].map(([, value]) => Number(value))
  const room = ofCard ?? typed[0] ?? null
  const isRank = /\brank\b/iu.test(text)
  const all = room === null ? null : room * (named.gpuCount ?? 1)
  if (isRank && room === null)
    return [
      `Hardly: the rank changes the adapter alone, some tens to a few hundred MB, and the rest stays ${needs}.`,
      'A higher rank takes up more detail and learns small sets by heart sooner.',
    ]
  if (room === null || all === null) return [`${needs.replace('about', 'About')} of GPU memory.`]
  const shared =
    all === room ? '' : ` (${formatCount(Math.round(all))} GB together, where the software splits the model)`
  if (room >= gb) return [`Yes, it fits ${formatCount(Math.round(room))} GB: it takes ${needs}.`]
  if (all >= gb) return [`Yes, over all of them${shared}: it takes ${needs}.`]
  if (leanGb !== null && room >= leanGb)
    return [`With savings it fits ${formatCount(Math.round(room))} GB, more slowly: it takes ${needs}.`]
  return [`No, ${formatCount(Math.round(room))} GB is too little: it takes ${needs}.`]
}

/** Why it takes so much, and how others do with less. */
export function memoryWhyWords({ job, text }: QuestionOfJob): readonly string[] | null {
  const { memory, size } = job
  if (memory === null) return null
  const { gb, leanGb, isFull } = memory
  const room = [...text.matchAll(gigabytes)].map(([, value]) => Number(value)).toSorted((one, other) => one - other)[0]
  const parts = isFull
    ? 'every weight has a gradient and two states of the optimizer beside it, and activations come on top'
    : job.kind === 'service'
      ? 'weights, the cache of the conversations and some room'
      : job.kind === 'pass'
        ? 'weights and some room for the batch'
        : 'the frozen weights, activations of the batch and the adapter'
  const billions = size === null || size.paramsB < 0.1 ? '' : `${Number(size.paramsB.toPrecision(2))}B parameters: `
  const lean =
    leanGb === null || leanGb >= gb
      ? 'Less takes weights in 8 or 4 bits, or parts kept in host memory, and is slower.'
      : `With every saving (${leanWords}) it is about ${formatCount(Math.round(leanGb))} GB, and slower.`
  const ofLess =
    room !== undefined && leanGb !== null && room < leanGb
      ? ` On ${formatCount(room)} GB people train ${isFull ? 'a LoRA, ' : ''}weights in 8 or 4 bits, or at smaller sizes.`
      : ''
  return [`About ${formatCount(Math.round(gb))} GB because of ${billions}${parts}.`, `${lean}${ofLess}`]
}
