/** Of an answer that was given in sentences those that speak of what is asked next. */
import type { JobAsk } from './job-asks.ts'

/** What a sentence that answers has in it. */
const inSentence: Partial<Record<JobAsk, RegExp>> = {
  hours: /\d (?:h|hours?|min(?:utes)?|days?|weeks?)\b|\bGPU-hours\b|\bhours? (?:a|for)\b|\bno hours\b/iu,
  price: /\$\d|\bdollars\b|\bno hours or dollars\b/u,
  'per-unit': /\$\d[^.]*\b(?:each|a fold|a run|a million|for (?:a|one|fifty))\b|\b(?:a fold|a run|each)\b/iu,
  month: /\ba month\b/iu,
  memory: /\b\d+(?: to \d+)? GB\b|\bmemory\b/iu,
  'memory-why': /\b\d+ GB\b|\bmemory\b/iu,
  disk: /\b(?:disks?|TB|storage)\b/iu,
  count: /\b(?:cards?|GPUs?|side by side|several|each of|dozens)\b/iu,
  faster: /\b(?:side by side|several cards?|dozens|cards)\b/iu,
  processor: /\b(?:cores?|processors?|CPU|laptop)\b/iu,
  host: /\b(?:cores?|processors?|CPU)\b/iu,
  range: /\b(?:recalled|measured|factor of|range|to know yours|no speed)\b|\bpublished:/iu,
  assumed: /\bassumed\b/iu,
  covered: /\b(?:all|folds?|each|a run|passes|so \w+ folds)\b/iu,
  data: /\b(?:enough|suffic\w+|too few|learn\w*)\b/iu,
  pace: /\b(?:a second|per second|tok\/s|times real time)\b/iu,
  api: /\bAPI\b/u,
  cheaper: /\b(?:cheaper|instead|few need|fine-tune|less)\b/iu,
  another: /\b(?:at \d+p|longer|times that|instead)\b/iu,
  quality: /\b(?:quality|better|worse|enough)\b/iu,
}

const ofAnything = new Set(
  (
    'a an the and or but so if then is are was were be been it its that this these those they them he she we you i me my our your us ' +
    'what which who how why when where much many long do does did can could would will should may might must have has had not no yes ' +
    'of on in at to for with from by as about into over than per each any some all there here just only also too really actually ' +
    'ok okay hm well get got go going need want make take use one two three gpu gpus card cards price cost costs hours time data model ' +
    'train training run runs whole thing stuff like know think say said tell told people us dont'
  ).split(' '),
)
const words = /[\p{L}\d][\p{L}\d'’]*/gu
const stemOf = (word: string): string => word.replace(/(?:'s|’s|ing|ed|(?<=[sxz]|ch|sh)es|s)$/u, '')

/** Stems of the words that tell what a text is about. */
function tellingStems(text: string): ReadonlySet<string> {
  const all = [...text.toLowerCase().matchAll(words)].map(([word]) => word)
  return new Set(all.filter((word) => word.length > 2 && !ofAnything.has(word)).map(stemOf))
}

const endOfSentence = /(?<=[.!?])\s+(?=[\p{Lu}“"\d])/u

/** The sentences, the first of them first; empty where none is. `isLoose`: a word in common with the text is enough. `about`: the job as it was told. */
export function sentencesAsked(
  text: string,
  asks: readonly JobAsk[],
  lines: readonly string[],
  isLoose: boolean,
  about = '',
): readonly string[] {
  const asked = tellingStems(text)
  const before = tellingStems(about)
  const pattern = asks.map((ask) => inSentence[ask]).find((each) => each !== undefined)
  const isOfBasis = asks.some((ask) => ask === 'assumed' || ask === 'range')
  const scored = lines
    .filter((line) => !line.startsWith('- ') && (isOfBasis || !line.startsWith('Assumed')))
    .flatMap((line) => line.split(endOfSentence))
    .map((sentence, at) => {
      const common = [...tellingStems(sentence)].filter((stem) => asked.has(stem)).length
      const known = [...tellingStems(sentence)].filter((stem) => before.has(stem)).length
      const isOfKind = pattern?.test(sentence) === true
      return {
        sentence,
        at,
        isOfKind,
        common,
        score:
          (isOfKind ? 1 : 0) +
          Math.min(common, maxCommon) * perWord +
          Math.min(known, maxCommon) * perKnown +
          (at === 0 ? ofFirst : 0),
      }
    })
    .filter(({ isOfKind, common }) => isOfKind || (isLoose && common > 0))
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
  const [best, second] = scored
  if (best === undefined) return []
  const isNext = second !== undefined && ((second.score > 1 && second.at === best.at + 1) || asks[0] === 'range')
  return [best.sentence, ...(isNext ? [second.sentence] : [])]
}
/** The first sentence is the verdict. */
const [maxCommon, perWord, perKnown, ofFirst] = [3, 0.5, 0.25, 0.6]
