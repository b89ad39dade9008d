/** The English of a request in another language, with what is told about it. */
import { lately, remembered, rememberedOf } from '../../once.ts'
import { quoted } from '../../scenario/format-values.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { tokenize } from '../text/tokenize.ts'
import { type Translation, translate } from './translate.ts'

const languageNames: Intl.DisplayNames = new Intl.DisplayNames('en', { type: 'language' })

/** A text is asked about by each of its readers, and a reply in its parts: the last ones are remembered. */
const requestsLately = rememberedOf((vocabulary: Vocabulary) => ({
  ofProse: lately((text) => translatedRequest(text, vocabulary, true), 64),
  ofCommands: lately((text) => translatedRequest(text, vocabulary, false), 64),
}))

/** Null where the text is English. In prose the words that nothing is known of stay in place. */
export function localRequest(text: string, vocabulary: Vocabulary, isProse: boolean): Translation | null {
  const { ofProse, ofCommands } = requestsLately(vocabulary)
  return isProse ? ofProse(text) : ofCommands(text)
}

/** Whether a word is of the lexicon or a name; each language that a text may be in asks it of the same words. */
const knowsWord = ({ phrases }: Vocabulary): ((word: string) => boolean) =>
  remembered((word) => phrases.longestMatch(tokenize(word), 0) !== null)

const translatedRequest = (text: string, vocabulary: Vocabulary, isProse: boolean): Translation | null =>
  translate(text, vocabulary.locales, knowsWord(vocabulary), isProse)

const maxLocalReply = 400

/** A short reply in English, from whatever language it is typed in; a long one as it is. */
export const replyInEnglish = (text: string, vocabulary: Vocabulary): string =>
  text.length > maxLocalReply ? text : (localRequest(text, vocabulary, true)?.english ?? text)

/** The text as each language that it could be in would have it, where that leaves no word over. */
export function* possibleRequests(text: string, vocabulary: Vocabulary): Generator<Translation> {
  const isKnown = knowsWord(vocabulary)
  const { englishWords } = vocabulary.locales
  // "Training set 64": September in Italian, and of English words alone.
  const words = text.toLowerCase().match(/\p{L}{2,40}/gu) ?? []
  if (words.every((word) => englishWords.has(word) || isKnown(word))) return
  for (const [language, { isUnspaced }] of vocabulary.locales.byLanguage) {
    const translation = isUnspaced ? null : translate(text, vocabulary.locales, isKnown, false, language)
    if (translation !== null && translation.unread.length === 0) yield translation
  }
}

/** How words were read, and which were left out. */
export const readingOf = ({ language, english, unread }: Translation): readonly string[] => [
  `Read from ${languageNames.of(language) ?? language} as ${quoted(english)}.`,
  ...(unread.length === 0 ? [] : [`Not used: ${unread.map(quoted).join(', ')}.`]),
]

/** The scenario with how its words were read; what was left out is named. */
export function withReading(scenario: Scenario, translation: Translation): Scenario {
  const remarks = readingOf(translation).map((text) => ({ field: null, text }))
  return {
    ...scenario,
    notes: [...scenario.notes, ...remarks.map(({ text }) => text)],
    remarks: [...(scenario.remarks ?? []), ...remarks],
  }
}
