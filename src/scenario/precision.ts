/** Method, stored weights, rank and the other fields that one word sets; what contradicts what. */
import { isPossible } from './bounds.ts'
import { type Claim, type ClaimOf, ofRole } from './claims.ts'
import type { Draft } from './draft.ts'
import type { Field, Spec } from './spec.ts'
import { quoted } from './spell.ts'

type TermClaim = ClaimOf<'term'>

const what: Readonly<Partial<Record<Field, string>>> = {
  method: 'methods',
  weights: 'forms of the weights',
  pricing: 'ways to pay',
  objective: 'objectives',
  tier: 'tiers',
  stack: 'software stacks',
  loraTargets: 'sets of LoRA targets',
  gradientCheckpointing: 'wishes about checkpointing',
  packed: 'wishes about packing',
  offload: 'wishes about offloading',
}

/** `stacks`: software stacks by id. */
export function assembleTerms(draft: Draft, claims: readonly Claim[], stacks: ReadonlyMap<string, string>): void {
  const terms = withFullPrecision(ofRole(claims, 'term'))
  const words: Partial<Record<Field, string>> = {}
  for (const term of terms) {
    const typed = draft.words(term)
    const earlier = words[term.field]
    if (earlier !== undefined && draft.get(term.field) !== term.value) {
      if (term.field === 'pricing' && term.isAlternative === true) {
        draft.put('pricing', null)
        draft.remark('pricing', `${quoted(earlier)} or ${quoted(typed)}: the choice is left open.`)
        continue
      }
      if (term.field === 'loraTargets') {
        draft.put('loraTargets', 'attn+mlp')
        continue
      }
      draft.fault(
        'conflict',
        `Two ${what[term.field] ?? 'values'} are given, ${quoted(earlier)} and ${quoted(typed)}: keep one.`,
        [earlier, typed],
      )
      continue
    }
    words[term.field] = typed
    draft.put(term.field, term.value)
    if (term.note !== undefined) draft.remark(term.field, term.note)
  }
  assembleRank(draft, claims, words)
  reconcile(draft, words)
  inPrecision(draft, words, stacks)
}

/** "nemo fp8 …": of a stack that is there in both precisions the one whose weights are asked for. */
function inPrecision(draft: Draft, words: Partial<Record<Field, string>>, stacks: ReadonlyMap<string, string>): void {
  const sibling = draft.get('stack')?.replace(/-bf16$/, '-fp8')
  const isOpen = draft.has('stack') && draft.get('weights') === 'fp8' && !/bf16/i.test(words.stack ?? '')
  if (sibling !== undefined && isOpen && stacks.has(sibling)) draft.put('stack', sibling)
}

/** "full" before "bf16" is a method; "cheapest and fastest" asks for a balance. */
function withFullPrecision(terms: readonly TermClaim[]): readonly TermClaim[] {
  const objectives = terms.filter(({ field }) => field === 'objective')
  const values = new Set(objectives.map(({ value }) => value))
  const [first] = objectives
  // LoRA beside QLoRA only repeats it: "QLoRA (LoRA rank 16)".
  const isChoice = terms.some(({ field, isAlternative }) => field === 'method' && isAlternative === true)
  const isQlora = !isChoice && terms.some(({ field, value }) => field === 'method' && value === 'qlora')
  const kept = terms.filter(({ field, value }) => !(isQlora && field === 'method' && value === 'lora'))
  const areJoined = objectives.some(({ isJoined }) => isJoined === true)
  if (first === undefined || !areJoined || !values.has('cheapest') || !values.has('fastest')) return kept
  const balanced: TermClaim = {
    ...first,
    field: 'objective',
    value: 'balanced',
    note: 'Cheapest and fastest together are read as balanced.',
  }
  return [...kept.filter(({ field }) => field !== 'objective'), balanced]
}

