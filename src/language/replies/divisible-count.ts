/** "24 is awkward for tp8", "24 doesn't divide nicely": a number of GPUs judged by the groups of a layout. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const count = String.raw`\b(?<count>\d{1,4})(?: ?(?:gpus?|cards?|x \w{2,12}))?\b`
const verdict =
  '(?:awkward|odd|weird|bad|ugly|uneven|strange|annoying|a pain|silly|stupid|good|fine|ok|okay|nice|clean|wrong|tricky|suboptimal|not ideal|divisible|divides?|divide|splits?|split|multiple|factor|line up|fits?|works?)'
const layout =
  '(?:tp|pp|cp|ep|dp|tensor[- ]parallel\\w*|pipeline[- ]parallel\\w*|pipeline|nvlink|power of (?:two|2)|powers of (?:two|2)|nodes of|groups? of|replicas?|shards?|world size)'
const frames: readonly RegExp[] = [
  new RegExp(`${count}.{0,30}\\b${verdict}\\b.{0,30}\\b${layout}`, 'u'),
  new RegExp(
    `${count} (?:gpus? |cards? )?(?:does(?: not|n't|nt)|won't|can't|isn't|is not|do(?: not|n't|nt)|will not) (?:\\w{2,8} ){0,2}(?:divid\\w{1,4}|split|divisible|line up|a multiple|a power)`,
    'u',
  ),
  new RegExp(`\\b(?:can|does|do|will|is|would) ${count}.{0,16}\\b(?:divide|divisible|split)\\b`, 'u'),
  new RegExp(
    `\\b(?:can|does|do|will|is|would|how do) (?:you|we|it|i)? ?(?:even )?(?:divide|split) ${count}.{0,16}\\b(?:tp|pp|tensor|pipeline)`,
    'u',
  ),
]
const degree = /\b(?:tp|pp|cp|tensor[- ]parallel\w*|pipeline[- ]parallel\w*) ?(?:of |= ?|size )?(\d{1,3})\b/gu
/** Of data, text and money. */
const ofOther = /\b(?:tokens?|rows?|examples?|epochs?|gb|hours?|days?|batch(?:es)?|people|us)\b|[$€%]/u
const maxLength = 120

/** Null where no number of GPUs is judged so. */
export function readDivisible(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || ofOther.test(line)) return null
  const typed = frames.flatMap((frame) => frame.exec(line)?.groups?.['count'] ?? [])[0]
  if (typed === undefined) return null
  const gpus = Number(typed)
  const groupOf = [...line.matchAll(degree)].reduce((product, [, each]) => product * Number(each), 1)
  if (!isCountOf(gpus, reply) || groupOf > maxGroup) return null
  const args = groupOf > 1 ? { groupOf } : {}
  return wholeReply(
    reply,
    { kind: 'question', topic: 'divisible', subject: null, value: gpus, args },
    'judges a number of GPUs by a layout',
  )
}
const maxGroup = 4096

/** The plan's own number, or one that is called a number of GPUs or stands beside a layout. */
const isCountOf = (gpus: number, { line, scenario }: Reply): boolean =>
  gpus > 1 && (gpus === scenario.spec.gpuCount || /\b(?:gpus?|cards?|tp|pp|tensor|pipeline)/u.test(line))
