/** "Our text is 19 GB, is 4B tokens about right?": text in bytes as tokens, beside those of the plan. */
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import { formatDuration, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** An estimate of tokens from bytes is no better than this. */
const [near, rough] = [0.1, 0.3]

/** `bytes`: of the text, read once. */
export function textInTokens(bytes: number, context: QuestionContext): readonly string[] {
  const { scenario } = context
  const planned = scenario.corpus?.tokensPerEpoch ?? scenario.spec.tokens
  if (planned === null) return []
  const tokens = bytes / bytesPerToken
  const share = tokens / planned
  const apart =
    Math.abs(share - 1) < near
      ? `about the ${formatTokens(planned)} of the plan`
      : share > 2
        ? `${formatShare(share)} the ${formatTokens(planned)} of the plan`
        : `${formatPercent(Math.abs(share - 1))} ${share > 1 ? 'more' : 'fewer'} than the ${formatTokens(planned)} of the plan`
  const verdict = verdictOf(share, context.args?.textDoubt)
  const lead = context.args?.isOpen === true ? 'A' : `${verdict}: a`
  const { usd, hours } = atPart(context, share)
  return [
    `${lead}bout ${formatTokens(tokens)} in ${formatBytes(bytes)} of text at ${bytesPerToken} bytes each (rule of thumb for English), ${apart}.`,
    Math.abs(share - 1) < near
      ? ''
      : `All of it read ${(scenario.corpus?.epochs ?? 1) === 1 ? 'once' : 'as often as planned'} would take about ${formatDuration(hours)} and ${formatUsd(usd)} on the planned GPUs.`,
    'Code, markup and other languages take fewer bytes, so more tokens: “gpucost count FILE” counts yours.',
  ]
}

const formatShare = (share: number): string => `${share < 10 ? share.toFixed(1) : String(Math.round(share))} times`

/** Of the tokens of the plan: whether they are about right, or too few or too many where that is asked. */
function verdictOf(share: number, doubt: 'few' | 'many' | undefined): string {
  const apart = Math.abs(share - 1)
  const side = share > 1 ? 'few' : 'many'
  if (doubt !== undefined)
    return apart < near ? 'No, about right' : side === doubt ? `Yes, too ${side}` : `No, rather too ${side}`
  return apart < near ? 'Yes' : apart <= rough ? 'Roughly' : `Too ${side}`
}
