/** "Could we run it 1 hour, look at the speed and then decide?": a trial before the run, and no time that the run must end in. */
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import { timeIn } from './named-durations.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const time = String.raw`(?:\d{1,3}(?:\.\d)?|an?|one|two|three|four|five|six|eight|ten|half an?|twenty|thirty|ninety)[ -]?(?:minutes?|mins?|hours?|hrs?|h|days?)(?:['’]s?)?`
/** What a trial is called; a set of tests is none. */
const trial = String.raw`(?:(?:test|trial|pilot|dry|smoke|probe|probing|sanity|benchmark|speed|sample|short|proof)[ -](?:run|test|job|check|drive|training)|test|trial|pilot|dry-run|benchmark|taster|try-?out)\b(?! (?:set|sets|data|split|questions|suite|loss|score|samples?|accuracy))`
const named = new RegExp(
  String.raw`\b${trial}(?: \w+){0,3}? (?:of|for|over|in)? ?(?:only |just |about |maybe |like |say )?${time}\b|\b${time}(?: long)?(?: \w+){0,1}? ${trial}`,
  'u',
)
const runs = String.raw`\b(?:run|train|try|rent|start|test|book|take|pay for|let it (?:run|train|go))\b(?: \S+){0,5}?(?: for)?(?: only| just| about| maybe| like| say)? ${time}`
/** What it is for: to look, and to decide behind it. */
const looks =
  /\b(?:look (?:at|how|what)|see (?:how|what|the|if|whether|where)|check|measure|time it|(?:then|and) (?:decide|stop|extrapolate|judge|scale|compare)|decide (?:then|after|on|from|whether|if)|extrapolate|before (?:we|i|you) (?:commit|decide|book|rent|pay|order|start|go)|before (?:committing|deciding|booking|renting|the (?:real|full|big|whole|long)))\b/u
const brief = new RegExp(String.raw`${runs}\b.{0,60}?(?:${looks.source}|\b(?:first|beforehand|upfront)\b)`, 'u')
/** What was, and what a limit is told with. */
const told =
  /\b(?:ran|took|did|crashed|was|were|had|gave|showed|got|finished|died|tok\/s|tokens per second|must|at most|deadline|no more than|max|within|less than|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/u
const [maxLength, maxHours, maxChatter] = [200, 7 * hoursOfDay, 0.9]

/** Null where no trial of so many minutes, hours or days is spoken of. */
export function readAskedTrial(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || told.test(line) || !(named.test(line) || brief.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  // "Pilot 2 hours so the full one 20?" asks what the trial tells of the whole.
  const { matched } = reply.likelyTopic
  if (matched?.id === 'test-then-all' && matched.isApart === true) return null
  const hours = timeIn(line)
  if (hours === null || hours > maxHours) return null
  const args = { trialHours: hours, isWhether: true } as const
  return weighedReply(
    reply,
    { kind: 'question', topic: 'first-try', subject: null, args },
    'asks for a trial of a time',
  )
}
