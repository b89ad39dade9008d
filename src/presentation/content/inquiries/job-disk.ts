/** The disk of a job that has no plan: its data, its weights, and what it writes. Rules of thumb. */
import { formatCount } from '../../format/number-format.ts'
import type { QuestionOfJob } from './job-figures.ts'

/** 16 kHz, mono, 16 bits; CD sound. GB an hour. */
const [gbOfSpeechHour, gbOfStereoHour] = [0.115, 0.635]
/** Of a picture of 1024 × 1024 as JPEG, and of its latents (16 channels of 1/8 the side in two bytes). GB. */
const [gbOfPicture, gbOfLatent] = [0.0004, 0.0005]
const usualPixels = 1024
/** Encoded sound: some 64 numbers at 21.5 a second in two bytes. GB an hour. */
const gbOfSoundLatents = 0.01
/** Of text-encoder states that are stored beside a picture: 512 tokens of 4,096 numbers in two bytes. */
const gbOfCaption = 0.0042
const softwareGb = 30
const checkpoints = 3

/** "1.4 TB", "36 GB", "360 MB". */
export function sizeText(gb: number): string {
  if (gb >= 1000) return `${Number((gb / 1000).toPrecision(2))} TB`
  return gb >= 1
    ? `${formatCount(Number(gb.toPrecision(2)))} GB`
    : `${formatCount(Number((gb * 1000).toPrecision(2)))} MB`
}

const scaleOf: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }
const dimensionsIn = /(?<![\w.])(\d{2,5}) ?-?(?:dims?\b|dimension\w*|d\b|floats?\b|numbers\b)/iu
const countIn = /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?) ?([kmb])\b/iu

/** Null where nothing is known of its size. */
export function diskWords({ job, text }: Pick<QuestionOfJob, 'job' | 'text'>): readonly string[] | null {
  const { size } = job
  if (size === null) return null
  if (size.vectors !== null && /\b(?:vectors?|embeddings?|index|dims?|faiss|pgvector|qdrant)\b/iu.test(text))
    return vectorWords(text, size.vectors)
  const { soundHours, images, pixels, paramsB, isAdapter } = size
  if (soundHours !== null && /\b(?:latents?|encoded|44\.?1|48 ?k|stereo|wavs?|flac|mp3)\b/iu.test(text)) {
    const [raw, latents] = [soundHours * gbOfStereoHour, soundHours * gbOfSoundLatents]
    return [
      `About ${sizeText(raw - latents)}: ${formatCount(soundHours)} hours are about ${sizeText(raw)} as 44.1 kHz stereo of 16 bits, and about ${sizeText(latents)} as latents (64 numbers at 21.5 a second, in two bytes; rule of thumb), FLAC about half of the first.`,
    ]
  }
  if (images !== null && /\b(?:latents?|cach\w+|embeds?|embeddings?)\b/iu.test(text)) {
    const share = ((pixels ?? usualPixels) / usualPixels) ** 2
    const [latents, captions] = [images * gbOfLatent * share, images * gbOfCaption]
    return [
      `About ${sizeText(latents + captions)} for ${formatCount(images)} pictures: latents some ${sizeText(latents)}, states of the text encoder some ${sizeText(captions)} where each caption keeps 512 tokens, far less with short captions (rule of thumb).`,
      'It saves their time at each pass, and the memory of the encoders while it trains.',
    ]
  }
  const data =
    soundHours !== null
      ? { gb: soundHours * gbOfSpeechHour, of: `${formatCount(soundHours)} hours of sound as 16 kHz mono WAV` }
      : images !== null
        ? {
            gb: images * gbOfPicture * ((pixels ?? usualPixels) / usualPixels) ** 2,
            of: `${formatCount(images)} pictures as JPEG`,
          }
        : null
  const weights = paramsB * 2
  const kept = isTraining(job.kind) ? checkpoints * (isAdapter ? Math.max(0.2, paramsB * 0.05) : paramsB * 12) : 0
  const total = (data?.gb ?? 0) * spare + weights + kept + softwareGb
  return [
    `About ${sizeText(roundUp(total))}: ${[
      ...(data === null ? [] : [`${sizeText(data.gb)} for ${data.of}, and as much again to work on them`]),
      `${sizeText(weights)} of weights`,
      ...(kept > 0 ? [`${sizeText(kept)} for ${checkpoints} checkpoints${isAdapter ? ' of the adapter' : ''}`] : []),
      `${softwareGb} GB of software`,
    ].join(', ')} (rule of thumb).`,
    ...(data === null ? ['Your own data come on top: say how large they are.'] : []),
  ]
}
const spare = 2

const isTraining = (kind: QuestionOfJob['job']['kind']): boolean => kind === 'training' || kind === 'told'

const roundUp = (gb: number): number => Math.ceil(gb / 10) * 10

/** Texts × dimensions × bytes. */
function vectorWords(
  text: string,
  { texts, dimensions }: NonNullable<NonNullable<QuestionOfJob['job']['size']>['vectors']>,
): readonly string[] | null {
  const [, digits = '', scale = ''] = countIn.exec(text) ?? []
  const count = digits === '' ? texts : Number(digits) * (scaleOf[scale.toLowerCase()] ?? 1)
  const dims = Number(dimensionsIn.exec(text)?.[1] ?? 0) || dimensions
  if (count === null || dims === null) return null
  const numbers = (count * dims) / 1e9
  return [
    `About ${sizeText(numbers * 4)} in fp32, ${sizeText(numbers * 2)} in fp16 or ${sizeText(numbers)} in int8: ${formatCount(count)} vectors of ${formatCount(dims)} numbers.`,
    'An index (HNSW) adds some tenths to a half, and is mostly held in memory.',
  ]
}
