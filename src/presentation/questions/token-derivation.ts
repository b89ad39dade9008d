/** "How did you get from 45 MB to that token count?": what was typed, times the tokens of each, times the passes. */
import { assumedImageTokens } from '../../recommend/advice/job-advice.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { textSizeOf } from '../../scenario/text-size.ts'
import { formatCount, formatPercent, formatTokens } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The sum in one line, and what in it is assumed. `of`: whether the tokens of images are asked about. */
export function tokenDerivation(
  { scenario, catalog }: QuestionContext,
  of: 'tokens' | 'product' | 'images',
): readonly string[] {
  const { spec, corpus } = scenario
  const total = spec.tokens ?? 0
  const perImage =
    spec.imageTokens ??
    assumedImageTokens(scenario.notes) ??
    (spec.model === null ? null : (catalog?.models.get(spec.model)?.vision?.tokensPerImage ?? null))
  const each = corpus?.tokensPerExample ?? null
  const hasImages = spec.imageCount !== null && perImage !== null && each !== null && perImage <= each
  const [lead, basis] = sumOf(scenario, total)
  const ofImages = hasImages
    ? `${of === 'images' ? 'Both' : 'Images and text both count'}: of the ${formatCount(each)} tokens of an example ${formatCount(perImage)} are its image and ${formatCount(each - perImage)} its text, so ${formatPercent(perImage / each)} of all are image tokens.`
    : ''
  const verdict = of === 'product' ? `Yes, with the tokens of each between them: ${lead}` : lead
  const said = of === 'images' ? [ofImages, lead] : [verdict, ofImages]
  const ofSize =
    hasImages && spec.imageTokens === null
      ? 'The tokens an image are assumed, and resolution decides them: say its size, such as “1024x1024 px”.'
      : ''
  return [...said, ofSize === '' ? basis : ofSize].filter((text) => text !== '')
}

/** The sum, and how sure it is. */
function sumOf(scenario: Scenario, total: number): readonly [string, string] {
  const { corpus } = scenario
  const remarks = (scenario.remarks ?? []).filter(({ field }) => field === 'tokens').map(({ text }) => text)
  const rolled = remarks.find((text) => / samples of /u.test(text))
  if (corpus === undefined)
    return rolled === undefined
      ? [`The ${formatTokens(total)} are as you gave them.`, '']
      : [rolled, 'Every answer that is written counts, times the samples of a prompt.']
  const { tokensPerEpoch, epochs, examples, tokensPerExample } = corpus
  const all =
    epochs === 1
      ? `${formatTokens(total)}, one epoch`
      : `${formatTokens(tokensPerEpoch)} an epoch × ${formatCount(epochs)} epochs = ${formatTokens(total)}`
  const text = textSizeOf(scenario)
  if (text !== null) return [`${text.words} of text ÷ ${text.bytesPerToken} bytes a token = ${all}.`, counts]
  const counted = remarks.map((one) => countedIn.exec(one)?.groups).find((one) => one !== undefined)
  if (counted !== undefined) {
    const { words = '', what, as = '' } = counted
    const counting = what === undefined ? 'counted as' : `${what.toLowerCase()} counted as`
    return [`${words} × ${eachOf(as)} (${counting} ${basisOf(as)}) = ${all}.`, counts]
  }
  if (examples === null || tokensPerExample === null)
    return [
      `The ${formatTokens(tokensPerEpoch)} are as you gave them${epochs === 1 ? ', in one epoch' : `: ${all}`}.`,
      '',
    ]
  const letters = remarks.map((one) => lettersIn.exec(one)?.groups).find((one) => one !== undefined)
  const count = Number(letters?.['count']?.replaceAll(',', '') ?? NaN) * (letters?.['scale'] === 'k' ? 1000 : 1)
  const perToken = count / tokensPerExample
  const length = formatCount(Math.round(tokensPerExample))
  const ofLetters = perToken > leastLetters && perToken < mostLetters
  const unit = letters?.['unit'] ?? 'characters'
  const rate = unit === 'words' ? perToken.toFixed(2) : perToken.toFixed(1)
  const ofEach = ofLetters ? `${formatCount(count)} ${unit} ÷ ${rate} a token = ${length} tokens; ` : ''
  const isAssumed = remarks.some((one) => one.includes('(assumed'))
  return [
    `${ofEach}${formatCount(examples)} examples × ${length} tokens${isAssumed ? ' (assumed, as no length was given)' : ''} = ${all}.`,
    ofLetters || isAssumed ? counts : '',
  ]
}

/** "“9,000 pages”: 6M tokens. Pages are counted as 500 words, about 667 tokens, each." */
const countedIn =
  /^(?<words>“[^”]{1,80}”): [^.,]{1,24}(?:\.\d+[a-z]* tokens)?(?:\. (?<what>[A-Z]\w+ (?:are|is))|,) counted as (?<as>.{3,80})\.$/iu
const lettersIn = /“(?<count>\d[\d,.]*) ?(?<scale>k)?[^”]{0,10} ?(?<unit>characters|words)\b[^”]*”/iu
const [leastLetters, mostLetters] = [0.3, 10]
const counts =
  'That rate is a rule of thumb, and code or other languages take more tokens: “gpucost count FILE” counts yours.'

/** What each is counted as, without the tokens that were said already. */
const basisOf = (as: string): string => as.split(/, about | \(about /u)[0] ?? as

/** "500 words, about 120000 tokens, each" as "120,000 tokens". */
function eachOf(as: string): string {
  const digits = /(?<digits>\d[\d.,]*) tokens/u.exec(as)?.groups?.['digits']
  return digits === undefined ? as : `${formatCount(Number(digits.replaceAll(',', '')))} tokens`
}
