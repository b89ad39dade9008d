/** "Two cards max", "no more than 4 GPUs": a limit on their number. A plan within it holds it already. */
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const count = `(?<count>\\d{1,4}|one|a single|two|three|four|six|eight|ten|twelve|sixteen)`
const noun = '(?: ?x)?(?: [a-z]{0,3}\\d{2,4}[a-z]{0,2}s?)? ?(?:gpus?|cards?|devices?)'
const before =
  '(?:at most|no more than|not more than|max(?:imum)?(?: of)?|up to|never more than|limit(?:ed)? (?:of|to|is)|cap(?:ped)?(?: it)? (?:at|to)|the (?:limit|cap|quota|max) is|quota (?:is|of))'
const behind = '(?: |, )(?:max(?:imum)?|at (?:the )?most|tops|or (?:less|fewer)|is (?:the|our) (?:max|limit|cap|quota))'
/** What is said around it, and why. */
const opening =
  '(?:(?:nah|no|ok|okay|hm+|well|sorry|but|and|so|please|pls|yeah|we (?:have|get|can get|may use)|i (?:have|get|can get)|keep it|make it|use)[\\s,.!]+){0,4}'
const ending =
  "(?:[\\s,.;(-]+(?:please|pls|then|for now|quota|that's (?:all|the quota|our quota|what we (?:get|have))(?: we (?:get|have|got))?|thats all(?: we (?:get|have|got))?|it's all (?:we|i) (?:get|have|got)|(?:because of |due to )?(?:our |the )?quota))*[\\s.!)]*$"
const forms: readonly RegExp[] = [
  new RegExp(`^${opening}${before} ${count}${noun}${ending}`, 'u'),
  new RegExp(`^${opening}${count}${noun}${behind}${ending}`, 'u'),
]
const [maxLength, maxChatter] = [90, 0.8]
const isSaid = (word: string | undefined): word is string => word !== undefined

/** Null where no limit is named, or the plan is above it: then so many are taken. */
export function readGpuLimit(reply: Reply): ReplyCandidate | null {
  const { line, lastPlan, scenario } = reply
  const word =
    line.length > maxLength ? '' : (forms.map((form) => form.exec(line)?.groups?.['count']).find(isSaid) ?? '')
  const limit = numberWords[word] ?? Number(word)
  const planned = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  if (!(limit > 0) || planned === null || planned > limit) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const says = [
    `That holds already: the plan takes ${planned === 1 ? 'one GPU' : `${planned} GPUs`}, ${planned === limit ? 'as many as that' : `fewer than ${limit}`}, and stays as it is.`,
    ...(planned === limit ? [] : [`Say “${limit} gpus” to plan with exactly so many.`]),
  ]
  const matched = { id: 'gpu-limit', says }
  return wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'limits the number of GPUs')
}
