/** "Two of these actually, one per language", "we need 3 runs like this": the plan so often, and not so many GPUs. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const numberWords: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
} // prettier-ignore
const number = `(\\d{1,3}|${Object.keys(numberWords).join('|')})`
/** What tells a run from a card: each is for somebody, or it is called a run. */
const frames: readonly RegExp[] = [
  new RegExp(
    `\\b${number} (?:of (?:these|those|them|this|it|the same)|such|more of (?:these|those|the same))(?: actually| then| in total| overall)?[\\s,:;(-]+(?:one|1|each|a separate one|a model|a run)(?: run| model)? (?:per|for (?:each|every)?|each for|in each|of each)`,
    'u',
  ),
  new RegExp(
    `\\b${number} (?:(?:such|more|separate|identical|full) )?(?:runs|jobs|trainings|finetunes|fine-tunes) (?:like (?:this|that)|of (?:this|these|that|it|the same)|one (?:per|for)|each (?:for|with)|with the same|in (?:total|all))`,
    'u',
  ),
  new RegExp(
    `^(?:same|the same)(?: again| thing| run)* for .{3,60}[\\s,;]+(?:so |that(?:'s|s| is| makes) ){1,2}${number}(?: (?:runs|jobs|in total|in all|altogether|total|of them))*[\\s.!]*$`,
    'u',
  ),
]
const [maxLength, maxRuns] = [140, 200]

/** Null where nothing tells that runs are counted. */
export function readSeveralRuns(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength) return null
  const said = frames.flatMap((frame) => frame.exec(line)?.[1] ?? [])[0]
  const count = said === undefined ? 0 : (numberWords[said] ?? Number(said))
  if (count < 2 || count > maxRuns) return null
  const runs = { count, per: null }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'runs', subject: null, value: count, args: { runs } },
    `counts ${count} runs of the plan`,
  )
}
