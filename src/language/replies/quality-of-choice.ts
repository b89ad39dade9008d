/** "8 bit or 4 bit, which one is safer?", "what would we lose with lora instead of full": what a choice costs in quality. */
import { isKind } from '../lexicon/meanings.ts'
import { traitsAsked } from '../questions/asked-traits.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofQuality =
  /\b(?:safer|safest|riskier|riskiest|trust|quality|accuracy|(?:do|would|will|could|might) (?:we|i|you|it) (?:lose|be losing|give up|be giving up|sacrifice|miss)|(?:lose|losing|lost|give up|giving up|sacrific\w{1,3}|miss(?:ing)? out on) (?:with|by|if|when|from|going|using|in quality)|what(?:'s|s| is| are)? the (?:downsides?|drawbacks?|trade-?offs?|catch|cons)|(?:hurt|harm|degrade)s? (?:the |our |its )?(?:model|results?|quality|accuracy|answers?|outputs?)|(?:mak(?:e|es|ing)|is|be|gets?|become|turns?|comes? out)\b.{0,30}\b(?:dumb(?:er)?|stupid(?:er)?|worse|weaker|less (?:smart|accurate|capable|clever))|(?:how )?much worse|as good as|a worse model)\b/u
/** Something else is lost, safe or worse. */
const ofOther =
  /\b(?:money|dollars?|\$|time|hours?|cheaper|price|cost|costs|budget|spot|preempt\w*|checkpoints?|progress|job|jobs|node|nodes|epochs?|data|seller|provider|cloud|region)\b|[$€£]/u
/** Eight bits that are computed in, and not weights that are held so. */
const ofFloats = /\b(?:fp[48]|float[48]?s?|floating)\b/u
const asksBehind = /[,;–—-] ?(?:which|what)\b/u
const maxLength = 110

/** Null unless methods or forms of the weights alone are named, and it is their quality that is asked for. */
export function readQualityOfChoice(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (
    line.length > maxLength ||
    !ofQuality.test(line) ||
    ofOther.test(line) ||
    ofFloats.test(line) ||
    !(asksInForm(reply) || asksBehind.test(line))
  )
    return null
  const { mentions } = understanding.recognized
  if (mentions.some((one) => isKind(one, 'gpu', 'provider', 'model', 'instance'))) return null
  const named = mentions.flatMap((one) =>
    isKind(one, 'field-value') ? [{ ...one.meaning, from: one.from, to: one.to }] : [],
  )
  const fields = new Set(named.map(({ field }) => field))
  // "4 bit vs 16 bit LoRA" weighs the bits, whatever is trained over them.
  const bits = named.filter(({ field }) => field === 'weights')
  const isOfBits =
    bits.length > 1 ||
    (bits.length > 0 && new Set(named.filter(({ field }) => field === 'method').map(({ value }) => value)).size < 2)
  const topic = fields.has('method') && !isOfBits ? 'which-method' : 'which-precision'
  const isOfChoice = fields.has('method') || fields.has('weights')
  const isAlone = [...fields].every((field) => field === 'method' || field === 'weights')
  if (!isOfChoice || !isAlone) return null
  const { recognized, allSlots } = understanding
  const typed = subjectOf(mentions, allSlots, wordsIn(recognized))
  const least = ['nf4', 'int8', 'fp8'].find((one) => bits.some(({ value }) => value === one))
  const subject = typed === null || least === undefined || !isOfBits ? typed : { ...typed, weights: least }
  const args = isOfBits ? { ...traitsAsked(line), asksQuality: true as const } : traitsAsked(line)
  return wholeReply(reply, { kind: 'question', topic, subject, args }, 'asks what a choice costs in quality')
}
