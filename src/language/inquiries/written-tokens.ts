/** "1.2k tokens each, 150 tok summaries", "700 in, 750 out": what a model writes for each text that it reads. */

const amount = String.raw`(?<![\w.])(\d[\d,]{0,8}(?:\.\d{1,2})?)( ?k)?`
const ofToken = String.raw`(?: ?-?tok(?:en)?s?)?`
const things = String.raw`(?:summar(?:y|ies)|answers?|responses?|completions?|repl(?:y|ies)|labels?|translations?|verdicts?|json|outputs?|out\b|written|generated)`
const written = new RegExp(
  String.raw`(?:\b(?:and|with|into|to|writing|giving)\b|[,;/+]|→|->|=>)? ?~?${amount}${ofToken} ?(?:per |of |long |tok )?${things}(?: each)?|,? ?\b(?:and )?(?:the )?${things}(?: of| are| is| at|:)?(?: about| around| ~| some)? ?~?${amount} ?tok(?:en)?s?(?: each| per \w{1,12})?`,
  'iu',
)
/** "700 tokens in", "900 tok prompt": what is read says so. */
const readWords = new RegExp(String.raw`(${amount}${ofToken}) ?(?:in|inputs?|prompts?)\b`, 'giu')

/** Tokens that are written for each text, and the text without them; null: it is not said. */
export function writtenEachIn(text: string): { readonly tokens: number; readonly rest: string } | null {
  const found = written.exec(text)
  if (found === null) return null
  const [words, ahead, aheadThousand, behind, behindThousand] = found
  const digits = (ahead ?? behind ?? '').replaceAll(',', '')
  const tokens = Number(digits) * ((aheadThousand ?? behindThousand) === undefined ? 1 : 1000)
  const rest = text
    .replace(words, ' ')
    .replaceAll(readWords, (_, read: string) => (/tok/iu.test(read) ? read : `${read} tokens`))
  return tokens > 0 && tokens < mostTokens ? { tokens, rest } : null
}
/** More is no length of an answer. */
const mostTokens = 100_000

const writesAll =
  /\b(?:generate|generating|write|writing|produce|producing|create|creating|synthesi[sz]e|synthesi[sz]ing)\b[^.?!]{0,12}?\d/iu

/** Whether all that is counted is written by the model: "generate 200k dialogues of 1.5k tokens with a 70b". */
export const isAllWritten = (text: string): boolean => writesAll.test(text)

const sum = String.raw`(?<![\w.$€£])(\d{1,6}(?:\.\d{1,2})?) ?(k|m|b|bn|mio|million|thousand|billion)\b${ofToken}(?: of)?`
const flow = new RegExp(
  String.raw`${sum} ?(?:in|inputs?|prompts?|read|going in)\b(?: tok(?:en)?s?)?[^\d.;?]{0,20}${sum} ?(?:out|outputs?|completions?|generated|written|coming out|answers?|responses?)\b(?: tok(?:en)?s?)?`,
  'iu',
)
const period = /\b(?:daily|weekly|monthly|(?:an?|per|each|every) (?:day|week|month))\b|\/ ?(?:day|week|month|mo)\b/iu
const scales: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }

/** What goes through a model: tokens read and written, in all or of a period, and the text with what is read alone. */
export type TokenFlow = {
  readonly written: number
  readonly per: 'day' | 'week' | 'month' | null
  readonly rest: string
}

/** "40M tokens in and 6M out per day"; null where not both are said. */
export function tokenFlowIn(text: string): TokenFlow | null {
  const found = flow.exec(text)
  if (found === null) return null
  const [words, read = '', readScale = '', out = '', outScale = ''] = found
  const every = period.exec(text)?.[0].toLowerCase() ?? ''
  const per = /da/u.test(every) ? 'day' : /week/u.test(every) ? 'week' : /mo/u.test(every) ? 'month' : null
  return {
    written: Number(out) * (scales[outScale[0]?.toLowerCase() ?? ''] ?? 1),
    per,
    rest: text.replace(words, `${read}${readScale[0]?.toUpperCase() ?? ''} tokens`).replace(period, ' '),
  }
}
