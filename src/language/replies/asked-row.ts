/** "Versus the third alternative, what am I giving up?", "1 vs 3, pros and cons": rows of the table that is shown, set against the plan or each other. */
import { namedPairShown, namedRowShown, shownOption, shownPair } from '../questions/implied-subject.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const weighs =
  /\b(?:giv(?:e|ing) up|los(?:e|ing)|sav(?:e|ing)|gain(?:ing)?|differ(?:s|ent|ence)?|catch|risk|downside|trade-?off|compare[ds]?|versus|vs|against|better|worse|cheaper|faster|how about)\b/u
const weighsPair =
  /\b(?:vs|versus|against|compare[ds]?|comparison|diff|differs?|different|differences?|pros|cons|trade|trade-?offs?|instead of|rather than|apart|over|which|better|worse|what(?:'s|s)? (?:do|would) (?:i|we|you)|should (?:i|we)|side by side|catch|cheaper|faster|slower|dearer|risk\w*)\b/u
const [maxLength, maxChatter] = [120, 0.6]

/** Null unless two rows are weighed by their places, below the first answer; plans that were set side by side have places of their own. */
export function readRowPair(reply: Reply): ReplyCandidate | null {
  const { sentence, thread, history } = reply
  if (sentence.length > maxLength || thread?.hasBeside === true || (history?.position ?? 0) > 0) return null
  const places = weighsPair.test(sentence) && !countsGpus(reply) ? shownPair(sentence) : null
  const isAsked = asksInForm(reply) || !isLikelyChatter(reply, maxChatter)
  const pair = places ?? (isAsked && changesAim(reply) ? (namedPairShown(sentence) ?? namedRowShown(sentence)) : null)
  return pair === null
    ? null
    : weighedReply(
        reply,
        { kind: 'question', topic: 'rows-apart', subject: pair },
        'sets two rows of the table against each other',
      )
}

/** Null where no row is named by its place, or it is taken rather than weighed. */
export function readAskedRow(reply: Reply): ReplyCandidate | null {
  const { sentence, thread, vocabulary } = reply
  if (sentence.length > maxLength || thread?.hasBeside === true) return null
  if (!weighs.test(sentence)) return null
  const subject = shownOption(sentence)
  if (subject === null || vocabulary.intentPhrases.controls.undo.test(reply.bare.line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return wholeReply(reply, { kind: 'question', topic: 'why-not', subject }, 'sets a row of the table against the plan')
}

/** "The fastest" is no wish for it where two are weighed; anything else that is named is. */
const changesAim = ({ amendment }: Reply): boolean =>
  amendment.kind !== 'amended' || amendment.changed.every((field) => field === 'objective')

/** "2 vs 4?" of a plan on 2 GPUs counts them. */
const countsGpus = ({ sentence, scenario: { spec } }: Reply): boolean =>
  spec.gpuCount !== null && !saysRow.test(sentence) && new RegExp(`\\b${spec.gpuCount}\\b`, 'u').test(sentence)
const saysRow = /#|\b(?:options?|plans?|rows?|alternatives?|choices?|lines?|numbers?|first|second|third|fourth)\b/u
