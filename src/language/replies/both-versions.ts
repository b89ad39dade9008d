/** "Show both", "whichever is cheaper": the two plans that a thread spoke of last. */
import { type SpecField, changedFields } from '../../scenario/scenario.ts'
import { nothingToCompare } from './history-references.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { currentScenario } from './revision-history.ts'

/** Another limit makes no other plan. */
const limitFields: ReadonlySet<SpecField> = new Set(['budgetUsd', 'deadlineHours', 'objective'])
const bothPattern =
  /^(?:(?:i|we)(?:'d| would) (?:like|love|want) to |let me |let us )?(?:see|show|compare|have|do|try|price|give)(?: me| us)? both(?: (?:of (?:them|those)|options|plans|versions|numbers))?(?: (?:side by side|next to each other))?$|^both(?: of them)?(?: side by side| next to each other)$/
const cheaperOfBoth =
  /^(?:(?:take|use|do|give me|we take|go with) )?(?:(?:whichever|whatever|which(?: one)?|the one that)(?: of (?:the two|them|those|both))?(?:'s| is| comes out| turns out)? (?:the )?(?:cheaper|faster)(?: one)?|(?:the )?(?:cheaper|faster) (?:of (?:the two|them|those|both)))$/

/** Side by side; null where the text asks for no two. */
export function readBothVersions(reply: Reply): ReplyCandidate | null {
  const { history, bare } = reply
  const { line, closing } = bare
  const isAsked =
    bothPattern.test(line) || cheaperOfBoth.test(line) || (line === 'both' && /\bp(?:lease|ls|lz)\b/.test(closing))
  if (!isAsked || history === null) return null
  const current = currentScenario(history)
  const before = history.revisions
    .slice(0, history.position)
    .findLast(({ spec }) => changedFields(spec, current.spec).some((field) => !limitFields.has(field)))
  if (before === undefined)
    return reply.isAddressed
      ? bareReply(reply, { kind: 'problem', problem: nothingToCompare }, 'compares with a version that is not there')
      : null
  return bareReply(
    reply,
    { kind: 'control', control: 'compare', alternatives: [before, current] },
    'sets both side by side',
  )
}
