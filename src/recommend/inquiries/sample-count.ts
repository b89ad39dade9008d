/** How many samples a training by samples passes, and what was assumed of them. */
import type { SampledModels, SampledRow } from '../../catalog/sampled-models.ts'
import type { SampleAmount } from '../../language/inquiries/sample-amount.ts'

/** A window of sound, in seconds. */
const windowSeconds = 30

/** What is counted, more than one of it. */
export const sampleNoun = ({
  sample,
  counted,
}: {
  readonly sample: SampledRow['sample']
  readonly counted?: SampledRow['counted'] | undefined
}): string => counted?.many ?? (sample === 'sound' ? 'windows of 30 s' : 'images')

/** Samples of all passes of one run, and what was assumed of them. */
export function samplesOf(
  { sample, counted, learns, parts, epochs: ofKind, scratchEpochs: ofScratch, padsTo }: SampledRow,
  {
    images,
    soundHours,
    epochs,
    steps,
    batch,
    repeats = 1,
    parts: partsEach,
    groups,
    isFromScratch,
    isMasked,
    clipSeconds,
  }: SampleAmount,
  { subject, epochs: usual, scratchEpochs, scratchOfMany, masked }: SampledModels,
): { readonly samples: number; readonly assumed: readonly string[] } {
  const many = sampleNoun({ sample, counted })
  if (steps !== null) {
    const each = batch ?? 1
    return {
      samples: steps * each,
      assumed: batch === null ? [`steps of one ${counted?.one ?? (sample === 'sound' ? 'window' : 'image')} each`] : [],
    }
  }
  const ofParts = parts === undefined || partsEach !== undefined ? [] : [`${parts.usual} ${parts.names[0]} each`]
  const ofGroups =
    groups === undefined || counted?.perGroup === undefined || images !== null
      ? []
      : [`${counted.perGroup} ${many} each`]
  // Short pieces are filled up to a whole window each, by models that take no others.
  const isPadded = padsTo !== undefined && clipSeconds !== undefined && clipSeconds < padsTo
  const pieceSeconds = isPadded ? clipSeconds : windowSeconds
  const ofPadding =
    padsTo === undefined
      ? []
      : isPadded
        ? [
            `pieces of ${clipSeconds} s, each padded to a window of ${padsTo} s: joined to full windows they take ${Math.round((clipSeconds / padsTo) * 100)}% of it`,
          ]
        : clipSeconds === undefined
          ? [
              `sound in full windows of ${padsTo} s: shorter clips are padded to one each, so pieces of 6 s cost five times as much unless they are joined`,
            ]
          : []
  const counts = images ?? (groups === undefined ? 0 : groups * (counted?.perGroup ?? 1))
  const all = (sample === 'sound' ? ((soundHours ?? 0) * 3600) / pieceSeconds : counts) * repeats
  const assumed = [...ofParts, ...ofGroups, ...ofPadding]
  if (epochs !== null) return { samples: all * epochs, assumed }
  // "60 images x 40 repeats" says all of it.
  if (repeats > 1 && learns === 'subject') return { samples: all, assumed: [...assumed, 'one epoch of them'] }
  if (isMasked === true)
    return { samples: all * masked.epochs.base, assumed: [...assumed, `${masked.epochs.base} epochs`] }
  if (isFromScratch === true) {
    if (ofScratch !== undefined) return { samples: all * ofScratch, assumed: [...assumed, `${ofScratch} epochs`] }
    const isOfMany = sample === 'images' && all >= scratchOfMany.images.base
    const passes = isOfMany ? scratchOfMany.epochs.base : scratchEpochs.base
    return {
      samples: all * passes,
      assumed: [
        ...assumed,
        isOfMany
          ? `${passes} epochs, the usual recipe from random weights on so many images: some take 300, for a little more`
          : `${passes} epochs, as from random weights it takes hundreds: to go on from a published checkpoint takes a few, and learns more from so little`,
      ],
    }
  }
  if (learns === 'subject' && all <= subject.images.base)
    return {
      samples: subject.steps.base,
      assumed: [
        `${subject.steps.base.toLocaleString('en-US')} steps of one image, as is usual for a subject or a style`,
      ],
    }
  const passes = ofKind ?? usual.base
  return { samples: all * passes, assumed: passes === 1 ? assumed : [...assumed, `${passes} epochs`] }
}
