/** "Nvidia says B200 is 4x H100", "an H200 is twice as fast as an A100": how much faster one GPU is said to be than another. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type GpuSpeedup = {
  /** As typed. */
  readonly faster: string
  readonly slower: string
  readonly times: number
  /** The text without the comparison, which names the slower GPU. */
  readonly rest: string
}

const times = String.raw`(?:(\d{1,2}(?:[.,]\d{1,2})?)(?: ?[-–] ?\d{1,2}(?:[.,]\d{1,2})?)? ?(?:x|×|times)|(twice|double|triple))`
const verb = String.raw`(?: ?= ?| (?:is|are|gives?|does|has|do|beats?|outperforms?|being|runs?|trains?|gets?|(?:would|should|to|will|must) be)(?: (?:about|around|roughly|up to|supposedly|really|~))? ?)`
const compared = String.raw`(?: (?:as fast|faster|quicker|the (?:speed|performance|perf|throughput|training (?:speed|performance))))`
const than = String.raw`(?: (?:as|than|of|over|vs\.?|versus|compared (?:to|with)))?(?: (?:an? |the )?)?`
const said = new RegExp(
  String.raw`(?<![\w.-])(${gpuPattern})s?\b(?: (?:gpu|card|node|box)s?\b)?${verb}${times}${compared}?${than}\s?(${gpuPattern})s?(?![\w-])(?! (?:price|cost))(?: (?:for|in|at) (?:llm )?(?:training|fine-?tuning))?`,
  'iu',
)
/** "Is an H200 twice as fast as an H100?", "is a B200 4x an H100?": the verb stands before it. */
const asked = new RegExp(
  String.raw`(?<=\b(?:is|are|be|does|do|would|will) (?:an? |the |one )?)(${gpuPattern})s?\b (?:really |actually |truly |do |train |run |be |about |around |roughly |up to )?${times}${compared}?${than}\s?(${gpuPattern})s?(?![\w-])(?: (?:for|in|at) (?:llm )?(?:training|fine-?tuning))?`,
  'iu',
)

const timesOfWords: Readonly<Record<string, number>> = { twice: 2, double: 2, triple: 3 }

/** Null: no such thing is said, or both names are one GPU. */
export function gpuSpeedupIn(text: string): GpuSpeedup | null {
  if (text.length > maxLength) return null
  const [words, faster = '', number, word = '', slower = ''] = said.exec(text) ?? asked.exec(text) ?? []
  if (words === undefined || faster.toLowerCase() === slower.toLowerCase()) return null
  const value = number === undefined ? (timesOfWords[word.toLowerCase()] ?? NaN) : Number(number.replace(',', '.'))
  return value > 1 && value < maxFactor ? { faster, slower, times: value, rest: text.replace(words, ' ') } : null
}
const maxLength = 600
/** More is a number of GPUs. */
const maxFactor = 40
