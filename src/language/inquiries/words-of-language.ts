/** "2 million words of Yoruba": other languages than English take more tokens for a word. */
import type { TextLengths } from '../lexicon/text-lengths.ts'
import type { MakeupOfData } from './data-makeup.ts'

const inWords = /\b(?:words|word)\b/iu
/** Somebody counted, and what is counted holds. */
const counted = /\b(?:tok(?:en)?s? (?:per|a|\/) ?word|tok(?:en)?s?\/word|fertility)\b|[x×*] ?\d\.\d/iu
/** As the text lengths of a vocabulary count words: those of English. */
const ofEnglish = 4 / 3
/** Of two languages in shares that nobody said, the mean is counted. */
const most = 2

/** Null where no data are counted in words, or no other language is named. */
export function wordsOfLanguageIn(text: string, { tokensPerWord }: TextLengths): MakeupOfData | null {
  if (!inWords.test(text) || counted.test(text)) return null
  const names: readonly string[] =
    text
      .toLowerCase()
      .replaceAll(/\b(low|under) resource/gu, '$1-resource')
      .match(/\p{L}+(?:-resourced?)?/gu) ?? []
  const others = [...new Set(names.filter((name) => tokensPerWord.has(name)))]
  const languages = [...others, ...(names.includes('english') && !others.includes('english') ? ['english'] : [])]
  const known = languages.map((name) => tokensPerWord.get(name) ?? ofEnglish)
  if (others.length === 0 || known.length > most) return null
  const each = Number((known.reduce((sum, one) => sum + one, 0) / known.length).toPrecision(2))
  const shown = languages.map(shownName).join(' and ')
  return {
    rest: text
      .replaceAll(
        new RegExp(
          String.raw`\b(?:(?:some|partly|and) )?(?:${languages.map((name) => name.replace('-', '[- ]')).join('|')})\b`,
          'giu',
        ),
        '',
      )
      .replace(/ of(?= *[,.;?!]|\s*$)/u, ''),
    note: `Words of ${shown} are counted as ${each} tokens, not 1.33 as in English (recalled): count a sample with the tokenizer of the model.`,
    restates: /\bwords?\b.*\btokens?\b/iu,
    share: each / ofEnglish,
  }
}

function shownName(name: string): string {
  return name.includes('-') ? `a ${name} language` : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}
