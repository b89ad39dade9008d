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
