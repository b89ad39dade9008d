/** "It's at 40% already and it's 22:25": how far a run that has begun is; the time of the clock is no limit. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const clock = "\\d{1,2}(?::\\d{2}(?: ?[ap]m)?| ?[ap]m)"
const progress = new RegExp(
  `^(?:(?:ok|wow|hey|so|and|huh|hm+|update)[\\s,:!]+){0,3}(?:${clock}[\\s,:]+(?:and )?)?(?:it's|its|it is|we're|we are|run is|the run is|job is|training is|that's|thats|it) (?:already |now |only |just |still )?(?:at |on )?(?<share>\\d{1,2}(?:\\.\\d)?) ?(?:%|percent)(?: (?:already|now|done|through|in|only|of the way)){0,2}(?:[\\s,]+(?:and |at |but )?(?:it's |its |it is |now )?(?:only |just |already )?(?:at )?${clock}(?: (?:now|here))?)?[\\s.!?]*$`,
  'u',
)
const maxLength = 80

/** Null where no run goes on, or no time of the clock is told beside how far it is. */
export function readProgressByClock(reply: Reply): ReplyCandidate | null {
  const { line, thread } = reply
  if (thread?.hasBegunRun !== true || line.length > maxLength || !timeOfClock.test(line)) return null
  const share = Number(progress.exec(line)?.groups?.['share'] ?? 0)
  return share > 0
    ? wholeReply(
        reply,
        { kind: 'run', event: { kind: 'progress', step: share, totalSteps: 100, elapsedHours: null }, typed: '' },
        'tells how far the run is, and the time of the clock',
      )
    : null
}
const timeOfClock = new RegExp(`\\b${clock}`, 'u')
