/** "OOM killed the job, lost half a day", "nccl hang, third time", "spot took it away at 7 h, checkpoint from 6 h": a run that broke off, by what broke it. */
import { crashAt, lostHoursIn, tellsHowOften } from './crash.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn, stepsOf } from './run-figures.ts'

const cause =
  /\b(?:oom(?:'?d|ed|s)?|out of memory|nccl|xid|ecc|cuda error|ib link|infiniband|disk full|segfault|watchdog|hardware|node|pod|instance|machine|host|spot|driver|run|job|training|it|we|got|been|was|were)\b/u
/** Nobody speaks so of anything else. */
const ofHardware = /\b(?:oom(?:'?d|ed|s)?|out of memory|nccl|xid|ecc|cuda error|infiniband|preempted|evicted)\b/u
const breaks =
  /\b(?:killed|crash(?:ed|es)?|died|dies|hang|hangs|hung|froze|time-?out|timed out|failed|failure|preempted|evicted|reclaimed|interrupted|took (?:it|us|ours|the (?:node|pod|gpu|machine|instance|box)) (?:away|back|down)|taken (?:away|back)|kicked (?:off|us)|went down|error)\b/u
const times =
  /\b(?:at|after) (?<at>\d{1,4}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)\b[^\d]{1,40}\b(?:checkpoint|ckpt|saved?|snapshot)\w*[^\d]{0,24}(?<saved>\d{1,4}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)\b/u
/** What is not so, or not of this run. */
const isOther =
  /\?|\b(?:will|would|should|could|if|want|max|must|limit|budget|unless|until|never|not|no|please|pls|instead|rather|switch|let's|on[- ]demand|last (?:month|year)|server|website|prod(?:uction)?|laptop)\b/u
const [maxLength, maxChatter] = [130, 0.9]

/** Null where nothing of what was lost, how often or from where it goes on is told. */
export function readBrokenOff(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs, scenario } = reply
  if (line.length > maxLength || isOther.test(line) || !breaks.test(line) || !cause.test(line)) return null
  const { at = '', saved = '' } = times.exec(line)?.groups ?? {}
  const isSaved = Number(at) > Number(saved)
  if (!isSaved && lostHoursIn(line) === null && !tellsHowOften(line)) return null
  const isHeard = isAddressed || reply.thread?.hasRun === true || ofHardware.test(line)
  if (!isHeard && !isSaved && lostHoursIn(line) === null) return null
  if (!isHeard && likelyActs.chatter > maxChatter) return null
  const hours = at === '' ? runFiguresIn(line, scenario.spec.tokens, stepsOf(scenario.spec)).hours : Number(at)
  const crash = crashAt(isSaved ? line.replace(times, ' ') : line, hours, scenario.spec)
  const event = isSaved ? { ...crash, elapsedHours: Number(at), lostHours: Number(at) - Number(saved) } : crash
  return wholeReply(reply, { kind: 'run', event, typed: '' }, 'tells what broke a run off')
}