function assembleRank(draft: Draft, claims: readonly Claim[], words: Partial<Record<Field, string>>): void {
  const ranks = ofRole(claims, 'quantity').filter(({ measure }) => measure === 'rank')
  const [first, ...rest] = ranks
  if (first === undefined) return
  const typed = draft.words(first)
  const other = rest.find(({ amount }) => amount.value !== first.amount.value)
  if (other !== undefined) {
    draft.fault('conflict', `Two ranks are given, ${quoted(typed)} and ${quoted(draft.words(other))}: keep one.`, [
      typed,
      draft.words(other),
    ])
    return
  }
  if (!isPossible(draft, 'rank', first.amount.value, typed)) return
  draft.put('loraRank', first.amount.value)
  words.loraRank = typed
}

/** Method, weights and rank must agree. What was asked before gives way to what is asked now. */
function reconcile(draft: Draft, words: Partial<Record<Field, string>>): void {
  const asked = (field: Field): boolean => draft.has(field)
  const method = draft.get('method')
  const weights = draft.get('weights')
  if (draft.get('loraRank') !== null && method === 'full') {
    if (asked('method') && asked('loraRank'))
      return clash(draft, words.method, words.loraRank, 'Full fine-tuning has no LoRA rank')
    if (asked('loraRank')) yielded(draft, 'method', 'lora', 'A rank asks for LoRA: full fine-tuning is dropped.')
    else yielded(draft, 'loraRank', null, 'Full fine-tuning has no LoRA rank: the rank is dropped.')
  } else if (asked('loraRank') && method === null) draft.put('method', weights === 'nf4' ? 'qlora' : 'lora')
  if (asked('loraTargets') && method === null && !asked('loraRank'))
    draft.put('method', weights === 'nf4' ? 'qlora' : 'lora')
  reconcileWeights(draft, words)
}

function reconcileWeights(draft: Draft, words: Partial<Record<Field, string>>): void {
  const method = draft.get('method')
  const weights = draft.get('weights')
  const isNew = { method: draft.has('method'), weights: draft.has('weights') }
  if (method === 'qlora' && weights !== 'nf4') {
    if (weights === null || !isNew.weights) {
      draft.put('weights', 'nf4')
      if (weights !== null) draft.remark('weights', `QLoRA keeps the base model in 4-bit: ${weights} is dropped.`)
    } else if (isNew.method) clash(draft, words.method, words.weights, 'QLoRA keeps the base model in 4-bit')
    else yielded(draft, 'method', 'lora', `QLoRA needs 4-bit weights: with ${weights} it is plain LoRA.`)
  } else if (method === 'lora' && weights === 'nf4') {
    if (isNew.method && !isNew.weights)
      yielded(draft, 'weights', null, 'LoRA without quantization: 4-bit is dropped; say QLoRA to keep it.')
    else yielded(draft, 'method', 'qlora', 'LoRA over 4-bit weights is QLoRA.')
  } else if (method === 'full' && (weights === 'nf4' || weights === 'int8')) {
    if (isNew.method && isNew.weights)
      clash(draft, words.method, words.weights, 'Full fine-tuning trains unquantized weights')
    else if (isNew.weights)
      yielded(draft, 'method', null, 'Full fine-tuning needs unquantized weights: the method is open again.')
    else
      yielded(
        draft,
        'weights',
        null,
        `Full fine-tuning trains unquantized weights: ${weights === 'nf4' ? '4-bit' : '8-bit'} is dropped.`,
      )
  }
}

function clash(draft: Draft, one: string | undefined, other: string | undefined, sentence: string): void {
  const terms = [one, other].filter((words) => words !== undefined)
  draft.fault('conflict', `${sentence}, so ${terms.map(quoted).join(' and ')} contradict each other: keep one.`, terms)
}

function yielded<F extends Field>(draft: Draft, field: F, value: Spec[F], note: string): void {
  draft.put(field, value)
  draft.remark(field, note)
}
