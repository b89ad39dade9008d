/** "What breaks first if we go to 16k context?", "what gives out first at batch 64": memory and time with a change that is named. */
import type { SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const breaks =
  '(?:breaks?|broken|gives? (?:out|way|up|in)|fails?|goes(?: wrong)?|go wrong|bites?|hurts?|blows? up|runs? out|falls? over|dies|limits? (?:us|it|me)|(?:is|becomes|would be|will be) the (?:limit|bottleneck|problem))'
/** What is asked, and the words of the change behind it or before. */
const forms = [
  new RegExp(`^(?:so |and |ok )?what(?:'s|s| is| would| will| does)?(?: it| the thing)?(?: that)? ${breaks}(?: us| me)? first,? (?<change>.{3,60})$`, 'u'),
  new RegExp(`^(?<change>.{3,60}?)[,:;–-]+ (?:so |and )?(?:what|where)(?:'s| is| would| will| does)?(?: it| that| this)? (?:${breaks}(?: us| me)? first|(?:break|fail|give out|blow up))$`, 'u'),
] // prettier-ignore
const around =
  /^(?:(?:if|when|once|at|with|by|after|and|say|suppose|should) )?(?:(?:we|i|you) )?(?:(?:were to|want to|would|do|did|just) )?(?:(?:go|went|going|move|moved|moving|switch|switching|jump|jumping|push|pushing|crank|raise|set|use|using|run|running|train|training) )?(?:(?:it|this|that|things) )?(?:(?:up|with|to|at|on|for) )*/u
/** "16k instead of 8k": the other is of the plan. */
const insteadOf = / (?:instead of|rather than|not|and not) [^,;]{1,24}$/u
/** "Go to 32k": so long a sequence. */
const bareLength = /^(?<length>\d{1,3}k|\d{4,6})(?: (?:tokens|ctx))?$/u
/** What asks the memory of a GPU for more. */
const ofMemory: ReadonlySet<SpecField> = new Set<SpecField>([
  'sequenceLength',
  'batch',
  'loraRank',
  'weights',
  'method',
])

/** Null where nothing is asked of what gives out, or no change of the training is named. */
export function readBreaksFirst(reply: Reply): ReplyCandidate | null {
  const line = reply.line.replace(/[\s?!.]{1,9}$/u, '')
  if (line.length > maxLength || !/\b(?:first|where)\b/u.test(line)) return null
  const sentence = reply.vocabulary.replyWords.openers.sentenceOf(line)
  const change = forms
    .flatMap((form) => form.exec(sentence)?.groups?.['change'] ?? [])[0]
    ?.replace(around, '')
    .replace(insteadOf, '')
  if (change === undefined) return null
  const told = change.replace(bareLength, 'sequence length $<length>')
  const read = amend(reply, told)
  // Of a batch of all GPUs together nothing gives out: it is that of one GPU that takes memory.
  const isOfAll = read.kind === 'amended' && read.changed.join() === 'globalBatch'
  const act = isOfAll ? amend(reply, `${told} per gpu`) : read
  if (act.kind !== 'amended' || act.changed.length === 0 || !act.changed.every((field) => ofMemory.has(field)))
    return null
  const question = { kind: 'question', topic: 'headroom', subject: null, asked: act.scenario } as const
  return wholeReply(reply, { ...question, args: { isOpen: true } }, 'asks what a change would break first')
}
const maxLength = 110
