/** "SDXL lora on 30 pictures", "Whisper on 600 hours of audio, 3 epochs": models of pictures and sound, by their samples. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { Inquiry, InquiryInput, SampleAmount } from './inquiry.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

const number = String.raw`(?<![\w.$€£])(\d[\d.,]{0,12})( ?(?:k|m|thousand|million)\b)?`
const images = new RegExp(
  String.raw`${number}\+? (?:[a-z-]{1,20} ){0,3}?(?:images?|pics?|pictures?|photos?|imgs?|scans|artworks|samples|examples|pngs?|jpe?gs?|tiffs?|dicoms?|frames|slides|tiles|x-?rays?)\b`,
  'iu',
)
const soundHours = new RegExp(String.raw`${number} ?(?:hours?|hrs?|h)\b(?! (?:or|of (?:compute|training)))`, 'iu')
/** "384px", "at 512 pixels", "448x448" */
const sides =
  /(?<![\w.])(\d{2,4}) ?(?:px|pixels?\b|p\b)|(?<![\w.])(\d{2,4}) ?[x×] ?\2(?![\w.])|(?:@|\bimgsz|\bimage size|\bresolution)(?: of| =|=)? ?(\d{3,4})(?![\w./]| ?(?:\/|per|usd|dollars|tok))/iu
const leastSide = 64

const epochs = new RegExp(String.raw`${number} ?(?:epochs?|passes|ep)\b`, 'iu')
const steps = new RegExp(String.raw`${number} ?(?:steps|iterations|iters)\b`, 'iu')
const batch = /\b(?:batch(?: size)?|bs) ?(?:of |=)?(\d{1,5})\b/iu
const lora =
  /(?<!\b(?:not|no|without|instead of|rather than) (?:an? )?)\b(?:loras?|dreambooth|lokrs?|locon|adapters?)\b/iu
/** "Dreambooth full finetune": every weight, by whatever recipe. */
const full =
  /\bfull(?:[- ]?(?:ft|fine[- ]?tun\w*|weights?|model|parameters?|training|unet|dreambooth))?\b(?! (?:hd|res\w*|size|hour|day|set|body|bill|price|cost)s?\b)/iu
const fromScratch =
  /\bfrom scratch\b|\bpre-?train(?:ing|ed)?\b(?! (?:model|checkpoint|weights|on imagenet))|\b(?:random|fresh) (?:weights|init\w*)\b/iu
const maxLength = 600

/** Null where no such model is named, or nothing of how much. */
export function readSampled({ text, understanding, facts }: InquiryInput): Inquiry | null {
  if (text.length > maxLength) return null
  const found = longestNamed(text, facts.sampledModels)
  if (found === null) return null
  const dataset = facts.sampledModels.datasets.find(({ names }) =>
    names.some((one) => unsupportedNameIn(text, one) !== null),
  )
  const data: SampleAmount = {
    images: valueOf(images.exec(text)) ?? dataset?.images ?? null,
    soundHours: valueOf(soundHours.exec(text)) ?? dataset?.soundHours ?? null,
    epochs: valueOf(epochs.exec(text)),
    steps: valueOf(steps.exec(text)),
    batch: valueOf(batch.exec(text)),
    ...pixelsIn(text),
    ...(fromScratch.test(text) ? { isFromScratch: true as const } : {}),
  }
  const amount = found.row.sample === 'sound' ? data.soundHours : (data.images ?? data.steps)
  if (amount === null) return asksMemory.test(text) ? memoryAnswer(found.row) : null
  return {
    kind: 'samples',
    id: found.row.id,
    name: found.name,
    method: lora.test(text) && !(full.test(text) && !/\bloras?\b/iu.test(text)) ? 'lora' : 'full',
    data,
    spec: withoutSoundAsTime(understanding.draft.finish().spec, data),
  }
}

/** The side of the pictures, where it is said. */
function pixelsIn(text: string): Pick<SampleAmount, 'pixels'> {
  const [, statedSide, square, behindSign] = sides.exec(text) ?? []
  const side = Number(statedSide ?? square ?? behindSign ?? 0)
  return side >= leastSide ? { pixels: side } : {}
}

const asksMemory = /\bv?ram\b|\bmemory\b|\bfits?\b|\b(?:which|what) (?:gpu|card)s?\b/iu

/** Nothing is said of how much is trained on. */
const memoryAnswer = ({ name, memoryGb, sample }: SampledModels['rows'][number]): Inquiry => ({
  kind: 'known',
  id: 'memory of samples',
  says: [
    `${name} takes about ${memoryGb.full} GB of GPU memory to train in full at a usual batch, about ${memoryGb.lora} GB with LoRA.`,
    `Activations grow with the batch: halve it and accumulate twice as long, or recompute them (gradient checkpointing), where that is too much. For hours and dollars say how ${sample === 'sound' ? 'many hours of sound' : 'many images'}, and the epochs.`,
  ],
})

/** "800 hours of audio" are no time that it may take. */
const withoutSoundAsTime = (spec: Spec, { soundHours }: SampleAmount): Spec =>
  soundHours !== null && spec.deadlineHours === soundHours ? { ...spec, deadlineHours: null } : spec

/** "Whisper small" before "whisper". */
function longestNamed(text: string, { rows }: SampledModels) {
  const found = rows.flatMap((row) =>
    row.names.flatMap((one) => {
      const name = unsupportedNameIn(text, one)
      return name === null ? [] : [{ row, name, length: one.length }]
    }),
  )
  return found.toSorted((one, other) => other.length - one.length)[0] ?? null
}

