/**
 * "Back to 26", "no, it is 27", "stick w 24": a number without what it counts, of what the plan holds or held before. That
 * field is meant: it is put back, or stays as it is.
 */
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { sizeOf } from './held-values.ts'
import { withFieldsOf } from './history-references.ts'
import { type ReplyCandidate, wholeReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const frame = '(?:(?:can|could|should|still|go|going|come|switch|change|set|put|move|bring|it|that|this|them)\\s){0,4}'
const number = String.raw`\$?(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?)\s?(?<unit>k|m|b|t|gb|hours?|hrs?|h|days?|d|gpus?|cards?|nodes?|tokens?|epochs?|dollars?|bucks|examples|rows)?`
const after = String.raw`(?: (?:again|then|please|pls|now|instead|it is|after all|for now|as (?:it was|before|planned)|tho|though))*`
const correction = new RegExp(
  `^(?:(?:sorry|sry|no|nope|nah|wrong|wait|oh|well|but)[\\s,]+){1,3}(?:it|its|it's|that's|thats|this|we said|i said|we agreed on|we have)(?: is| was| stays?)?(?: still| really| actually| definitely)? (?:the )?${number}${after}$`,
  'u',
)
/** "Yeah 27": it stays with what was said last. */
const agreed = new RegExp(
  `^(?:(?:yeah|yes|yep|yup|ok|okay|right|sure|fine|good|agreed|ja|sí|oui)[\\s,]+){1,2}(?:the )?${number}${after}$`,
  'u',
)
/** Where the number stands in the clause that says it. */
const forms: readonly RegExp[] = [
  new RegExp(`^${frame}back (?:down |up )?to (?:the )?${number}${after}$`, 'u'),
  new RegExp(
    `^${frame}(?:stick(?:ing)?|stay(?:ing)?|keep(?:ing)?|leave|leaving|remain)(?: it| that| this| them)? ?(?:with |w |w/ ?|to |at |on )?(?:the )?${number}${after}$`,
    'u',
  ),
  correction,
  agreed,
  new RegExp(`^${frame}${number} (?:each|apiece|per run|for each(?: one| of them)?|a piece)$`, 'u'),
]
const clauseEnd = /(?:(?<!\d)[.,]|[.,](?!\d)|[;!?])\s*|\s+[-\u2013\u2014]+\s+/u
const placed: ReadonlySet<SpecField> = new Set(['gpuCount', 'nodes', 'model'])
const maxLength = 140
const maxClauses = 4
/** From here on it is said between people. */
const maxChatter = 0.8

/** "No keep 1B" */
const refusal = /^(?:no|nope|nah)[\s,]+(?=(?:keep|stick|stay|leave|back|go)\b)/u

type Held = { readonly fields: readonly SpecField[]; readonly values: readonly number[]; readonly unit: RegExp }

/** What a plan holds, as people say it: tokens in billions, hours in days, lengths in thousands. */
function heldBy({ spec, corpus }: Scenario): readonly Held[] {
  const list = (
    fields: readonly SpecField[],
    value: number | null | undefined,
    unit: RegExp,
    scales: readonly number[] = [1],
  ): readonly Held[] =>
    value === null || value === undefined
      ? []
      : [{ fields, values: scales.map((scale) => Math.round((value / scale) * 1e4) / 1e4), unit }]
  const [counts, thousands] = [
    [1, 1e3, 1e6, 1e9, 1e12],
    [1, 1e3],
  ]
  return [
    ...list(['tokens'], spec.tokens, /^(?:[mbt]|tokens?)?$/u, counts),
    ...list(['tokens'], corpus?.tokensPerEpoch, /^(?:[mbt]|tokens?)?$/u, counts),
    ...list(['tokens'], corpus?.examples, /^(?:[km]|examples|rows)?$/u, [1, 1e3, 1e6]),
    ...list(['tokens'], corpus?.epochs, /^(?:epochs?)?$/u),
    ...list(['model', 'params'], sizeOf(spec), /^[bm]?$/u, [1, 1e9, 1e6]),
    ...list(['budgetUsd'], spec.budgetUsd, /^(?:k|dollars?|bucks)?$/u, thousands),
    ...list(['deadlineHours'], spec.deadlineHours, /^(?:h|hrs?|hours?)?$/u),
    ...list(['deadlineHours'], spec.deadlineHours, /^(?:d|days?)$/u, [24]),
    ...list(['gpuCount'], spec.gpuCount, /^(?:gpus?|cards?)?$/u),
    ...list(['nodes'], spec.nodes, /^(?:nodes?)?$/u),
    ...list(['sequenceLength'], spec.sequenceLength, /^(?:k|tokens?)?$/u, [1, 1e3, 1.024, 1024]),
    ...list(['loraRank'], spec.loraRank, /^$/u),
    ...list(['batch'], spec.batch, /^$/u),
  ]
}

/** The fields of `scenario` that have the number; only those of `recent` where there are several. */
export function fieldsOf(
  scenario: Scenario,
  value: number,
  unit: string,
  recent: readonly SpecField[],
): readonly SpecField[] | null {
  const found = heldBy(scenario).filter((held) => held.unit.test(unit) && held.values.includes(value))
  const groups = [...new Map(found.map(({ fields }) => [fields[0], fields])).values()]
  const [only, ...others] = groups
  if (others.length === 0) return only ?? null
  const last = groups.filter((fields) => fields.some((field) => recent.includes(field)))
  return last.length === 1 ? (last[0] ?? null) : null
}

/** Null where no clause says such a number, or the plan never held it. */
export function readHeldNumber(reply: Reply): ReplyCandidate | null {
  const { history, scenario, lastChanged } = reply
  // As it was typed: a "no" before it says that it corrects.
  const line = inDigits(typedLine(reply))
  if (history === null || line.length > maxLength) return null
  const clauses = line.split(clauseEnd).filter((clause) => clause.trim() !== '')
  const numbered = clauses.filter((clause) => /\d/u.test(clause))
  const { openers } = reply.vocabulary.replyWords
  const requestOf = (words: string): string => openers.requestOf(words.trim().replace(refusal, ''))
  // "Keep 1B, the 500M is after dedup": what holds now is what it speaks of besides.
  const isOfNow = (words: string): boolean => {
    const [, digits = '', unit = ''] = /^\D*?(\d[\d,.]{0,12}?)\s?([kmbt]?)\b\D*$/u.exec(words) ?? []
    return digits !== '' && fieldsOf(scenario, Number(digits.replaceAll(',', '')), unit, []) !== null
  }
  const isForm = (words: string): boolean => forms.some((form) => form.test(requestOf(words)))
  const formed = numbered.length > 1 ? numbered.filter(isForm) : numbered
  const [clause, ...more] = formed.length > 1 ? formed.filter((words) => !isOfNow(words)) : formed
  if (clause === undefined || more.length > 0 || clauses.length > maxClauses) return null
  if (!numbered.every((words) => words === clause || isOfNow(words))) return null
  // "No, it is 27": what a comma parts belongs together.
  const at = clauses.indexOf(clause)
  const texts = [clause, `${clauses[at - 1] ?? ''}, ${clause}`].map((text) => text.trim())
  const match = forms.flatMap((form) => {
    const ofForm = form === correction || form === agreed ? texts : texts.map(requestOf)
    const { groups } = ofForm.map((text) => form.exec(text)).find((found) => found !== null) ?? {}
    return groups === undefined ? [] : [{ form, said: groups }]
  })[0]
  if (match === undefined || isLikelyChatter(reply, maxChatter)) return null
  const { form, said } = match
  const [value, unit] = [Number((said['digits'] ?? '').replaceAll(',', '')), said['unit'] ?? '']
  const versions = history.revisions.slice(0, history.position + 1).toReversed()
  for (const version of versions) {
    const fields = fieldsOf(version, value, unit, lastChanged)
    if (fields === null) continue
    // "Leave it on 2" is of GPUs, whatever else is 2.
    if (/ on \d+$/u.test(clause.trim()) && !fields.some((field) => placed.has(field))) continue
    const next = version === scenario ? scenario : withFieldsOf(scenario, version, fields)
    const changed = changedFields(next.spec, scenario.spec)
    // "No, it's 16" where nothing differs: of what was changed last, or of something else.
    if (form === agreed && (version !== scenario || !fields.some((field) => lastChanged.includes(field)))) return null
    if (changed.length === 0 && form === correction && !fields.some((field) => lastChanged.includes(field))) continue
    return wholeReply(reply, { kind: 'amended', scenario: next, changed }, `names what ${fields.join(' and ')} held`)
  }
  return form === forms[0] && ['', 'gpu', 'gpus', 'card', 'cards'].includes(unit) ? backToCount(reply, value) : null
}

/** "Back to two" where no version had two: so many GPUs, asked back where the app is not addressed. */
function backToCount(reply: Reply, count: number): ReplyCandidate | null {
  const { gpuCount } = reply.scenario.spec
  if (gpuCount === null || count === gpuCount || !Number.isInteger(count) || count > maxCount) return null
  const act = amend(reply, `on ${count} gpus`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const heard = reply.isAddressed ? act : confirmationOf(reply, act.scenario, act.changed)
  return wholeReply(reply, heard, 'names a number of GPUs as one that held before')
}
const maxCount = 64

const inWords: Readonly<Record<string, string>> = {
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', ten: '10', twelve: '12', sixteen: '16',
} // prettier-ignore
/** "Back to two" is back to 2; other words of number may be anything. */
function inDigits(line: string): string {
  const words = line.split(' ')
  return words
    .map((word, at) => {
      const bare = word.replace(/[.,;!]+$/u, '')
      return words[at - 1] === 'to' && words[at - 2] === 'back' && inWords[bare] !== undefined
        ? `${inWords[bare]}${word.slice(bare.length)}`
        : word
    })
    .join(' ')
}
