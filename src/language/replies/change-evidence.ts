/** What speaks for a change that some reader would make of a reply, and for what is done with the reply otherwise. */
import type { SpecField } from '../../scenario/scenario.ts'
import { unusedWords } from '../resolution/unused-words.ts'
import { fieldsOfNews } from './news-fields.ts'
import { type ProposedChange, changeKey } from './proposed-changes.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import { type ReplyEvidence, evidenceOfReply } from './reply-evidence.ts'
import type { Reply } from './reply-input.ts'

const log = (share: number): number => Math.log(share + least)
const least = 0.01
const [mostFields, mostRivals, mostUnused, mostRatio] = [4, 4, 4, 3]

/** `proposed`: all that may be changed, the change among them. */
export function changeEvidence(
  reply: Reply,
  candidate: ReplyCandidate,
  change: ProposedChange,
  proposed: readonly ProposedChange[],
): ReplyEvidence {
  const { scenario, changed, reader } = change
  const before = reply.scenario.spec
  const shares = reply.vocabulary.classifyNews(reply.line)
  const ofChange = [...shares].filter(([field]) => fieldsOfNews[field]?.some((one) => changed.includes(one)))
  const [top] = [...shares].toSorted(([, one], [, other]) => other - one)
  const unused = unusedWords(reply.understanding)
  const ratios = changed.flatMap((field) => {
    const [one, other] = [scenario.spec[field], before[field]]
    return typeof one === 'number' && typeof other === 'number' && one > 0 && other > 0
      ? [Math.abs(Math.log(one / other))]
      : []
  })
  const others = proposed.filter((one) => one !== change)
  const isDone = isChangeOf(candidate, change)
  return {
    ...evidenceOfReply(reply, candidate),
    'told of nothing': log(shares.get('none') ?? 1),
    'told of what is changed': log(ofChange.reduce((sum, [, share]) => sum + share, 0)),
    'told of most': Number(top !== undefined && ofChange.some(([field]) => field === top[0])),
    'is done': Number(isDone),
    'another is done': Number(!isDone && isChange(candidate)),
    changes: Math.min(mostFields, changed.length),
    held: changed.filter((field) => before[field] !== null).length / changed.length,
    'held by name': changed.filter((field) => reply.scenario.setBy[field] !== undefined).length / changed.length,
    lifted: changed.filter((field) => scenario.spec[field] === null).length / changed.length,
    ratio: Math.min(
      mostRatio,
      ratios.reduce((most, one) => Math.max(most, one), 0),
    ),
    'has a ratio': Number(ratios.length > 0),
    rivals: Math.min(mostRivals, others.length),
    'part of another': Number(others.some((one) => isPart(change, one))),
    'more than another': Number(others.some((one) => isPart(one, change))),
    'unused words': Math.min(mostUnused, unused.length),
    'unused figures': Math.min(mostUnused, unused.filter((words) => /\d/u.test(words)).length),
    ...Object.fromEntries(changed.map((field) => [`sets: ${field}`, 1])),
    [`by: ${reader}`]: 1,
    addressed: Number(reply.isAddressed),
  }
}

const isChange = ({ act }: ReplyCandidate): boolean =>
  (act.kind === 'amended' || act.kind === 'asks') && act.changed.length > 0

/** Whether what is done with a reply is that very change, be it asked about first. */
export const isChangeOf = ({ act }: ReplyCandidate, { scenario, changed }: ProposedChange): boolean =>
  (act.kind === 'amended' || act.kind === 'asks') &&
  changeKey(act.scenario, act.changed) === changeKey(scenario, changed)

const isPart = (one: ProposedChange, whole: ProposedChange): boolean =>
  one.changed.length < whole.changed.length && one.changed.every((field: SpecField) => whole.changed.includes(field))
