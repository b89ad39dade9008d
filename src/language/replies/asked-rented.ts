/** "Would renting one 4090 be faster than our two 3090s?": a rented card beside those of one's own. The plan stays. */
import { changedFields, type SpecField } from '../../scenario/scenario.ts'
import { subjectOf } from '../questions/subject.ts'
import { numberWords } from '../text/number-words.ts'
import { isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const rents = /\b(?:rent|rents|rented|renting|rental|hire|hired|hiring|(?:in|from) the cloud|cloud)\b/u
const compares = /\b(?:compar(?:e|ed|ison)|versus|vs|against|next to|beside)\b/u
const ofOthers: ReadonlySet<SpecField> = new Set<SpecField>([
  'objective',
  'gpus',
  'gpuCount',
  'nodes',
  'owned',
  'providers',
  'tier',
])
const [maxLength, maxChatter] = [150, 0.85]

/** Null where the plan is on no cards of one's own, or no other card is named for rent. */
export function readAskedRented(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const line = typedLine(reply)
  if (scenario.spec.owned !== true || line.length > maxLength || !rents.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (
    !asksInForm(reply) &&
    !compares.test(line) &&
    !/^(?:and )?what if\b/u.test(line) &&
    !/ or (?:stay|keep|use)\b/u.test(line)
  )
    return null
  const { recognized, allSlots, draft } = understanding
  const words = wordsIn(recognized)
  const own = scenario.spec.gpus ?? []
  // The cards that somebody has are named beside it.
  const card = recognized.mentions.find(
    (mention) => isKind(mention, 'gpu') && !mention.meaning.ids.some((id) => own.includes(id)),
  )
  if (card === undefined || !isKind(card, 'gpu')) return null
  const { spec, ...rest } = draft.finish()
  if (!changedFields(spec, scenario.spec).every((field) => ofOthers.has(field))) return null
  const before = words(Math.max(0, card.from - 3), card.from).toLowerCase()
  const said =
    /(?<![\w.])(?<count>\d{1,2}|an?|one|two|three|four|six|eight)(?: ?x)?(?: (?:single|rented|cloud|more))*[\s]*$/u.exec(
      before,
    )
  const count = said?.groups?.['count'] ?? ''
  const plural = words(card.from, card.to).trim().endsWith('s')
  const gpuCount = /^\d/u.test(count)
    ? Number(count)
    : /^an?$/u.test(count)
      ? 1
      : (numberWords[count] ?? (plural ? null : 1))
  const { providers = [] } = subjectOf(recognized.mentions, allSlots, words) ?? {}
  const rented = {
    ...rest,
    spec: {
      ...scenario.spec,
      owned: null,
      providers: providers.length === 0 ? null : [...providers],
      gpus: [...card.meaning.ids],
      gpuCount,
      nodes: null,
      budgetUsd: null,
      deadlineHours: null,
    },
  }
  return weighedReply(
    reply,
    { kind: 'control', control: 'compare', alternatives: [scenario, rented] },
    'sets a rented card beside those of one’s own',
  )
}
