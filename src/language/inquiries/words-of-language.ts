/** "2 million words of Yoruba": other languages than English take more tokens for a word. */
import type { TextLengths } from '../lexicon/text-lengths.ts'
import type { MakeupOfData } from './data-makeup.ts'

const inWords = /\b(?:words|word)\b/iu
/** Somebody counted, and what is counted holds. */
const counted = /\b(?:tok(?:en)?s? (?:per|a|\/) ?word|tok(?:en)?s?\/word|fertility)\b|[x×*] ?\d\.\d/iu
/** As the text lengths of a vocabulary count words: those of English. */
const ofEnglish = 4 / 3

/** Null where no data are counted in words, or no other language is named. */
export function wordsOfLanguageIn(text: string, { tokensPerWord }: TextLengths): MakeupOfData | null {
  if (!inWords.test(text) || counted.test(text)) return null
  const names =
    text
      .toLowerCase()
      .replaceAll(/\b(low|under) resource/gu, '$1-resource')
      .match(/\p{L}+(?:-resourced?)?/gu) ?? []
  const languages = [...new Set(names.filter((name) => tokensPerWord.has(name)))]
  const [name] = languages
  const each = name === undefined ? undefined : tokensPerWord.get(name)
  // Several are mixed in shares that nobody said.
  if (name === undefined || each === undefined || languages.length > 1) return null
  const shown = name.includes('-') ? `a ${name} language` : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
  return {
    rest: text
      .replace(new RegExp(String.raw`\b${name.replace('-', '[- ]')}\b`, 'iu'), '')
      .replace(/ of(?= *[,.;?!]|\s*$)/u, ''),
    note: `Words of ${shown} are counted as ${each} tokens, not 1.33 as in English (recalled): count a sample with the tokenizer of the model.`,
    restates: /\bwords?\b.*\btokens?\b/iu,
    share: each / ofEnglish,
  }
}
