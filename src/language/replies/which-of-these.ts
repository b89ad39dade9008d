/** "Which of the two is quicker?", "which of the 3 was cheapest": the providers or GPUs that were left to choose from, each planned. */
import { askingPart } from '../questions/asking-part.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /\b(?:which|who|what)(?:'s|s)?(?: (?:one|card|gpu|provider|cloud|vendor|seller|company|option|plan|version))?(?:,)? (?:out )?of (?:the|these|those|them|our)(?: (?<count>two|three|four|both|2|3|4))?\b.{0,50}\b(?:cheap\w*|fast\w*|quick\w*|slow\w*|dear\w*|expensive|wins?|won|better|best|costs?|less|more|longer|shorter|sooner|pric\w+)\b/u
const ofPlaces = /\b(?:cit(?:y|ies)|countr(?:y|ies)|places?|regions?|towns?|locations?|people|models?|runs?)\b/u
const limits: ReadonlySet<SpecField> = new Set(['budgetUsd', 'deadlineHours', 'objective'])
const maxLength = 120
const maxChatter = 0.85
const most = 4

/** Null where there are no several to choose from. */
export function readWhichOfThese(reply: Reply): ReplyCandidate | null {
  const line = reply.normalized.text.toLowerCase().replaceAll(/\s+/gu, ' ')
  const found = line.length > maxLength ? null : asks.exec(askingPart(line) ?? line)
  // "Of the two cities": no plan knows them apart.
  if (found === null || ofPlaces.test(found[0]) || (!reply.isAddressed && reply.likelyActs.chatter > maxChatter))
    return null
  const count = counts[found.groups?.['count'] ?? ''] ?? null
  const alternatives = [ofProviders(reply.scenario), ofGpus(reply.scenario), ofVersions(reply)].find(
    (list) => list.length > 1 && list.length <= most && (count === null || list.length === count),
  )
  return alternatives === undefined
    ? null
    : wholeReply(reply, { kind: 'control', control: 'compare', alternatives, isPair: true }, 'asks which of several')
}
const counts: Readonly<Record<string, number>> = { two: 2, both: 2, three: 3, four: 4, 2: 2, 3: 3, 4: 4 }

const ofProviders = ({ spec, ...rest }: Scenario): readonly Scenario[] =>
  (spec.providers ?? []).map((provider) => ({ ...rest, spec: { ...spec, providers: [provider] } }))

/** GPUs of one name in several forms, "A100", are one choice. */
function ofGpus({ spec, ...rest }: Scenario): readonly Scenario[] {
  const families = Map.groupBy(spec.gpus ?? [], (id) => /^(?:rtx-)?[a-z]*\d+[a-z]*(?=-|$)/u.exec(id)?.[0] ?? id)
  return [...families.values()].map((gpus) => ({ ...rest, spec: { ...spec, gpus } }))
}

/** The one before and the one that holds. */
function ofVersions({ history, scenario }: Reply): readonly Scenario[] {
  const before = history?.revisions
    .slice(0, history.position)
    .findLast(({ spec }) => changedFields(spec, scenario.spec).some((field) => !limits.has(field)))
  return before === undefined ? [] : [before, scenario]
}
