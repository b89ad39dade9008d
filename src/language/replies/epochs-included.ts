/** "Already with both epochs": the data that were named are those of all passes together. */
import { changedFields } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const passes = '(?:(?:both|all|the|these|those|\\d{1,2}|two|three) ){0,2}(?:epochs?|passes)'
const includes = new RegExp(
  `^(?!is\\b|are\\b|was\\b)(?:(?:no|yes|yeah|yep|its|it's|that's|thats|it is|that is|the \\d\\S*|\\d\\S*|is|was|are)[,\\s]+)*(?:already (?:with|incl(?:udes?|uded|uding|\\.)?|counts?|has|have)(?: ${passes})?|(?:with|over|across|counting) (?:(?:both|all|the|these|those) ){1,2}(?:epochs?|passes)(?: already)?|(?:incl(?:udes?|uded|uding|\\.)?|counts?|counting) ${passes}(?: already)?|${passes} (?:are |is )?(?:already )?(?:included|counted|in it))[\\s.!]*$`,
  'u',
)

/** Null where nothing of the kind is told, or it was told before. */
export function readEpochsIncluded(reply: Reply): ReplyCandidate | null {
  const { scenario, history, line } = reply
  const { corpus, spec } = scenario
  if (corpus === undefined || corpus.epochs <= 1 || spec.tokens === null || !includes.test(line)) return null
  const isInPlan = history?.revisions.some((one) => (one.corpus?.tokensPerEpoch ?? 0) > corpus.tokensPerEpoch) ?? false
  if (isInPlan) return null
  const tokens = spec.tokens / corpus.epochs
  const perExample = corpus.tokensPerExample
  // Of examples with a length each, the passes are no matter of doubt.
  if (corpus.examples !== null && perExample !== null) return null
  const included = {
    ...scenario,
    spec: { ...spec, tokens },
    corpus: { ...corpus, tokensPerEpoch: corpus.tokensPerEpoch / corpus.epochs },
  }
  const changed = changedFields(included.spec, spec)
  return wholeReply(reply, { kind: 'amended', scenario: included, changed }, 'says that the data include the epochs')
}
