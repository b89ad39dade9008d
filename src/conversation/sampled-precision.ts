/** What fewer or more bits change of a training of pictures or sound. */
import type { SampledAsk } from '../language/inquiries/sampled-asked.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import { capitalized } from '../recommend/figure-text.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import { cardOf, type SampledFigures } from './sampled-share.ts'

type PrecisionAsk = Extract<SampledAsk, { kind: 'precision' }>

/** In two digits. */
export const gigabytes = (value: number): string => `${String(Number(value.toPrecision(2)))} GB`
/** Hours, and dollars where they are paid. */
export const timed = ({ hours, usd, offer }: SampledChoice): string =>
  `about ${formatDuration(hours.expected)}${offer === null ? '' : ` and ${formatUsd(usd.expected)}`}`

/** "In 8 bit on a 12 GB card?": whether that holds it, first. */
function roomIn({ text, inquiry: { method }, plan: { row } }: SampledFigures): readonly string[] {
  const room = Number(/(?<![\w.])(\d{1,3}) ?(?:gb|gib|gigs?|g|gigabytes?)\b/iu.exec(text)?.[1] ?? 0)
  const [usual, lean] = [row.memoryGb[method], row.leanGb?.[method] ?? row.memoryGb[method]]
  if (room === 0) return []
  const card = `a card of ${formatCount(room)} GB`
  const verdict =
    room >= usual
      ? `Yes, ${card} holds it as usual`
      : room >= lean
        ? `Yes, ${card} holds it with every saving`
        : `No, ${card} does not hold it`
  return [`${verdict}: about ${gigabytes(usual)}, ${gigabytes(lean)} with every saving.`]
}

/** Bytes of a weight in sixteen bits. */
const [halfBytes, fullBytes] = [2, 4]

/** What other bits change of memory, time and dollars; first whether a card that is named by its memory holds it. */
export function precisionWords(ask: PrecisionAsk, asked: SampledFigures): readonly string[] {
  const room = roomIn(asked)
  const [bits = '', ...more] = bitsWords(ask, asked)
  // The verdict is of the card that is named.
  return room.length === 0 ? [bits, ...more] : [...room, capitalized(bits.replace(/^Yes, and it/u, 'it')), ...more]
}

function bitsWords({ bits, words }: PrecisionAsk, asked: SampledFigures): readonly string[] {
  const {
    inquiry: { method },
    plan: { row },
    first,
    context,
  } = asked
  const { sampledModels: facts } = context.catalog.inquiryFacts
  const card = cardOf(asked)
  const usual = row.memoryGb[method]
  const lean = row.leanGb?.[method] ?? usual
  const inHalf = row.paramsB * halfBytes
  const stays = `${card} stays at ${timed(first)}`
  if (bits === 32) {
    const peak = context.catalog.gpus.get(first.gpu)?.peak
    const [half, single] = [(peak?.bf16 ?? peak?.fp16)?.base, (peak?.tf32 ?? peak?.fp32)?.base]
    const times =
      half === undefined || single === undefined || half <= single
        ? ''
        : `: ${card} does ${(half / single).toFixed(1)} times as much arithmetic a second in sixteen bits`
    return [
      `Sixteen bits are enough: the hours above are of mixed precision (recalled), sixteen bits with sums in 32, and in 32 bits throughout it is slower${times}.`,
      `Weights and activations take twice the room then, so more than the ${gigabytes(usual)} above. Keep sixteen bits unless the loss turns NaN.`,
    ]
  }
  if (bits === 16)
    return [
      `It is counted so already: the speeds above are of mixed precision, bf16 or fp16 (recalled), so ${stays}.`,
      'Take bf16 where the card has it (RTX 30 and later, A100 and later); fp16 needs loss scaling, and is what a T4 or V100 has.',
    ]
  const share = formatPercent(facts.scaled.leanShare.base)
  const bytes = bits / 8
  const inFew = row.paramsB * bytes
  const savings = `With every saving (recomputed activations, an 8-bit optimizer, quantised weights) it takes ${gigabytes(lean)}, at about ${share} of the speed (recalled).`
  if (method === 'full')
    return [
      `It changes little: ${words} serves weights that are frozen, and here every weight is trained, which takes sixteen bits with sums in 32. ${capitalized(row.name)} has ${gigabytes(inHalf)} of weights in sixteen bits, of ${gigabytes(usual)} in all: the rest is activations, gradients and the optimizer.`,
      ...(lean < usual ? [savings] : []),
      first.isLean === true ? `${card} is counted so already.` : `${stays}.`,
    ]
  // Weights that would not fit beside it are counted in eight bits already.
  const isCounted = usual < inHalf + row.paramsB / fullBytes
  if (isCounted && bits === 8)
    return [
      `Yes, and it is counted already: ${formatCount(row.paramsB)}B weights are ${gigabytes(inHalf)} in sixteen bits and ${gigabytes(inFew)} in eight, and the ${gigabytes(usual)} above hold them in eight. So ${stays}.`,
      `The adapter itself is trained in sixteen bits: over frozen 8-bit weights little of it is lost, usually (recalled). ${lean < usual ? savings : ''}`.trim(),
    ]
  const saved = (isCounted ? row.paramsB : inHalf) - inFew
  return [
    `It saves memory and no time: the frozen weights of ${row.name} shrink by ${gigabytes(saved)}, from ${gigabytes(isCounted ? row.paramsB : inHalf)} to ${gigabytes(inFew)}, of about ${gigabytes(usual)} in all. ${first.isLean === true ? `${card} is counted with every saving already` : `${card} holds it as it is, so it stays at ${timed(first)}`}.`,
    ...(lean < usual ? [`It pays on a smaller card. ${savings}`] : []),
  ]
}
