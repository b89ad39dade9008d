/** "Can I run this on a single L4?", "can we full finetune that on 8 A100 40GB?": whether one card, or a method on these, does. The plan stays. */
import { changedFields, type SpecField } from '../../scenario/scenario.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const can =
  /^(?:(?:so|and|but|ok|hm+|hey|then|wait)[\s,]+)*(?:can|could) (?:i|we|you|one|it|this|that) (?:even |actually |really |just |also |still |somehow )*(?:run|do|be (?:done|run|trained|tuned)|train|tune|fine[- ]?tune|finetune|use|fit|make|get away|squeeze|qlora|lora|full(?:y)? (?:fine[- ]?)?tune|full (?:ft|finetune))\b/u
const one =
  /\b(?:an?|one|1 ?x?|a single|single|just one|only one|my|our) (?:single |spare |old |nvidia |rtx |geforce )*[a-z]{0,4} ?\d{1,4}\w*\b(?! ?(?:gpus|cards|hours?|h\b|days?))/u
const full = /\bfull(?:y)?[- ](?:fine[- ]?tun\w*|ft|tune|parameter)|\b(?:qlora|lora) (?:it|this|that)\b/u
const wishes = /\b(?:instead|please|pls|switch|change|show|price|quote|how (?:much|long)|what|cost|cheaper|faster)\b/u
const ofHardware: ReadonlySet<SpecField> = new Set<SpecField>([
  'objective',
  'gpus',
  'gpuCount',
  'nodes',
  'method',
  'weights',
])
const [maxLength, maxChatter] = [110, 0.9]

/** Null where nothing is asked of a card that is named, or more than it and the method. */
export function readAskedFit(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !can.test(line) || wishes.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const isOne = one.test(line)
  if (!isOne && !full.test(line)) return null
  const { recognized, allSlots, draft } = understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (subject === null || subject.gpus.length === 0 || subject.providers.length > 0) return null
  if (draft.issues.length > 0) return null
  const { spec, ...rest } = draft.finish()
  if (!changedFields(spec, scenario.spec).every((field) => ofHardware.has(field))) return null
  const gpuCount = isOne ? 1 : (subject.count ?? spec.gpuCount)
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'what-fits',
      subject: null,
      args: { asksCan: true },
      asked: {
        ...rest,
        spec: { ...spec, gpus: [...subject.gpus], gpuCount, nodes: null, budgetUsd: null, deadlineHours: null },
      },
    },
    'asks whether a card does the job',
  )
}