function valueOf(match: RegExpExecArray | null): number | null {
  if (match === null) return null
  const [, typed = '', scale = ''] = match
  // "1.200 hours": thousands, as many languages write them.
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$/u.test(typed)
  const value = Number(typed.replaceAll(isGrouped ? '.' : ',', '').replace(/\.$/u, ''))
  const times = /k|th/iu.test(scale) ? 1e3 : /m/iu.test(scale) ? 1e6 : 1
  return Number.isFinite(value) && value > 0 ? value * times : null
}

const spreads =
  /\b(?:spread|split|distribute|shard|run)(?: it| that| them| the \w{1,12})? (?:over|across|among|on) (\d{1,3})(?: (?:of (?:them|those|these)|cards?|gpus?))?[\s.!]*$/iu
const realtime = /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?) ?(?:x|×|times) (?:real[ -]?time|rt)\b/iu
/** Of the time that it may take, or takes. */
const ofDuration =
  /\b(?:in|within|under|below|deadline|at most|max|less than|takes?|took|needs?|done|for) (?:about |only )?\d/iu
const maxReply = 100

/** "Just the 600 hrs of clean stuff", "spread over 4", after such a training was priced; null where nothing of it changes. */
export function changedSamples(
  before: SampledInquiry,
  text: string,
  { sampledModels: models, words }: Pick<InquiryFacts, 'sampledModels' | 'words'>,
): SampledInquiry | null {
  const isTaken = words.otherSampled.test(text)
  // "How long with 5000 steps?" asks of what it changes.
  const isCounted = steps.test(text) || epochs.test(text) || images.test(text)
  if (text.length > maxReply || (text.includes('?') && !isTaken && !isCounted)) return null
  if (realtime.test(text) || ofDuration.test(text)) return null
  const isOfSound = before.data.soundHours !== null
  const amount = isOfSound ? ('soundHours' as const) : ('images' as const)
  const said: Partial<SampleAmount> = {
    ...amountOf(amount, loneAmount, text),
    ...amountOf(amount, isOfSound ? soundHours : images, text),
    ...amountOf('epochs', epochs, text),
    ...(isOfSound ? {} : amountOf('steps', steps, text)),
    ...amountOf('batch', batch, text),
    ...pixelsIn(text),
  }
  const count = Number(spreads.exec(text)?.[1] ?? 0)
  const other = (isTaken ? otherModel(before, text, models) : null) ?? otherSize(before, text, models)
  if (Object.keys(said).length === 0 && count === 0 && other === null) return null
  const spec = count === 0 ? before.spec : { ...before.spec, gpuCount: count }
  const method = lora.test(text) ? 'lora' : fully.test(text) ? 'full' : before.method
  return { ...before, ...other, method, data: { ...before.data, ...said }, spec }
}

/** "Make it 5000", "2k instead": of what is counted. */
const loneAmount =
  /^\W*(?:(?:ok|so|no|then|actually|sorry|let's|lets)[\s,]+){0,3}(?:(?:make|say|do|use|with|try|set|change|bump|raise|cut|go)(?: (?:it|that|this|them))?(?: (?:up|down))?(?: (?:to|with))? )?(\d[\d.,]{0,12})( ?(?:k|m|thousand|million)\b)?(?: (?:instead|then|please|pls|now|of them|of those))*[\s.!]*$/iu
const fully = /\bfull(?:y|[ -](?:fine-?tun\w*|ft|training|model))?\b|\b(?:no|not|without) lora\b/iu
const sizes = /(?<!\b(?:not|of|than|from) (?:the )?)\b(tiny|base|small|medium|large|turbo|xl|mini|distil)\b/giu

/** "Make that medium instead of large": another size of the same model. */
function otherSize(
  before: SampledInquiry,
  text: string,
  models: SampledModels,
): Pick<SampledInquiry, 'id' | 'name'> | null {
  const [family = ''] = before.name.split(/[\s-]/u)
  for (const [, size = ''] of text.matchAll(sizes)) {
    const found = longestNamed(`${family} ${size}`, models)
    if (found !== null && found.name.toLowerCase().includes(size.toLowerCase()) && found.row.id !== before.id)
      return { id: found.row.id, name: found.name }
  }
  return null
}

/** "Switch to flux", "what would flux cost for the same photos?": another model that is trained by the same samples. */
function otherModel(
  before: SampledInquiry,
  text: string,
  models: SampledModels,
): Pick<SampledInquiry, 'id' | 'name'> | null {
  const found = longestNamed(text, models)
  const sample = models.rows.find(({ id }) => id === before.id)?.sample
  return found === null || found.row.sample !== sample ? null : { id: found.row.id, name: found.name }
}

/** The same with what else a text says of it: its method. */
export const withMethodOf = (inquiry: SampledInquiry, text: string): SampledInquiry =>
  text.length > maxReply
    ? inquiry
    : { ...inquiry, method: lora.test(text) ? 'lora' : fully.test(text) ? 'full' : inquiry.method }

type SampledInquiry = Extract<Inquiry, { kind: 'samples' }>

function amountOf(field: keyof SampleAmount, pattern: RegExp, text: string): Partial<SampleAmount> {
  const value = valueOf(pattern.exec(text))
  return value === null ? {} : { [field]: value }
}

/** "We see 38x realtime on one a10g": how many times as fast as it is spoken; null where none is said. */
export function timesRealtimeIn(text: string): number | null {
  const value = text.length > maxReply ? 0 : Number(realtime.exec(text)?.[1] ?? 0)
  return value > 0 ? value : null
}
