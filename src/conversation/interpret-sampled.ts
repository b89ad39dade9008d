/** "yolo11m on 80k images", "sdxl lora 3k imgs + flux lora 40 images": models that are no text models, each by its samples. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { memoryOfCard, roomOn } from '../recommend/inquiries/sampled-speed.ts'
import { roomSentence } from '../presentation/content/inquiries/samples-room.ts'
import type { EngineContext } from './engine-context.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import {
  doubtsCard,
  longestNamed,
  namesSampled,
  readSampled,
  saysLora,
  withCardOf,
} from '../language/inquiries/sampled-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type FoundInterpretation, inquiryOf, type ReadPart } from './part-readers.ts'

/** Of a text that names such a model or task. Null where it names a language model too, or tells nothing of how much. */
export function sampledOf(
  text: string,
  readPart: ReadPart,
  { catalog }: Pick<EngineContext, 'catalog'>,
): FoundInterpretation {
  const facts = catalog.inquiryFacts
  const understanding = readPart(text)
  const { draft } = understanding
  if (draft.get('model') !== null) return null
  const found = readSampled({ text, understanding, facts })
  if (found?.kind !== 'samples' && found?.kind !== 'known') return null
  // "Object detection with a 7b": its size is that of a language model, unless it is that of the name.
  const row = found.kind === 'samples' ? facts.sampledModels.rows.find(({ id }) => id === found.id) : undefined
  const params = draft.get('params')
  const isOwnSize =
    params === null || row === undefined || isNear(params, row.paramsB * 1e9) || endsInSize.test(row.name)
  if (found.kind === 'known')
    return params === null ? inquiryOf(withVerdict(found, text, understanding, catalog)) : null
  if (!isOwnSize && !endsInSize.test(found.name)) return null
  const others = othersOf(text, found, readPart, facts)
  return inquiryOf(others.length === 0 ? withToldRates(found, text, readPart) : withOthers(others))
}

/** "An L4 at 0.70 EUR/h or a 4090 at 0.45": what an hour of each card costs, where it is told. */
function withToldRates(found: InquiryOf<'samples'>, text: string, readPart: ReadPart): InquiryOf<'samples'> {
  if (found.spec.gpus === null || !hourly.test(text)) return found
  const toldRates = text.split(betweenCards).flatMap((part) => {
    const { rates = [], rest = '' } = ratesIn(part) ?? {}
    const [rate, another] = rates
    const gpus = rate?.per === 'hour' && another === undefined ? readPart(rest).draft.get('gpus') : null
    return rate === undefined || gpus === null ? [] : [{ gpus, value: rate.usd, currency: rate.currency }]
  })
  return toldRates.length === 0 ? found : { ...found, toldRates }
}
const hourly = /\d.{0,12}(?:\/|per|an?|each) ?(?:gpu[- ])?h(?:r|our)?\b/iu
const betweenCards = /\s(?:or|vs\.?|versus|and|against)\s|[;,:](?=\s)/iu

/** "Does an SDXL LoRA fit my 3060?": the verdict first, where a card is named. */
function withVerdict(
  found: InquiryOf<'known'>,
  text: string,
  { draft }: ReturnType<ReadPart>,
  catalog: EngineContext['catalog'],
): InquiryOf<'known'> {
  const models = catalog.inquiryFacts.sampledModels
  const row = longestNamed(text, models)?.row
  const gpus = withCardOf(draft.finish().spec, text, models).gpus ?? []
  const cards = gpus.map((gpu) => ({ gpu, bytes: memoryOfCard(gpu, models, catalog) }))
  const [least] = cards
    .filter(({ bytes }) => bytes !== null)
    .toSorted((one, other) => (one.bytes ?? 0) - (other.bytes ?? 0))
  if (row === undefined || least?.bytes == null) return found
  const method = saysLora.test(text) ? 'lora' : 'full'
  return {
    ...found,
    says: [
      roomSentence(row, method, least.bytes, roomOn(row, method, least.bytes), doubtsCard.test(text)),
      ...found.says.slice(1),
    ],
  }
}

const endsInSize = /[a-z]\W?v?\d{1,3}[mb]$/iu
const isNear = (one: number, other: number): boolean => one < other * 3 && other < one * 3

const joint = /\s{0,3}(?:\+|;|,?\s(?:and|plus|then|as well as|&)\s|,)\s{0,3}/iu
const maxParts = 6

/** Each part of the text that names a model of its own; none where there is one alone. */
function othersOf(
  text: string,
  whole: InquiryOf<'samples'>,
  readPart: ReadPart,
  facts: InquiryFacts,
): readonly InquiryOf<'samples'>[] {
  const pieces = text.split(joint)
  const parts: string[] = []
  for (const piece of pieces) {
    const last = parts.at(-1)
    // What names no model says more of the one before.
    if (last === undefined || (namesSampled(piece, facts.sampledModels) && namesSampled(last, facts.sampledModels)))
      parts.push(piece)
    else parts[parts.length - 1] = `${last}, ${piece}`
  }
  if (parts.length < 2 || parts.length > maxParts) return []
  const read = parts.map((part) => readSampled({ text: part, understanding: readPart(part), facts }))
  const found = read.filter((each) => each?.kind === 'samples')
  const isWhole = found.length === parts.length && new Set(found.map(({ id }) => id)).size > 1
  // Cards and wishes of the whole text hold for each.
  return isWhole ? found.map((each) => ({ ...each, spec: whole.spec })) : []
}

function withOthers([first, ...others]: readonly InquiryOf<'samples'>[]): InquiryOf<'samples'> {
  if (first === undefined) throw new Error('there is a first of several')
  return { ...first, others }
}
