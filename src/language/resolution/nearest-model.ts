/** A model that the catalog lacks, and the one that stands for it: a sibling of about its size, or its size alone. */
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
  const unknown = unknownModel(understanding)
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
  const note = `There is no data on “${words}”: a model of ${formatParams(params)} is taken.`
  return { words, text: said === null ? '' : formatParams(said).toLowerCase(), note }
}

const sizeIn = (words: string): number | null => {
  const [, said, unit] = /(?<![\w.])(\d+(?:\.\d+)?) ?(b|m)\b/iu.exec(words) ?? []
  return said === undefined ? null : Number(said) * (unit?.toLowerCase() === 'm' ? 1e6 : 1e9)
}

const isOfBrand = (words: string, brand: string): boolean =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .startsWith((brand.split('-')[0] ?? '').replaceAll(/[^a-z]/gu, ''))
