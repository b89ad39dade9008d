/** Words for data that may be personal or confidential, by whether they are of patients, of whom law asks more. */
import type { Catalog } from '../../catalog/catalog.ts'

/** In lower case, each with whether it is of patients. */
export function sensitiveWordsOf({ totalCost }: Pick<Catalog, 'totalCost'>): ReadonlyMap<string, boolean> {
  const { words, ofPatients } = totalCost.considerations.sensitiveData
  return new Map(words.map((word) => [word, ofPatients.includes(word)]))
}

/** Words that say nothing of a job; what the data are of is told in a remark of its own. */
export const stopwordsOf = ({ lexicon, totalCost }: Pick<Catalog, 'lexicon' | 'totalCost'>): ReadonlySet<string> =>
  new Set([...lexicon.stopwords.ofCommands, ...totalCost.considerations.sensitiveData.words])
