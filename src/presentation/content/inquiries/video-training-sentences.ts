/** Whether a card holds the training of a model that makes films, and what it takes by its clips. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { VideoTraining } from '../../../language/inquiries/video-training.ts'
import { formatCount, formatDuration, formatUsd } from '../../format/number-format.ts'

const digits = (value: number): number => Number(value.toPrecision(2))
const range = (low: number, high: number): string => `${formatCount(digits(low))} to ${formatCount(digits(high))}`
const usdRange = (low: number, high: number): string => `${formatUsd(digits(low))} to ${formatUsd(digits(high))}`
/** Above so many clips, each is seen once or as often as is told. */
const fewClips = 300
/** Passes over them, below that many and above the usual steps. */
const usualPasses = 10

type Ends = { readonly low: number; readonly high: number }

/** GB of a LoRA at ease and with every saving, and of all weights with their states; clips that are seen, and hours of an H100. */
export function videoWorkOf(
  { paramsB, clips, isFull, isSharp, epochs }: VideoTraining,
  facts: RulesOfThumb['video'],
): {
  readonly easy: number
  readonly lean: number
  readonly states: number
  readonly passes: number
  readonly seen: (end: keyof Ends) => number
  readonly hours: Ends
} {
  const { secondsOfClip, steps, sharperTimes, leanShare, easyGb, fullBytes } = facts
  const easy = easyGb.base.base + easyGb.ofBillion.base * paramsB
  const passes = epochs ?? (clips !== null && clips <= fewClips ? usualPasses : 1)
  const seen = (end: keyof Ends): number => {
    const told = (clips ?? 0) * passes
    const usual = isFull && clips !== null ? 0 : steps[end].base
    return clips !== null && (clips > fewClips || epochs !== null) ? told : Math.max(told, usual)
  }
  const hoursAt = (end: keyof Ends): number =>
    (seen(end) * secondsOfClip[end].base * (paramsB / facts.paramsB.base) * (isSharp ? sharperTimes[end].base : 1)) /
    3600
  return {
    easy,
    lean: easy * leanShare.base,
    states: (paramsB * fullBytes.base * 1e9) / 1e9,
    passes,
    seen,
    hours: { low: hoursAt('low'), high: hoursAt('high') },
  }
}

/** Memory first where a card is asked about, then hours and dollars, then what to tell. */
export function videoTrainingSentences({
  asked,
  facts,
  card,
  usdPerGpuHour,
  place,
}: {
  readonly asked: VideoTraining
  readonly facts: RulesOfThumb['video']
  readonly card: { readonly gb: number; readonly words: string } | null
  readonly usdPerGpuHour: number
  readonly place: string
}): readonly string[] {
  const { name, clips, isFull, isSharp, dataSize } = asked
  const { leanTimes, sharperTimes } = facts
  const { easy, lean, states, passes, seen, hours } = videoWorkOf(asked, facts)
  const { low, high } = hours
  const slow = `${leanTimes.low.base} to ${leanTimes.high.base} times as slow`
  const verdict = isFull
    ? `Full fine-tuning of ${name} takes about ${formatCount(digits(states))} GB for weights, gradients and Adam's states, and its frames on top: ${states > 60 ? `${formatCount(Math.max(2, 2 ** Math.ceil(Math.log2((states * 1.3) / 80))))} × 80 GB cards that share them` : 'one 80 GB card'}; a LoRA needs about ${formatCount(digits(easy))} GB and is what most use for a style or a subject.`
    : card === null
      ? `A LoRA of ${name} needs about ${formatCount(digits(easy))} GB at 480p, ${formatCount(digits(lean))} GB with FP8 weights, swapped blocks and few frames, ${slow}.`
      : card.gb >= easy * 0.9
        ? `${card.words} is enough for a LoRA of ${name}: about ${formatCount(digits(easy))} GB at 480p.`
        : card.gb >= lean * 0.9
          ? `${card.words} does only with FP8 weights, swapped blocks and few or small frames, ${slow}: a LoRA of ${name} takes about ${formatCount(digits(easy))} GB at ease. Rent a larger card if you can.`
          : `${card.words} is too small: a LoRA of ${name} takes about ${formatCount(digits(easy))} GB, ${formatCount(digits(lean))} GB with every saving.`
  const read =
    clips === null
      ? `${range(seen('low'), seen('high'))} steps, as is usual for 50 to 100 clips`
      : seen('low') === seen('high')
        ? `${formatCount(clips)} clips × ${passes} ${passes === 1 ? 'pass' : 'passes'}`
        : `${formatCount(clips)} clips, ${range(seen('low'), seen('high'))} steps as is usual`
  const time = `On an H100: ${formatDuration(digits(low))} to ${formatDuration(digits(high))}, ${usdRange(low * usdPerGpuHour, high * usdPerGpuHour)} at ${formatUsd(usdPerGpuHour)}/h, ${place} (${read}, each a few seconds at ${isSharp ? 'the size you named' : `480p; ${sharperTimes.low.base} to ${sharperTimes.high.base} times that at 720p or with longer clips`}).`
  const size =
    dataSize === null
      ? ''
      : `${dataSize} of film says little: it is cut into clips, encoded once and kept as latents, so the number of clips, their frames and their size decide. `
  const known = `${size}No run of such a model was measured here: recalled from training logs of others, to within a factor of three. Time 50 steps of your own first.`
  return clips === null
    ? [verdict, time, `${known} Say how many clips, of how many seconds, at what size, and the hours follow.`]
    : [verdict, time, known]
}
