/** Words for data that may be personal or confidential, by whether they are of patients, of whom law asks more. */
import type { Catalog } from '../../catalog/catalog.ts'

/** What of a text may be personal or confidential data. */
export type SensitiveWords = {
  /** The first word of `words`, in lower case, that may be; of patients before others. null: none. */
  readonly find: (words: readonly string[]) => { readonly word: string; readonly isOfPatients: boolean } | null
}

/** The words of a catalog: "patient notes" and "customer calls", and not "medical papers" or "customer support". */
export function sensitiveWordsOf({ totalCost }: Pick<Catalog, 'totalCost'>): SensitiveWords {
  const { words: listed, ofPatients, ofRecords, records, published } = totalCost.considerations.sensitiveData
  const isFollowed = (words: readonly string[], at: number, by: readonly string[]): boolean =>
    words.slice(at + 1, at + 1 + reach).some((word) => by.includes(word))
  const isSensitive = (word: string, at: number, words: readonly string[]): boolean =>
    (listed.includes(word) && !isFollowed(words, at, published)) ||
    (ofRecords.includes(word) && isFollowed(words, at, records))
  return {
    find: (words) => {
      const found = words.filter(isSensitive)
      const patients = found.find((word) => ofPatients.includes(word))
      const word = patients ?? found[0]
      return word === undefined ? null : { word, isOfPatients: patients !== undefined }
    },
  }
}
/** So many words behind it. */
const reach = 2

/** Words that say nothing of a job; what the data are of is told in a remark of its own. */
export function stopwordsOf({ lexicon, totalCost }: Pick<Catalog, 'lexicon' | 'totalCost'>): ReadonlySet<string> {
  const { words, ofRecords } = totalCost.considerations.sensitiveData
  return new Set([...lexicon.stopwords.ofCommands, ...words, ...ofRecords])
}
