/** Claims weighed against one another: a draft of the scenario, with every fault that was found. */
import { type Claim, type ClaimOf, ofRole } from './claims.ts'
import { assembleCorpus } from './corpus.ts'
import { inDollars } from './dollars.ts'
import { Draft } from './draft.ts'
import { assembleFleet } from './fleet.ts'
import { isPossible } from './bounds.ts'
import { assembleModel } from './model-choice.ts'
import { assembleTerms } from './precision.ts'
import type { Scenario } from './spec.ts'
import { looksLikeGpu, nearTo } from './suggest.ts'
import { durationWords, quoted, roundWords } from './spell.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `words` gives the text of a span of tokens, as typed. `base` is what the claims amend. */
export function assemble(
  claims: readonly Claim[],
  vocabulary: Vocabulary,
  words: (from: number, to: number) => string,
  base: Scenario | null,
): Draft {
  const draft = new Draft(base, words)
  for (const claim of ofRole(claims, 'wrong')) {
    const typed = draft.words(claim)
    const sentence = `${leadOf(claim, quoted(typed))} ${claim.sentence}`
    draft.fault(claim.kind, sentence, [typed], claim.instead ?? nearby(claim, typed, vocabulary))
  }
  for (const { fields } of ofRole(claims, 'clear')) for (const field of fields) draft.put(field, null)
  for (const { note } of ofRole(claims, 'note')) if (note !== '') draft.remark(null, note)
  for (const claim of claims) {
    const isRange =
      (claim.role === 'quantity' || claim.role === 'bare' || claim.role === 'count') && claim.amount.isRange === true
    if (isRange) draft.remark(null, `${quoted(draft.words(claim))} is read by the upper end of its range.`)
  }
  const bare = assembleModel(draft, claims, vocabulary.models)
  assembleTerms(draft, claims, vocabulary.stacks)
  assembleFleet(draft, claims, vocabulary.gpus)
  assembleCorpus(draft, claims, bare, vocabulary.datasets)
  assembleLimits(draft, claims, vocabulary)
  remarkContext(draft, vocabulary)
  return draft
}

/** For a GPU without data those that are called nearly the same; for a model its size. */
function nearby({ what }: ClaimOf<'wrong'>, typed: string, vocabulary: Vocabulary): readonly string[] {
  // "zephyr-7b" is a 7b at least.
  if (what === 'model') return /\d+(?:\.\d+)?b\b/i.exec(typed)?.slice(0, 1) ?? []
  return what === 'gpu' && looksLikeGpu(typed) ? nearTo(typed, vocabulary) : []
}

/** How the words of a wrong claim are named. */
function leadOf({ kind, what }: ClaimOf<'wrong'>, words: string): string {
  if (kind !== 'unknown') return `${words} is not possible.`
  if (what === undefined) return `${words} is not clear.`
  if (what === 'task') return `${words} is not covered.`
  return what === 'provider' ? `There are no prices of ${words}.` : `There is no data on ${words}.`
}

function assembleLimits(draft: Draft, claims: readonly Claim[], { currencies }: Vocabulary): void {
  const quantities = ofRole(claims, 'quantity').filter(({ amount }) => amount.change === undefined)
  const budgets = quantities
    .filter(({ measure }) => measure === 'budget')
    .flatMap((claim) => {
      const words = draft.words(claim)
      const value = inDollars(draft, claim.amount, words, currencies)
      return value === null ? [] : [{ value, words }]
    })
  const deadlines = [
    ...quantities
      .filter(({ measure }) => measure === 'deadline')
      .map((claim) => ({ value: claim.amount.value, words: draft.words(claim), note: '' })),
    ...ofRole(claims, 'deadline').map((claim) => ({ value: claim.hours, words: draft.words(claim), note: claim.note })),
  ]
  const preemptions = quantities
    .filter(({ measure }) => measure === 'preemption')
    .map((claim) => ({ value: claim.amount.value, words: draft.words(claim) }))
  const between = single(draft, preemptions, 'times between preemptions')
  if (between !== null && isPossible(draft, 'preemption', between.value, between.words))
    draft.put('hoursBetweenPreemptions', between.value)
  const budget = single(draft, budgets, 'budgets')
  if (budget !== null && isPossible(draft, 'budget', budget.value, budget.words)) draft.put('budgetUsd', budget.value)
  const deadline = single(draft, deadlines, 'deadlines')
  if (deadline === null || !isPossible(draft, 'deadline', deadline.value, deadline.words)) return
  draft.put('deadlineHours', Number(deadline.value.toPrecision(12)))
  if (deadline.note !== '') draft.remark('deadlineHours', deadline.note)
  else if (!/\d\s*(?:h|hr|hrs|hours?|d|days?)\b/i.test(deadline.words)) {
    draft.remark('deadlineHours', `${quoted(deadline.words)} is read as ${durationWords(deadline.value)}.`)
  }
}

function single<T extends { readonly value: number; readonly words: string }>(
  draft: Draft,
  found: readonly T[],
  what: string,
): T | null {
  const [first, ...rest] = found
  const other = rest.find(({ value }) => value !== first?.value)
  if (first !== undefined && other !== undefined) {
    draft.fault('conflict', `Two ${what} are given, ${quoted(first.words)} and ${quoted(other.words)}: keep one.`, [
      first.words,
      other.words,
    ])
    return null
  }
  return first ?? null
}

/** A sequence longer than the model was made for is worth a warning, no more. */
function remarkContext(draft: Draft, vocabulary: Vocabulary): void {
  const sequence = draft.get('sequenceLength')
  const model = vocabulary.models.byId.get(draft.get('model') ?? '')
  if (sequence === null || model === undefined || sequence <= model.contextLimit) return
  if (!draft.has('sequenceLength') && !draft.has('model')) return
  draft.remark(
    'sequenceLength',
    `${model.name} was made for ${roundWords(model.contextLimit)} tokens of context; ${roundWords(sequence)} go beyond it.`,
  )
}
