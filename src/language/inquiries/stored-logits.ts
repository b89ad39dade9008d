/** "Can I store the logits?", "cache top-64 logits of 2B tokens, how big?": what keeping a teacher's logits takes. */
import { collapseSpaces } from '../text/characters.ts'

export type StoredLogits = {
  /** The likeliest tokens alone that are kept; null: nobody says how many. */
  readonly topK: number | null
  /** Rows of the vocabulary; null: that of the teacher. */
  readonly vocabulary: number | null
  /** Without the clause that asks. */
  readonly rest: string
}

const logits = /\blogits?\b/iu
const keeps =
  /\b(?:stor(?:e|es|ed|ing|age)|sav(?:e|es|ed|ing)|cach(?:e|ed|ing)|dump\w*|keep(?:ing)?|kept|pre-?comput\w+|disks?|space|gb|tb|pb|how (?:big|large)|size|write|offline)\b/iu
const topOf = /\btop[- ]?(?:k\b ?(?:=|of|:)? ?)?(\d{1,5})\b/iu
const vocabularyOf =
  /(?<![\w.])(\d{2,3}(?:[,.]\d{3}|\d{3})?) ?(k)?[- ](?:tokens? )?(?:vocab\w*|entries)\b|\bvocab\w*(?: size)?(?: of| =|:)? ?(\d{2,3}(?:[,.]\d{3}|\d{3})?) ?(k)?\b/iu
const clause =
  /(?:(?:^|[.,;:?!]|\b(?:and|or|but|also|plus))\s*)?(?:(?:can|could|should|may|do|does|must|how|what|is|are|would|will|whether)\b|(?:sav|stor|cach|keep|pre-?comput)\w*\b)[^.;?!,]{0,70}\blogits?\b[^.;?!,]{0,60}[?!]?/iu
/** "Top-50 logits stored offline", told and not asked. */
const mention =
  /(?:[,;] ?)?(?:\b(?:with|and|using|from|of|the|stored|saved|cached|offline|precomputed|dumped|kept) )*(?:\btop[- ]?(?:k ?=? ?)?\d{1,5} )?(?:\bteacher(?:'s)? )?\blogits?\b(?: (?:are|is|were|to be|being|all|stored|saved|cached|kept|dumped|written|pre-?computed|offline|beforehand|first|on|to|disk|upfront))*/iu
const longest = 500
const thousand = 1000

/** Null where nothing is kept of logits. */
export function storedLogitsIn(text: string): StoredLogits | null {
  if (text.length > longest || !logits.test(text) || !keeps.test(text)) return null
  const top = Number(topOf.exec(text)?.[1] ?? NaN)
  const [vocabularyWords = '', before, scaleBefore, behind, scaleBehind] = vocabularyOf.exec(text) ?? []
  const rows = Number((before ?? behind ?? '').replaceAll(/[,.]/gu, ''))
  const vocabulary = rows * ((scaleBefore ?? scaleBehind) === undefined ? 1 : thousand)
  const without = text.replace(vocabularyWords, ' ')
  const words = clause.exec(without)?.[0] ?? ''
  return {
    topK: top > 0 ? top : null,
    vocabulary: vocabulary >= thousand ? vocabulary : null,
    rest: collapseSpaces(
      keeps.test(words) ? without.replace(words, words.endsWith('?') ? '. ' : ' ') : without.replace(mention, ' '),
    ),
  }
}
