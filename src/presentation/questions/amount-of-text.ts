/** Whether an amount of text is much, and whether a language is learned from it: of the amount that is named, else of the plan's. */
import { formatParameters, formatTokens } from '../format/number-format.ts'
import { wordsPerPage, wordsPerToken } from '../format/words-of-text.ts'
import type { QuestionContext } from './question-context.ts'

type TextContext = Pick<QuestionContext, 'scenario' | 'args'>

/** A smaller number counts no tokens of a whole set. */
const leastTokens = 100_000
/** What does not count tokens. */
const ofOther =
  /[$€£%]|\b(?:gb|gib|tb|mb|kb|pages?|words?|books?|rows?|examples?|images?|pairs?|hours?|usd|eur|users?)\b/iu

/** Tokens that a question is about. */
function askedTokens({ args, scenario: { spec } }: TextContext): number {
  const named = args?.numbers?.find(({ words, value }) => value >= leastTokens && !ofOther.test(words))?.value
  return named ?? spec.tokens ?? 0
}

const wordsPerBook = 90_000
/** Tokens of a parameter from which on training from scratch makes the most of its arithmetic. */
const tokensOfParameter = 20

/** Amounts of text up to which each is said: rules of thumb. */
const sizes = [
  [500_000, 'It is little'],
  [5_000_000, 'It is an ordinary amount for a tone or a format, and little for a field of its own'],
  [50_000_000, 'It is an ordinary amount for fine-tuning on a field of its own'],
  [500_000_000, 'It is much for fine-tuning, and little for continued pretraining'],
] as const

/** "Is 20M a lot?", "how many books is that?" */
function textAmount(context: QuestionContext): string {
  const { args, params, scenario } = context
  const tokens = askedTokens(context)
  const isScratch = scenario.spec.task === 'pretrain' && tokens === scenario.spec.tokens
  const enough = params === undefined ? null : params * tokensOfParameter
  const ofScratch =
    !isScratch || enough === null
      ? undefined
      : `${tokens < enough ? 'It is little for training from scratch' : 'It is enough for training from scratch'}: ${formatParameters(params ?? 0)} parameters want some ${formatTokens(enough)} by the rule of 20 a parameter`
  const size =
    ofScratch ??
    sizes.find(([most]) => tokens <= most)?.[1] ??
    'It is far more than fine-tuning takes, an amount for continued pretraining'
  const words = tokens * wordsPerToken
  const books = words / wordsPerBook
  const rule =
    'For tone or a format 0.5-5M are usual, for a field of its own some ten to some hundred million, for a model from scratch billions (rule of thumb); good examples count for more than many.'
  const measures = `${formatTokens(tokens)} are about ${formatParameters(words)} words, ${formatParameters(words / wordsPerPage)} pages${books >= 1 ? ` or ${formatParameters(Number(books.toPrecision(2)))} books` : ''}`
  return args?.asksMeasure === true ? `${measures}. ${size}. ${rule}` : `${size}: ${measures}. ${rule}`
}

/** Tokens of continued pretraining from which on a language is begun, and from which on it is usual: rules of thumb. */
const [begun, usual] = [1e8, 1e9]

/** "Is that enough to learn Icelandic?" */
function languageTokens(context: QuestionContext): string {
  const tokens = askedTokens(context)
  const said = formatTokens(tokens)
  const rule =
    'fluency begins at some hundred million tokens of continued pretraining, and some billions are usual for one language (rule of thumb)'
  if (tokens >= usual) return `Likely yes: ${said} are in the range of it, as ${rule}.`
  return tokens >= begun
    ? `For a beginning: ${said} are at the low end, as ${rule}.`
    : `Not for fluency: ${said} teach style and terms of it to a model that knows the language already; ${rule}.`
}

/** By the words in braces of data/questions. */
export const textAmountFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  textAmount,
  languageTokens,
}
