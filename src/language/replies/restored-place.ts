/** "No, the bucket is in virginia": where the data are speaks for the place that held before it was lifted. */
import { changedFields } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { withFieldsOf } from './history-references.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const stands =
  /\b(?:bucket|data|dataset|data set|files|storage|s3|gcs|blob|corpus|volume|disk|nfs|customers?|users?)(?: (?:is|are|lives?|sits?|stays?|has to stay|must stay|needs to stay|all)){1,3} (?:in|on|at) (?:the )?(?<place>[\w -]{2,24}?)(?=$|[\s]*[,.;!]| (?:so|and|region|because|anyway|though|tho)\b)/u
const maxLength = 120

/** Null where no place was lifted, or the text names none. */
export function readRestoredPlace(reply: Reply): ReplyCandidate | null {
  const { line, scenario, history } = reply
  if (history === null || scenario.spec.region !== null || line.length > maxLength || line.includes('?')) return null
  const place = stands.exec(line)?.groups?.['place']
  const before = history.revisions.slice(0, history.position).findLast(({ spec }) => spec.region !== null)
  if (place === undefined || before === undefined) return null
  const act = amend(reply, `in ${place}`)
  if (act.kind !== 'amended' || act.changed.length !== 1 || act.changed[0] !== 'region') return null
  const next = withFieldsOf(scenario, before, ['region'])
  return wholeReply(
    reply,
    { kind: 'amended', scenario: next, changed: changedFields(next.spec, scenario.spec) },
    'says where the data are',
  )
}
