/** "How many tokens is 600 pages of PDF?": what pages, words or hours of speech come to, whatever the plan is. */
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { isKind } from '../language/lexicon/meanings.ts'
import { understand } from '../language/pipeline.ts'
import { formatTokens } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'

const asks =
  /^\W*(?:(?:and|so|ok|roughly|about)\W+)*how many tokens (?:is|are|do|does|would|will|make|makes|in|has|have|to)\b/iu
const maxLength = 120
/** "20 tokens a parameter" is no text. */
const fewest = 1000

/** Null where no text of another measure is named. `today`: an ISO date. */
export function tokensOfText(
  text: string,
  { vocabulary }: Pick<EngineContext, 'vocabulary'>,
  today: string,
): GeneralAnswer | null {
  if (text.length > maxLength || !asks.test(text)) return null
  const { recognized } = understand(text, { mode: 'command', vocabulary, today })
  const [counted, ...others] = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.note !== undefined && mention.meaning.value >= fewest
      ? [mention.meaning]
      : [],
  )
  if (counted === undefined || others.length > 0) return null
  return {
    id: 'tokens-of-text',
    says: [`About ${formatTokens(counted.value)}. ${counted.note ?? ''}`, '“gpucost count FILE” counts yours.'],
    alone: true,
  }
}
