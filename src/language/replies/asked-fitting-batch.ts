/** "Will batch 8 fit or does it OOM?", "how big a batch fits?", "why not a higher batch?": what batch the GPUs hold that are planned. The plan stays. */
import { isKind } from '../lexicon/meanings.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const fits =
  /\b(?:fits?|ooms?|oom'?s|out of memory|blow up|crash|too (?:big|much|large)|enough (?:memory|vram|room|space)|room for|hold|holds|handle)\b/u
const ofBatch = /\b(?:micro ?-?)?batch(?: ?size)?(?: of)? ?(?:\d{1,4})\b|\b\d{1,4} (?:per gpu|a gpu) batch\b/u
const batch = '(?:micro ?-?)?batch(?:[ -]?sizes?|es)?'
/** "How big a batch fits?", "max batch size before it ooms", "what batch can I use without running out of memory?" */
const ofLargest = new RegExp(
  String.raw`\b(?:how (?:big|large|high)\b.{0,20}\b${batch}|how (?:big|large|high) (?:can|could|may) (?:i|we|you) (?:go|make|set|push) (?:with )?(?:the |our |my )?${batch}|(?:what|which)(?:'s| is)? (?:the |a )?(?:(?:max(?:imum|imal)?|largest|biggest|highest) (?:possible |feasible )?)?${batch}|(?:max(?:imum|imal)?|largest|biggest|highest) (?:possible |feasible )?${batch}|how many (?:sequences|samples|examples) (?:(?:a|per|on (?:a|one|each)) )?(?:gpu |card |batch )?(?:at once|at a time|fit))\b`,
  'u',
)
/** "Why not a higher batch?", "can't we increase the batch size?": without a number, so up to the most that fits. */
const ofRaised = new RegExp(
  String.raw`^(?:(?:so|and|but|ok|hm+)[, ]+)*(?:why (?:not|don't (?:we|you)|didn't you|no)|can(?:'t|not)?|could(?:n't)?|should(?:n't)?|would(?:n't)?|is|does)\b.{0,30}\b(?:(?:higher|bigger|larger|greater|more) ${batch}|(?:increas\w*|rais\w*|bump\w*|up|scale up|go (?:up|higher) (?:with|on)) (?:the |our |my )?${batch}(?! (?:to|by)\b))\b`,
  'u',
)
const superlative = /\b(?:max(?:imum|imal)?|largest|biggest|highest) (?:possible |feasible )?(?:micro ?-?)?batch/u
const held =
  /\b(?:fits?|ooms?|oom'?s|oom-?ing|out of (?:memory|vram|mem)|(?:memory|vram|gpus?|cards?) (?:allows?|permits?|holds?|takes?|handles?)|in(?:to)? (?:memory|vram|the (?:gpu|card)s?)|hold|holds|blow(?:s|ing)? up|crash\w*)\b/u
const ofTraining = /\b(?:global|effective|total|evaluation|eval|inference|serving|generation)\b/u
/** What it does to the model, or on other cards, is no question of room. */
const ofResult =
  /\b(?:learn\w*|loss|quality|accura\w*|converge\w*|better results?|generali[sz]\w*|two|another|more gpus)\b/u
const [maxLength, maxChatter] = [110, 0.95]

/** Null where no batch is asked about so, or a GPU or a length stands beside it. */
export function readAskedFittingBatch(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength) return null
  const asksLargest =
    !ofBatch.test(line) && !ofTraining.test(line) && ofLargest.test(line) && (held.test(line) || superlative.test(line))
  // In contrastive training a batch is negatives, which is told elsewhere.
  const asksRaised =
    !/\d/u.test(line) &&
    !ofTraining.test(line) &&
    ofRaised.test(line) &&
    !ofResult.test(line) &&
    reply.scenario.spec.task !== 'embedding'
  if (!asksLargest && !asksRaised && !(ofBatch.test(line) && fits.test(line))) return null
  if (isLikelyChatter(reply, maxChatter) || !(asksInForm(reply) || asksInClause.test(line))) return null
  const { recognized } = reply.understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'model', 'instance'))) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'headroom',
      subject: null,
      args: {
        ...questionArguments(recognized),
        ...(asksLargest || asksRaised ? { asksLargestBatch: true as const } : {}),
      },
    },
    asksLargest || asksRaised ? 'asks for the largest batch that fits' : 'asks whether a batch fits',
  )
}
