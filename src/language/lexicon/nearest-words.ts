/** What a word that nobody knows may have been meant for. */
import { quoted } from '../../scenario/format-values.ts'
import { nearestSpellings } from './spellings.ts'
import type { Vocabulary } from './vocabulary.ts'

const maxGpus = 3

/** Known words near to a mistyped term; for what looks like a GPU the GPUs nearest to it, however far. */
export function nearestWords(term: string, vocabulary: Vocabulary): readonly string[] {
  if (looksLikeGpu(term)) {
    const nearest = nearestSpellings(term, vocabulary.gpus.labels)
    return nearest.length > 0
      ? nearest
      : nearestSpellings(
          term,
          vocabulary.gpus.labels.map((labels, length) => (length > 3 ? labels : [])),
          maxGpus,
          term.length,
        )
  }
  if (isAcronym(term) || isOfLanguage(term, vocabulary)) return []
  const nearest = nearestSpellings(term, vocabulary.spellings).filter(
    (word) => word !== term.toLowerCase() && !isOtherShortWord(term, word) && !isOtherName(term, word),
  )
  if (nearest.length > 0) return nearest
  const words = term.split(/\s+/)
  if (words.length === 1) return modelsOfBrand(term, vocabulary)
  // Of several words each by itself; "100 milion" has its number right.
  const corrected = words.map((word) =>
    word.length < 4 || isAcronym(word) || isOfLanguage(word, vocabulary) || /^[\d.,]+$/.test(word)
      ? word
      : (nearestSpellings(word, vocabulary.spellings, 1).find((near) => !isOtherName(word, near)) ?? word),
  )
  return corrected.join(' ') === words.join(' ') ? [] : [corrected.join(' ')]
}

/** "Better" is no slip of "letter": it is a word of its own. */
const isOfLanguage = (word: string, { locales }: Vocabulary): boolean => locales.englishWords.has(word.toLowerCase())

/** "Pune" is a name of something else than "tune"; a slip in a name keeps its first letter. */
const isOtherName = (term: string, word: string): boolean =>
  /^\p{Lu}\p{Ll}/u.test(term) && word[0] !== term[0]?.toLowerCase()

/** "OCR", "ASR": short words in capitals are names of something else, and no slips. */
const isAcronym = (term: string): boolean =>
  term.length <= longestAcronym && Array.from(term).every((letter) => letter >= 'A' && letter <= 'Z')
const longestAcronym = 4

/** Of three letters one makes another word: "ocr" is no "oci", though "ful" may be "full". */
const isOtherShortWord = (term: string, word: string): boolean =>
  term.length <= 3 &&
  word.length === term.length &&
  Array.from(term.toLowerCase()).toSorted().join('') !== Array.from(word).toSorted().join('')

/** "gpt-9": the models that begin alike. */
function modelsOfBrand(term: string, { models }: Vocabulary): readonly string[] {
  const brand = /^[a-z]{3,}(?=[-_ ]?\d)/i.exec(term)?.[0].toLowerCase()
  return brand === undefined ? [] : [...models.byId.keys()].filter((id) => id.startsWith(brand)).slice(0, 2)
}

/** Whether a term has the form of a GPU’s name: a brand, or letters and then a number, such as "h300". */
export const looksLikeGpu = (term: string): boolean =>
  /^(?:nvidia |geforce |amd |radeon |tesla )?(?:(?:gtx|rtx|rx|titan|quadro|arc)(?![a-z]{2})|(?!(?:yes|no|ok|and|or|the|is|of|to|so|for|at|by|we|my|all|up|per|now)[ -])[a-z]{1,3}[ -]?\d{2,4}[a-z]{0,4}$)/i.test(
    term,
  )

/** "Did you mean “rtx 4090”?", or nothing. */
export function didYouMean(words: readonly string[]): string {
  const [first, second, third] = words.map((word) => quoted(word.replaceAll('-', ' ')))
  if (first === undefined) return ''
  if (second === undefined) return ` Did you mean ${first}?`
  return third === undefined ? ` Did you mean ${first} or ${second}?` : ` Did you mean ${first}, ${second} or ${third}?`
}
