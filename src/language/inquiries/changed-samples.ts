/** What a text below the price of a training by samples changes of it: its data, its size, its method. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { SampledInquiry } from './sample-amount.ts'
import { changedAmounts, countedAmount, namesAmount } from './sample-amounts.ts'
import { sideSaid } from './picture-sides.ts'
import { longestNamed, saysLora } from './sampled-inquiry.ts'
import { sizeBySuffix } from './size-suffix.ts'

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
  const isCounted = namesAmount(text)
  const row = models.rows.find(({ id }) => id === before.id)
  const side = sideSaid(before, text, row)
  const isOfSide = side.pixels !== undefined
  const bySuffix = sizeBySuffix(before, text, models)
  const isOpen = isTaken || isCounted || isOfSide || bySuffix !== null || fully.test(text)
  if (text.length > maxReply || (text.includes('?') && !isOpen)) return null
  if (realtime.test(text) || ofDuration.test(text)) return null
  const isOfSound = before.data.soundHours !== null
  const wished = text.replace(givesWay, '')
  const counted = row === undefined ? {} : countedAmount(wished, row)
  // Sound has no pixels, and a side is no count.
  const { pixels: px, ...others } = { ...changedAmounts(wished, isOfSound), ...counted }
  const said = isOfSide ? side : { ...others, ...(isOfSound || px === undefined ? {} : { pixels: px }) }
  const count = Number(spreads.exec(text)?.[1] ?? 0)
  const other = bySuffix ?? (isTaken ? otherModel(before, wished, models) : null) ?? otherSize(before, wished, models)
  const method = saysLora.test(wished) ? 'lora' : fully.test(wished) ? 'full' : before.method
  const isOther = method !== before.method && !/\b(?:vs|versus|or|than)\b/iu.test(text)
  if (Object.keys(said).length === 0 && count === 0 && other === null && !isOther) return null
  const spec = count === 0 ? before.spec : { ...before.spec, gpuCount: count }
  return { ...before, ...other, method, data: { ...before.data, ...said }, spec }
}

/** "Flux instead of SDXL": what stands behind it is no wish. */
const givesWay = /[\s,]{1,2}(?:instead of|rather than|and not|not) [^,.;?!]{1,30}(?=[\s.!?]{0,3}$)/iu
const fully = /\bfull(?:y|[ -](?:fine-?tun\w*|ft|training|model))?\b|\b(?:no|not|without) lora\b/iu
const sizes =
  /(?<!\b(?:not|of|than|from|off) (?:the )?)(?<![\w/])(tiny|base|small|medium|large|turbo|xl|mini|nano|distil|[bl]\/(?:14|16|32))(?![\w/])/giu

/** "Make that medium instead of large": another size of the same model. */
function otherSize(
  before: SampledInquiry,
  text: string,
  models: SampledModels,
): Pick<SampledInquiry, 'id' | 'name'> | null {
  for (const [, size = ''] of text.matchAll(sizes)) {
    const found = sizeOf(before, size, models)
    if (found !== null && found.id !== before.id) return found
  }
  return null
}

/** The same model in another size; null where there is none of that name. */
function sizeOf(
  before: SampledInquiry,
  size: string,
  models: SampledModels,
): Pick<SampledInquiry, 'id' | 'name'> | null {
  const name = models.rows.find(({ id }) => id === before.id)?.name ?? before.name
  // "b/16" of a plain ViT has no patch in its name here.
  if (size.includes('/') && /^an? vit/iu.test(name)) return sizeBySuffix(before, `${size.slice(0, 1)} variant`, models)
  // "b/16" of CLIP ViT-L/14.
  const family = size.includes('/')
    ? `clip ${/^[\p{L} ]{1,16}?\b(?=vit)/iu.test(name) ? 'vit' : ''}`
    : (name.split(/[\s-]/u)[0] ?? '')
  const found = longestNamed(`${family} ${size}`, models)
  return found !== null && found.row.name.toLowerCase().includes(size.toLowerCase())
    ? { id: found.row.id, name: found.name }
    : null
}

const weighs = /\b(?:difference|diff|cheaper|dearer|less|more|save|saves|faster|compare|compared|vs|versus|or)\b/iu

/** "Turbo or large-v3, what is the difference?": the training in each size that is weighed; null where no two are. */
export function comparedSizesIn(
  before: SampledInquiry,
  text: string,
  { sampledModels: models }: Pick<InquiryFacts, 'sampledModels'>,
): readonly SampledInquiry[] | null {
  if (text.length > maxReply || !weighs.test(text) || !/\?|\bhow\b|\bwhat\b|\bprice\b/iu.test(text)) return null
  // "large-v3-turbo" is one name.
  const named = text.replaceAll(/\blarge(?:-v3)?[- ]turbo\b/giu, 'turbo')
  const found = [...named.matchAll(sizes)].flatMap(([, size = '']) => sizeOf(before, size, models) ?? [])
  const others = [...new Map(found.map((each) => [each.id, each])).values()].filter(({ id }) => id !== before.id)
  return others.length === 0 ? null : [before, ...others].map((each) => ({ ...before, ...each }))
}

/** "Switch to flux", "what would flux cost for the same photos?": another model that is trained by the same samples. */
function otherModel(
  before: SampledInquiry,
  text: string,
  models: SampledModels,
): Pick<SampledInquiry, 'id' | 'name'> | null {
  // A part of the model that alone is trained is no other model.
  const found = /\b(?:only|just) (?:train|tun|fine-?tun)/iu.test(text) ? null : longestNamed(text, models)
  const sample = models.rows.find(({ id }) => id === before.id)?.sample
  return found === null || found.row.sample !== sample ? null : { id: found.row.id, name: found.name }
}

/** The same with what else a text says of it: its method. */
export const withMethodOf = (inquiry: SampledInquiry, text: string): SampledInquiry =>
  text.length > maxReply
    ? inquiry
    : { ...inquiry, method: saysLora.test(text) ? 'lora' : fully.test(text) ? 'full' : inquiry.method }

/** "We see 38x realtime on one a10g": how many times as fast as it is spoken; null where none is said. */
export function timesRealtimeIn(text: string): number | null {
  const value = text.length > maxReply ? 0 : Number(realtime.exec(text)?.[1] ?? 0)
  return value > 0 ? value : null
}
