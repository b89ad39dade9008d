/** "Afterwards re-embed 30M passages", "then embed 10M documents of 400 tokens": a corpus that is run through what was trained. */
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'

export type EmbeddedAfter = {
  /** Texts of it; null where only its tokens are told. */
  readonly texts: number | null
  /** Of each text, or of all of it; null: nobody says. */
  readonly tokensEach: number | null
  readonly tokens: number | null
  readonly words: string
  /** Without it. */
  readonly rest: string
}

const guard = /\b(?:re-?)?(?:embed|index|vectori[sz]|encod)/iu
const number = String.raw`(\d[\d,]{0,12}(?:\.\d{1,3})?) ?(k|m|b|mn|bn|thousand|million|billion)?\b`
const joint = String.raw`(?:[\s,.;:+&]|\b(?:and|plus|then|afterwards?|after that|later|also|finally|we|i|want|need|have|to|must|will|would|like|should|with it|the result)\b){1,10}`
const verb = String.raw`(?:re-?)?(?:embed(?:ding)?|index(?:ing)?|vectori[sz](?:e|ing)|encod(?:e|ing))`
const noun = String.raw`(?:[a-z][\w-]{1,16} ){0,2}?(?:passages?|documents?|docs|chunks?|texts?|items?|paragraphs?|records?|rows|products?|titles|descriptions?|articles?|pages|snippets|sentences|posts|tickets|examples|tokens?)`
const each = String.raw`(?:[ ,(]{1,2}(?:of |at |with |each |about |around |~ ?|avg |average ){0,3}(\d[\d,]{0,5}) ?(?:tok(?:en)?s?)\b(?: each| per \w{3,12})?\)?)?`
const pattern = new RegExp(
  String.raw`(?<![a-z])${joint}${verb}(?: (?:again|all|our|the|a corpus|corpus|of|over|with it|entire|whole|about|around|some|a|them)){0,4} ${number} ?(${noun})${each}`,
  'iu',
)
const trains = /\b(?:fine-?\s?tun\w*|train\w*|ft)\b/iu
const factors: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }
const longest = 400

/** Null where nothing is trained before, or no corpus is counted. */
export function embeddedAfterIn(text: string): EmbeddedAfter | null {
  if (text.length > longest || !guard.test(text) || !trains.test(text)) return null
  const found = pattern.exec(text)
  const [words, digits = '', scale, counted = '', length] = found ?? []
  if (found === null || words === undefined) return null
  const count = typedNumber(digits, undefined) * (factors[scale?.[0]?.toLowerCase() ?? ''] ?? 1)
  if (!(count > 0)) return null
  const isTokens = /tokens?$/iu.test(counted)
  return {
    texts: isTokens ? null : count,
    tokensEach: isTokens || length === undefined ? null : typedNumber(length, undefined),
    tokens: isTokens ? count : null,
    words: words.replace(/^[\s,.;:+&]{1,10}/u, '').trim(),
    rest: collapseSpaces(`${text.slice(0, found.index)} ${text.slice(found.index + words.length)}`),
  }
}
