/** "Nvidia says B200 is 4x H100", "an H200 is twice as fast as an A100": how much faster one card is said to be than another. */
import { cardPattern } from '../text/card-pattern.ts'

export type CardSpeedup = {
  /** As typed. */
  readonly faster: string
  readonly slower: string
  readonly times: number
  /** The text without the comparison, which names the slower card. */
  readonly rest: string
}

const times = String.raw`(?:(\d{1,2}(?:[.,]\d{1,2})?)(?: ?[-–] ?\d{1,2}(?:[.,]\d{1,2})?)? ?(?:x|×|times)|(twice|double|triple))`
const said = new RegExp(
  String.raw`(?<![\w.-])(?:an? |the )?(${cardPattern})s?\b(?: (?:gpu|card|node|box)s?)?(?: (?:is|are|at|gives?|does|has|=|being|runs?|trains?|would be|should be|to be|gets?)){0,2}(?: (?:about|around|roughly|up to|supposedly|~))? ?${times}(?: (?:as fast|faster|quicker|the (?:speed|performance|perf|throughput|training speed|training performance)))?(?: (?:as|than|of|over|vs\.?|versus|compared to))?(?: (?:an? |the )?)?\s?(${cardPattern})s?(?![\w-])(?: (?:for|in|at) (?:training|fine-?tuning|llm training))?`,
  'iu',
)

const timesOfWords: Readonly<Record<string, number>> = { twice: 2, double: 2, triple: 3 }

/** Null: no such thing is said, or both names are one card. */
export function cardSpeedupIn(text: string): CardSpeedup | null {
  if (text.length > maxLength) return null
  const [words, faster = '', number, word = '', slower = ''] = said.exec(text) ?? []
  if (words === undefined || faster.toLowerCase() === slower.toLowerCase()) return null
  const value = number === undefined ? (timesOfWords[word.toLowerCase()] ?? NaN) : Number(number.replace(',', '.'))
  return value > 1 && value < mostTimes ? { faster, slower, times: value, rest: text.replace(words, ' ') } : null
}
const maxLength = 600
/** More is a number of GPUs. */
const mostTimes = 40
