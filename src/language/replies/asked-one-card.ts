/** "Is a 120B really trainable on a single card?": whether the model of the plan goes on one GPU, whatever else is told of it. */
import { isKind } from '../lexicon/meanings.ts'
import { isPutAsQuestion } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const trains =
  /\b(?:train(?:s|ed|able|ing)?|fit(?:s|ting)?|fine-?tun\w*|tun(?:e|ed|ing)|runs?|running|works?|possible|doable|feasible|realistic|hold|holds|go(?:es)?|true)\b/u
const onOne =
  /\b(?:on|onto|in|into|with) (?:just |only |really )?(?:one|1 ?x?|a single|a lone|a) (?:single )?(?:gpu|card|graphics card|[a-z]{0,4} ?\d{2,4}[a-z]{0,2})\b/u
const size = /\b(\d+(?:\.\d+)?) ?b(?:illion)?\b/gu
const ofElse =
  /\b(?:how (?:long|much|many|fast)|costs?|price|cheaper|faster|slower|second|two|other (?:job|run|model)|besides?|share[ds]?|serv\w+|inference|full|lora|4-?bit|quality)\b/u
const [maxLength, maxChatter] = [130, 0.97]

/** Null where the size is not that of the plan, or another card is named. */
export function readAskedOneCard(reply: Reply): ReplyCandidate | null {
  const { understanding, lastPlan, scenario } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !onOne.test(line) || !trains.test(line) || ofElse.test(line)) return null
  if (!isPutAsQuestion({ line, sentence: reply.sentence }) && !/^how (?:does|do|can|could|would)\b/u.test(line))
    return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (![...line.matchAll(size)].some(([, said]) => isPlanned(Number(said), reply))) return null
  const isOther = understanding.recognized.mentions.some(
    (one) =>
      isKind(one, 'gpu') &&
      !one.meaning.ids.some((id) => lastPlan.gpus?.includes(id) === true || scenario.spec.gpus?.includes(id) === true),
  )
  if (isOther) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'gpu-count',
      subject: null,
      args: { countAsked: { count: 1, unit: 'gpus' }, isWhether: true, ofOneCard: true },
    },
    'asks whether the model goes on one GPU',
  )
}

/** By its parameters, or by the name of the model. */
function isPlanned(billions: number, { scenario: { spec } }: Reply): boolean {
  if (spec.model !== null) return spec.model.split(/[^\w.]/u).includes(`${billions}b`)
  return spec.params !== null && Math.abs(spec.params / 1e9 - billions) < near * billions
}
const near = 0.05
