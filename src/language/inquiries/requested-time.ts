/** "The team asks for 16 A100s for 2 weeks, is that normal?": machines for a time that somebody asks for, to be judged by the job. */
import { hoursOfUnit, hoursOfYear, periodsPerYear } from '../../scenario/hours-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { numberWords } from '../text/number-words.ts'

export type MachineTime = {
  readonly gpuCount: number
  readonly hours: number
  /** "16 A100s for 2 weeks", as typed. */
  readonly words: string
  /** The text with the kind of GPU alone. */
  readonly rest: string
}

const numbers: Readonly<Record<string, number>> = { ...numberWords, a: 1, an: 1, the: 1 }
const namesOfNumbers = 'a|an|the|one|two|three|four|six|eight|ten|twelve|sixteen'
const number = String.raw`(?:\d{1,4}|${namesOfNumbers})`
const span = new RegExp(
  String.raw`(?<![\w.$€£])(?<count>\d{1,4}|one|two|four|eight|sixteen) ?(?:x |×|x(?=[a-z]))? ?(?:of )?(?:nvidia )?(?<gpu>${gpuPattern})s?\b(?: ?(?:\d{2,3} ?gb|sxm\d?|pcie))?(?: (?:gpus?|cards?))?,? (?:for|over|during) (?:about |around |roughly |the next |the whole |a full |up to )?(?<amount>${number})[ -]?(?:full |whole )?(?<unit>days?|weeks?|months?|quarters?|years?)\b`,
  'iu',
)
/** Somebody else asks for it, or it is to be approved. */
const isRequest =
  /\b(?:ask(?:s|ed|ing)?|want(?:s|ed)?|need(?:s|ed)?|request(?:s|ed|ing)?|requisition|propos(?:es?|ed|al)|quot(?:es?|ed)|budget(?:s|ed)?|plan(?:s|ned)?|book(?:ed)?|submitted|ticket|approv\w+|sign(?:ing)? off|purchase (?:request|order)|pr)\b/iu
const isJudged =
  /\b(?:normal|reasonable|justified|approv\w+|sign(?:ing)? off|sane|sensible|(?:sound|seem|look)s? (?:right|ok|okay|fine|like a lot|like too much|reasonable|high|low|excessive)|make(?:s)? sense|right|a lot|too (?:much|many|long)|excessive|overkill|legit|plausible|realistic|really (?:need(?:ed)?|necessary)|necessary|fair|usual|typical|padded|inflated|push back|challenge|question)\b/iu
/** What is had, or held, is no request. */
const isHeld = /\b(?:we|i) (?:already )?(?:have|own|hold|got|reserved)\b|\b(?:our|my) own\b/iu
const maxLength = 700

/** Null where none is to be judged. */
export function requestedTimeIn(text: string): MachineTime | null {
  if (text.length > maxLength || isHeld.test(text) || !isJudged.test(text)) return null
  if (!isRequest.test(text) && !text.includes('?')) return null
  const found = span.exec(text)
  const { count = '', gpu = '', amount = '', unit = '' } = found?.groups ?? {}
  const gpuCount = numberOf(count)
  const hours = numberOf(amount) * (hoursOfUnit(unit.toLowerCase()) ?? quarterOf(unit))
  if (found === null || !(gpuCount > 0) || !(hours > 0)) return null
  return {
    gpuCount,
    hours,
    words: found[0].trim(),
    rest: withoutJudgement(text.replace(found[0], `on ${gpu} `)),
  }
}

const numberOf = (word: string): number => numbers[word.toLowerCase()] ?? Number(word)
const quarterOf = (unit: string): number => (/^quarter/iu.test(unit) ? hoursOfYear / periodsPerYear.quarter : NaN)

/** "Is on A100 normal for a 7B": what asks and who asks say nothing of the job. */
function withoutJudgement(text: string): string {
  return collapseSpaces(
    text
      .replaceAll(
        /(?:^|(?<=[.?!,;:] ?))\s*(?:and |so |but )?(?:is|are|does|do|would|should|could|can) (?:that|this|it|they|we|i) (?:(?:really|even|at all|sound|seem|look|be|to|a bit|way|make|necessary|approve|need(?:ed)?|sign(?: it)? off|push back) ?){0,4}(?:normal|reasonable|justified|sane|sensible|right|ok|okay|fine|like a lot|like too much|a lot|too much|too many|too long|excessive|overkill|sense|legit|plausible|realistic|fair|usual|typical|necessary|it|this|that|on this|on it)?\s*\?*(?=$|[.?!,;\n])/giu,
        ' ',
      )
      .replaceAll(/(?<![\w-])(?:normal|reasonable|justified|sane|sensible|overkill|excessive|typical|usual)\b/giu, ' ')
      .replaceAll(/(?:^|(?<=[.?!,;:] ))\s*(?:approve|too much|ok|okay|right|fair|sign off)\s*\?/giu, ' '),
  )
    .replaceAll(/\s+(?=[,.?!])/gu, '')
    .trim()
}
