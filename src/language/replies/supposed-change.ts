/** "What if we drop lora and do it in full?" takes the plan on; "what would it cost if we did" is set beside the plan, which stays. */
import { unusedWords } from '../resolution/unused-words.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 140
/** With more words that are not understood something else may be supposed. */
const maxUnused = 1
const maxChatter = 0.5
/** "What would it cost if" only asks; "what if", "and if", "suppose" put another plan in place of this one. */
const wishes = /^(?:what (?:about )?if|how about if|and if|suppos)/u

/** "What if I do 3 epochs?", "what if the data doubles?" */
const asksWhatIf = /^(?:(?:and|so|but|ok|okay|hm+|then|well|also)[\s,]+){0,3}(?:what|how about) if\b[^?]*\?\W*$/u

/** "What if some examples are 12k tokens?" is of a part of them. */
const ofSome = /\b(?:some|few|couple|several|half|part) (?:of |examples?|rows|docs|documents|texts|samples)/u

/** What another amount of data or more passes would cost is asked, whoever reads it: the plan stays, and its own machine is looked at first. */
export function withDataAsked({ sentence, scenario }: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind !== 'amended' || sentence.length > maxLength || !asksWhatIf.test(sentence) || ofSome.test(sentence))
    return candidate
  if (act.changed.length === 0 || !act.changed.every((field) => field === 'tokens')) return candidate
  return {
    ...candidate,
    act: { kind: 'control', control: 'compare', alternatives: [scenario, act.scenario] },
  }
}

/** Null where nothing is supposed, the whole is a change by itself, or what is supposed changes nothing. */
export function readSupposedChange(reply: Reply): ReplyCandidate | null {
  const { sentence, amendment, vocabulary, scenario } = reply
  if (sentence.length > maxLength || amendment.kind === 'amended') return null
  const opening = vocabulary.intentPhrases.supposition.exec(sentence)
  if (opening?.index !== 0) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  // What has a phrase of its own is a question: "what if it stays on over the weekend?".
  if (reply.namedTopic.matched !== null) return null
  const supposed = sentence
    .slice(opening[0].length)
    .trim()
    .replace(/^(?:only|just|merely) (?=[\d$€£])/u, '')
  const unused = unusedWords(reply.understand(supposed))
  if (unused.length > maxUnused) return null
  const act = amend(reply, supposed)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  if (wishes.test(opening[0])) return wholeReply(reply, act, 'supposes another plan')
  const alternatives = [scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks what another plan would be')
}
