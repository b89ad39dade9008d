/** Words for data that may be personal or confidential, by whether they are of patients, of whom law asks more. */
import type { Catalog } from '../../catalog/catalog.ts'

/** What of a text may be personal or confidential data. */
export type SensitiveWords = {
  /** The first word of `words`, in lower case, that may be; of patients before others. null: none. */
  readonly find: (words: readonly string[]) => { readonly word: string; readonly isOfPatients: boolean } | null
}

/** The words of a catalog: "patient notes", "discharge summaries" and "customer calls", and not "medical papers" or "customer support". */
export function sensitiveWordsOf({ totalCost }: Pick<Catalog, 'totalCost'>): SensitiveWords {
  const { sensitiveData } = totalCost.considerations
  // Every word of every text is looked up.
  const [listed, ofPatients, ofRecords, records, ofPatientRecords, patientRecords, published] = [
    new Set(sensitiveData.words),
    new Set(sensitiveData.ofPatients),
    new Set(sensitiveData.ofRecords),
    new Set(sensitiveData.records),
    new Set(sensitiveData.ofPatientRecords),
    new Set(sensitiveData.patientRecords),
    new Set(sensitiveData.published),
  ]
  const followerOf = (words: readonly string[], at: number, by: ReadonlySet<string>): string | undefined =>
    words.slice(at + 1, at + 1 + reach).find((word) => by.has(word))
  const isSensitive = (word: string, at: number, words: readonly string[]): boolean =>
    (listed.has(word) && followerOf(words, at, published) === undefined) ||
    (ofRecords.has(word) && followerOf(words, at, records) !== undefined)
  const patientRecordIn = (words: readonly string[]): string | undefined => {
    const at = words.findIndex(
      (word, index) => ofPatientRecords.has(word) && followerOf(words, index, patientRecords) !== undefined,
    )
    const record = followerOf(words, at, patientRecords)
    return at < 0 ? undefined : `${words[at]} ${record === 'x' ? 'x-ray' : record}`
  }
  return {
    find: (words) => {
      const text = ` ${words.join(' ')} `
      if (sensitiveData.publicSets.some((name) => text.includes(` ${name} `))) return null
      const found = words.filter(isSensitive)
      const patients = found.find((word) => ofPatients.has(word)) ?? patientRecordIn(words)
      const word = patients ?? found[0]
      return word === undefined ? null : { word, isOfPatients: patients !== undefined }
    },
  }
}
/** So many words behind it. */
const reach = 2

/** Words that say nothing of a job; what the data are of is told in a remark of its own. */
export function stopwordsOf({ lexicon, totalCost }: Pick<Catalog, 'lexicon' | 'totalCost'>): ReadonlySet<string> {
  const { words, ofRecords, ofPatientRecords, publicSets } = totalCost.considerations.sensitiveData
  const names = publicSets.filter((name) => !name.includes(' '))
  return new Set([...lexicon.stopwords.ofCommands, ...words, ...ofRecords, ...ofPatientRecords, ...names])
}
