/** A model that the catalog lacks, and the one that stands for it: a sibling of about its size, or its size alone; and cards without data. */
import { formatParams } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ModelNames } from '../lexicon/model-names.ts'
import type { Understanding } from './understanding.ts'

/** `words`: as typed. `text`: what to read in their place. `note`: a sentence that says so. */
export type NearestModel = { readonly words: string; readonly text: string; readonly note: string }

/** How far a size may be from the one that was named. */
const maxFactor = 1.12

/** Null where no name is amiss, several are, or nothing of its maker is known. */
export function nearestModel(understanding: Understanding, models: ModelNames): NearestModel | null {
  const { slots, wordsAt } = understanding
  const unknown = unknownModel(understanding) ?? unknownCard(understanding)
  if (unknown !== null) return unknown
  const [slot, ...others] = slotsOf(slots, 'model').filter(({ reference }) => reference.kind === 'not-found')
  if (slot?.reference.kind !== 'not-found') return null
  const words = wordsAt(slot.from, slot.to)
  // It may be named twice.
  if (others.some(({ from, to }) => wordsAt(from, to).toLowerCase() !== words.toLowerCase())) return null
  // A repository is somebody's own model, whose size its name may not tell.
  if (words.includes('/')) return null
  const { alternatives } = slot.reference
  const sibling = models.byId.get(alternatives[0] ?? '')
  if (sibling === undefined || !isOfBrand(words, sibling.brand)) return null
  const params = sizeIn(words)
  const isNear = params === null || Math.max(params / sibling.params, sibling.params / params) <= maxFactor
  const lacking = `“${words}” is not in the catalog`
  if (isNear)
    return {
      words,
      text: sibling.id,
      note: `${lacking}: ${sibling.name} is taken, the nearest there is. Name another to have that.`,
    }
  if (params === null) return null
  return {
    words,
    text: formatParams(params).toLowerCase(),
    note: `${lacking}: a model of ${formatParams(params)} is taken. Name another to have that.`,
  }
}

/** "Zephyr-7b", "internvl 8b": of a model without data the size says most. A model that nobody can train has no such. */
function unknownModel({ slots, wordsAt, draft }: Understanding): NearestModel | null {
  const [slot, ...others] = slotsOf(slots, 'invalid')
  if (slot?.what !== 'model' || others.length > 0 || slot.sentence.includes('cannot')) return null
  const words = wordsAt(slot.from, slot.to)
  if (words.includes('/')) return null
  const said = sizeIn(words)
  const params = said ?? draft.get('params')
  if (params === null) return null
  const note =
    said === null && ofMaker.test(words)
      ? `“${words}” runs at its maker alone: what it writes is bought there and not in the sum, and its terms may forbid training on it.`
      : said === null && draft.get('model') !== null
        ? `There is no data on “${words}”: it is no part of this plan.`
        : `There is no data on “${words}”: a model of ${formatParams(params)} is taken.`
  return { words, text: said === null ? '' : formatParams(said).toLowerCase(), note }
}

/** Models that nobody else runs or trains. */
const ofMaker = /^(?:chat ?gpt|gpt[- ]?[345]|o[134]\b|claude|sonnet|opus|haiku|gemini|grok|davinci)/iu

/** "4x P40", "my macbook": where there is no data on a GPU, the job is planned on those that there is data on. */
function unknownCard({ slots, wordsAt, draft, recognized: { tokens } }: Understanding): NearestModel | null {
  const [slot, ...others] = slotsOf(slots, 'invalid')
  if (slot?.what !== 'gpu' || others.length > 0) return null
  const { to } = slot
  let { from } = slot
  while (isBeforeCard(tokens[from - 1]?.text ?? '')) from -= 1
  // "P40 24gb" says its memory, which is not to be left behind as data.
  const isSized = tokens[to]?.kind === 'number' && /^gi?b$/u.test(tokens[to + 1]?.text ?? '')
  if (isSized || draft.get('tokens') === null) return null
  const note = `There is no data on “${wordsAt(slot.from, slot.to)}”: the plan is for GPUs that can be rented, to compare with.`
  return { words: wordsAt(from, to), text: '', note }
}
const isBeforeCard = (word: string): boolean => /^(?:\d{1,3}|x|×|an?|my|our|the|on|with)$/u.test(word)

const sizeIn = (words: string): number | null => {
  const [, said, unit] = /(?<![\w.])(\d+(?:\.\d+)?) ?(b|m)\b/iu.exec(words) ?? []
  return said === undefined ? null : Number(said) * (unit?.toLowerCase() === 'm' ? 1e6 : 1e9)
}

const isOfBrand = (words: string, brand: string): boolean =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .startsWith((brand.split('-')[0] ?? '').replaceAll(/[^a-z]/gu, ''))
