/** "H200 then, single", "l40s, just the one": one of the GPUs that are named. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const single =
  /^(?:(?:fine|use|take|try|go with|make it|on)[\s,]+){0,2}(?:(?:an?|the) )?(?<gpu>[\w .-]{2,20}?)(?:[\s,]+then)?[\s,]+(?:but )?(?:single|(?:just|only) (?:the )?one|one only|solo)(?: (?:card|gpu|one|then|please|pls|is enough|will do))*[\s.!]*$/u

/** Null where no GPU is named before it. */
export function readSingleOne(reply: Reply): ReplyCandidate | null {
  const gpu = reply.line.length > 60 ? undefined : single.exec(reply.request)?.groups?.['gpu']
  const act = gpu === undefined ? null : amend(reply, `1 x ${gpu}`)
  return act?.kind === 'amended' && act.scenario.spec.gpuCount === 1 && act.scenario.spec.gpus !== null
    ? wholeReply(reply, act, 'names one GPU')
    : null
}
