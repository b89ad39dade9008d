/** Words for data that may be personal or confidential, by whether they are of patients, of whom law asks more. */
import type { Catalog } from '../../catalog/catalog.ts'
import { isLaw, type SensitiveKind } from '../../scenario/sensitive-data.ts'

/** What of a text may be personal or confidential data. */
export type SensitiveWords = {
  /** The first word of `words`, in lower case, that may be, with the records that are of it; of patients before others, what is a company's own behind them. null: none. */
  readonly find: (words: readonly string[]) => { readonly word: string; readonly kind: SensitiveKind } | null
}

/** The words of a catalog: "patient notes", "discharge summaries" and "customer calls", and not "medical papers" or "customer support". */
export function sensitiveWordsOf({ totalCost }: Pick<Catalog, 'totalCost'>): SensitiveWords {
  const { sensitiveData } = totalCost.considerations
  // Every word of every text is looked up.
  const [listed, counted, ofPatients, ofRecords, records, ofPatientRecords, patientRecords, published] = [
    new Set(sensitiveData.words),
    new Set(sensitiveData.ofCounted),
    new Set(sensitiveData.ofPatients),
    new Set(sensitiveData.ofRecords),
    new Set(sensitiveData.records),
    new Set(sensitiveData.ofPatientRecords),
    new Set(sensitiveData.patientRecords),
    new Set(sensitiveData.published),
  ]
  const { ofCompany, companyRecords, ownRecords } = sensitiveData
  // Most texts have none of them.
  const any = new Set([...listed, ...counted, ...ofRecords, ...ofPatientRecords, ...ofCompany, ...ownRecords])
  const [companies, kept, own] = [new Set(ofCompany), new Set(companyRecords), new Set(ownRecords)]
  const followerOf = (words: readonly string[], at: number, by: ReadonlySet<string>): string | undefined =>
    words.slice(at + 1, at + 1 + reach).find((word) => by.has(word))
  const isSensitive = (word: string, at: number, words: readonly string[]): boolean =>
    (listed.has(word) && followerOf(words, at, published) === undefined) ||
    (ofRecords.has(word) &&
      !sentBy.has(words[at + 1] ?? '') &&
      (followerOf(words, at, records) !== undefined || isOwnerOf(records, words, at))) ||
    (counted.has(word) && isCounted(words, at) && followerOf(words, at, published) === undefined)
  const patientRecordIn = (words: readonly string[]): string | undefined => {
    const at = words.findIndex(
      (word, index) => ofPatientRecords.has(word) && followerOf(words, index, patientRecords) !== undefined,
    )
    const record = followerOf(words, at, patientRecords)
    return at < 0 ? undefined : `${words[at]} ${record === 'x' ? 'x-ray' : record}`
  }
  /** "Internal python code", "on our codebase"; what a company publishes is none. */
  const companyRecordIn = (words: readonly string[]): string | null => {
    const at = words.findIndex(
      (word, index) =>
        (companies.has(word) && followerOf(words, index, kept) !== undefined) ||
        (word === 'our' && ofOurs.has(words[index - 1] ?? '') && followerOf(words, index, own) !== undefined),
    )
    if (at < 0) return null
    const record = followerOf(words, at, words[at] === 'our' ? own : kept) ?? ''
    return words.slice(words[at] === 'our' ? at + 1 : at, words.indexOf(record, at) + 1).join(' ')
  }
  return {
    find: (typed) => {
      if (!typed.some((word) => any.has(word))) return null
      const text = ` ${typed.join(' ')} `
      // "E-mails" are three words.
      const isHyphened = text.includes(' e - mail')
      const words = isHyphened ? typed.filter((word) => word !== '-' && word !== 'e') : typed
      if (sensitiveData.publicSets.some((name) => text.includes(` ${name} `))) return null
      const found = words.filter(isSensitive)
      // A law is named beside the data that it is about.
      const ofData = found.filter((each) => !isLaw(each))
      const among = ofData.length > 0 ? ofData : found
      const patients =
        among.find((each) => ofPatients.has(each)) ??
        patientRecordIn(words) ??
        found.find((each) => ofPatients.has(each))
      const word = patients ?? among[0]
      if (word === undefined) {
        const ofCompanyAlone = companyRecordIn(words)
        return ofCompanyAlone === null ? null : { word: ofCompanyAlone, kind: 'company' }
      }
      const at = words.indexOf(word)
      const record = ofRecords.has(word) ? followerOf(words, at, records) : undefined
      // "Employee performance reviews", as it was typed.
      const phrase = record === undefined ? word : words.slice(at, words.indexOf(record, at) + 1).join(' ')
      const spelled = phrase.replaceAll(/ (?:' ?|’ ?)/gu, "' ")
      const asTyped = isHyphened ? spelled.replace(/\bmail/u, 'e-mail') : spelled
      return { word: asTyped, kind: patients === undefined ? 'people' : 'patients' }
    },
  }
}
/** So many words behind it. */
const reach = 2
/** "On our codebase", and not "with our code": that is what trains. */
const ofOurs: ReadonlySet<string> = new Set(['on', 'over', 'of', 'for', 'from', 'knows', 'know', 'in'])

/** "Chats of our users", "recordings from customers": what comes before the word is of them. */
function isOwnerOf(records: ReadonlySet<string>, words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? ''
  const preposition = ofWhom.has(before)
    ? at - 1
    : determiners.has(before) && ofWhom.has(words[at - 2] ?? '')
      ? at - 2
      : // "Chats between tutors and kids"
        before === 'and' && words[at - 3] === 'between'
        ? at - 3
        : -1
  return preposition > 0 && records.has(words[preposition - 1] ?? '')
}
const ofWhom: ReadonlySet<string> = new Set(['of', 'from', 'with', 'by', 'between'])
const determiners: ReadonlySet<string> = new Set(['our', 'my', 'the', 'their', 'your', 'former', 'some'])

/** "2,000 contracts", "50M tokens of emails", "on our invoices": data is of them, and nothing is billed by them. */
const isCounted = (words: readonly string[], at: number): boolean =>
  !['no', 'without', 'any'].includes(words[at - 1] ?? '') &&
  (isSource(words, at) ||
    isHandled(words, at) ||
    words
      .slice(Math.max(0, at - countedReach), at)
      .some((word, index, near) => /^\d/u.test(word) || (index >= near.length - 2 && countedBy.has(word))))
/** "Classifying emails", "for email triage": what a model is to handle is what it learns from. */
const isHandled = (words: readonly string[], at: number): boolean =>
  handling.has(words[at - 1] ?? '') || handled.test(words[at + 1] ?? '')
const handling: ReadonlySet<string> = new Set(
  (
    'classify classifying tag tagging tagged label labelling labeling sort sorting route routing triage triaging summarise summarize summarising summarizing ' +
    'redact redacting transcribe transcribing parse parsing extract extracting draft drafting answer answering'
  ).split(' '),
)
const handled =
  /^(?:classification|classifier|tagging|labell?ing|sorting|routing|triage|summari[sz]ation|redaction|transcription|parsing|extraction|understanding|drafting)$/u
/** "Extract fields from contracts": what something is taken out of. */
const isSource = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - 3), at).some((word) => word === 'from' || word === 'of' || word === 'off') &&
  words.slice(0, at).some((word) => /^(?:extract|pars(?:e|es|ing)$|pull)/u.test(word))
/** "Send me the invoice by email": how it comes, and no record of it. */
const sentBy: ReadonlySet<string> = new Set(['by', 'via', 'per'])
const countedReach = 4
const countedBy: ReadonlySet<string> = new Set(
  'on scanned signed tokens train internal incoming inbound our own labelled labeled'.split(' '),
)

/** Words that say nothing of a job; what the data are of is told in a remark of its own. */
export function stopwordsOf({ lexicon, totalCost }: Pick<Catalog, 'lexicon' | 'totalCost'>): ReadonlySet<string> {
  const { words, ofRecords, ofPatientRecords, publicSets } = totalCost.considerations.sensitiveData
  const names = publicSets.filter((name) => !name.includes(' '))
  return new Set([...lexicon.stopwords.ofCommands, ...words, ...ofRecords, ...ofPatientRecords, ...names])
}
