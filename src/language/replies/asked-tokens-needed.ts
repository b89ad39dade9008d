/** "I read 20 per param, does 26B make sense?": whether the data suit the size of a model, by the rule that is named. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofRule =
  /\bchinchilla\b|\b\d{1,4} ?x?(?: tokens?)?(?: ?\/ ?| (?:per|a|an|for each|for every|each) )(?:param|weight\b)|\btokens? (?:per|a|for (?:each|every)) param/u
const judges =
  /\b(?:mak(?:e|es|ing) (?:any |much )?sense|enough|sufficient|too (?:little|few|much|many|low|high)|right|ok|okay|fine|reasonable|plausible|sensible|sane|overkill|correct|the (?:rule|number)|is that (?:it|so|true)|about right|optimal|good)\b/u
/** These would have the data changed. */
const proposes = /\b(?:can|could|should|let's|lets|shall) (?:we|you|i)? ?(?:go|use|take|do|make|set|train|switch)\b/u
const maxLength = 180

/** Null where no such rule is named, or nothing is asked of it. */
export function readAskedTokensNeeded(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (scenario.spec.task !== 'pretrain' || line.length > maxLength || !line.includes('?')) return null
  if (!ofRule.test(line) || !judges.test(line) || proposes.test(line)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'tokens-needed', subject: null },
    'asks whether the data suit the size',
  )
}
