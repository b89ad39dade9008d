/** Method, stored weights, rank and the other fields that one word sets; what contradicts what. */
import { bothAskedNote } from '../../scenario/both-asked.ts'
import { eitherOf, isWithin, leftOutOf, smallestWithBoth } from '../../catalog/place.ts'
import { singleValue } from './single-value.ts'
import { checkLimit } from './value-limits.ts'
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import { completeVariant } from './model-variant.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { quoted } from '../../scenario/format-values.ts'
import type { Spec, SpecField } from '../../scenario/scenario.ts'
import { reconcileMethod } from '../../scenario/training-consistency.ts'

type FieldValueSlot = SlotOf<'field-value'>

const fieldLabels: Readonly<Partial<Record<SpecField, string>>> = {
  method: 'methods',
  weights: 'forms of the weights',
  pricing: 'ways to pay',
  objective: 'objectives',
  tier: 'tiers',
  region: 'regions',
  stack: 'software stacks',
  loraTargets: 'sets of LoRA targets',
  gradientCheckpointing: 'wishes about checkpointing',
  packed: 'wishes about packing',
  offload: 'wishes about offloading',
  task: 'objectives of training',
  adapter: 'kinds of adapter',
  precision: 'precisions of training',
  optimizer: 'optimizers',
  sharding: 'ways of sharding',
  attentionKernel: 'attention kernels',
  reference: 'wishes about the reference',
  fusedLoss: 'wishes about the loss',
  compile: 'wishes about compiling',
  variant: 'variants of a model',
  checkpointHours: 'times between checkpoints',
}

/** Words between what was said and what was meant. */
/** Of two places the narrower is one of several, or only preferred. */
const leavesOpen = /\b(?:or|oder|prefer|prefers|preferably|ideally|better|best|possibly|if possible)\b/iu
const isKernels = /^liger(?:[ -]kernels?)?$/iu
const correction = /\b(?:sorry|i mean|rather|scratch that|correction)\b/i

/** Sets the fields of the draft, later slots against earlier ones; what excludes each other is an issue. */
export function resolveFieldValues(
  draft: Draft,
  { slots, vocabulary: { stacks, places, models } }: ResolverInput,
): void {
  const fieldSlots = mergeFieldValues(slotsOf(slots, 'field-value').filter(({ ofMuchData }) => ofMuchData !== true))
  const typedByField: Partial<Record<SpecField, string>> = {}
  let end = 0
  for (const slot of fieldSlots) {
    const typed = draft.words(slot)
    // "our DPO, sorry, SFT run"
    const between = draft.words({ from: end, to: slot.from })
    const isCorrected = slot.field === 'task' && correction.test(between)
    end = slot.to
    const before = typedByField[slot.field]
    // "Axolotl with liger": its kernels run in other software too.
    if (slot.field === 'stack' && before !== undefined && isKernels.test(typed)) continue
    const isReplaced = isCorrected || (slot.field === 'stack' && isKernels.test(before ?? ''))
    const earlier = isReplaced ? undefined : before
    if (earlier !== undefined && slot.field !== 'certificates' && draft.get(slot.field) !== slot.value) {
      if (slot.field === 'pricing' && (slot.isAlternative === true || /\b(?:or|vs\.?|versus)\b/i.test(between))) {
        draft.set('pricing', null)
        draft.addRemark('pricing', `${quoted(earlier)} or ${quoted(typed)}: the choice is left open.`)
        continue
      }
      // "In Germany, GDPR": the narrower of two of which one holds the other.
      const region = draft.get('region')
      if (slot.field === 'region' && region !== null && typeof slot.value === 'string') {
        const [isWider, isNarrower] = [isWithin(region, slot.value, places), isWithin(slot.value, region, places)]
        // "In Madrid, or anywhere in the EU", "the EU, preferably Milan": the wider one is what must hold.
        if ((isWider || isNarrower) && leavesOpen.test(between)) {
          const [wide, narrow] = isWider ? [slot.value, region] : [region, slot.value]
          draft.set('region', wide)
          const [all, first] = [places.get(wide)?.name ?? wide, places.get(narrow)?.name ?? narrow]
          draft.addRemark('region', `Machines in all of ${all} are looked at: ${first} is taken for a wish.`)
          continue
        }
        if (isWider) continue
        if (isNarrower) {
          draft.set('region', slot.value)
          continue
        }
        // "In Frankfurt or Helsinki": either. What lies on two continents is tried one by one.
        const both = smallestWithBoth(region, slot.value, places)
        const isNarrow = (places.get(both ?? '')?.within ?? []).some((larger) => places.get(larger)?.isRest !== true)
        if (both !== null && isNarrow && /\b(?:or|oder|,|and)\b|[,/]/iu.test(between)) {
          draft.set('region', eitherOf(region, slot.value))
          continue
        }
      }
      if (slot.field === 'loraTargets') {
        draft.set('loraTargets', 'attn+mlp')
        continue
      }
      draft.addIssue(
        'conflict',
        `Two ${fieldLabels[slot.field] ?? 'values'} are given, ${quoted(earlier)} and ${quoted(typed)}: keep one.`,
        [earlier, typed],
      )
      continue
    }
    typedByField[slot.field] = typed
    if (slot.field === 'region' && typeof slot.value === 'string' && isKeptPlace(draft, slot.value, places)) continue
    if (Array.isArray(slot.value)) draft.set('certificates', withCertificates(draft, slot.value))
    else draft.set(slot.field, slot.value)
    if (slot.note !== undefined) draft.addRemark(slot.field, slot.note)
  }
  completeVariant(draft, models)
  resolveRank(draft, slots, typedByField)
  reconcileMethod(draft, typedByField)
  matchStackPrecision(draft, typedByField, stacks)
  computeInFp8(draft, typedByField)
}

/** "Nothing in the US" of a plan in Germany, "not in Ireland" of one in the EU: its place stays, which says more. */
function isKeptPlace(draft: Draft, place: string, places: ResolverInput['vocabulary']['places']): boolean {
  const [held, leftOut] = [draft.base?.spec.region ?? null, leftOutOf(place)]
  if (held === null || leftOut === null || held === leftOut) return false
  const [name, without] = [places.get(held)?.name ?? held, places.get(leftOut)?.name ?? leftOut]
  if (isWithin(held, place, places)) {
    draft.addRemark('region', `It stays in ${name}, which leaves ${without} out.`)
    return true
  }
  if (!isWithin(leftOut, held, places)) return false
  draft.addRemark(
    'region',
    `It stays in ${name}: ${without} by itself cannot be left out of it, so look at where each offer stands.`,
  )
  return true
}

/** "FP8?" of a plan that trains every weight: its products are meant, as in the row that the plan shows. */
function computeInFp8(draft: Draft, typedByField: Partial<Record<SpecField, string>>): void {
  const { base } = draft
  const isOfAll = base !== null && base.spec.method === 'full' && draft.get('method') === 'full'
  if (!isOfAll || !draft.has('weights') || draft.get('weights') !== 'fp8') return
  if (draft.has('precision') || draft.get('stack') !== null || /weights/iu.test(typedByField.weights ?? '')) return
  draft.set('weights', base.spec.weights === 'fp8' ? null : base.spec.weights)
  draft.set('precision', 'fp8')
}

/** Each certificate is one more: "SOC 2 and HIPAA". */
const withCertificates = (draft: Draft, more: NonNullable<Spec['certificates']>) =>
  [...new Set([...(draft.get('certificates') ?? []), ...more])].sort()

/** "nemo fp8 …": of a stack that is there in both precisions the one whose weights are asked for. */
function matchStackPrecision(
  draft: Draft,
  typedByField: Partial<Record<SpecField, string>>,
  stacks: ReadonlyMap<string, string>,
): void {
  const sibling = draft.get('stack')?.replace(/-bf16$/, '-fp8')
  const isOpen = draft.has('stack') && draft.get('weights') === 'fp8' && !/bf16/i.test(typedByField.stack ?? '')
  if (sibling !== undefined && isOpen && stacks.has(sibling)) draft.set('stack', sibling)
}

/** "full" before "bf16" is a method; "cheapest and fastest", in whatever clauses, asks for both. */
function mergeFieldValues(slots: readonly FieldValueSlot[]): readonly FieldValueSlot[] {
  const objectives = slots.filter(({ field }) => field === 'objective')
  const values = new Set(objectives.map(({ value }) => value))
  const [first] = objectives
  // LoRA beside QLoRA only repeats it: "QLoRA (LoRA rank 16)".
  const isChoice = slots.some(({ field, isAlternative }) => field === 'method' && isAlternative === true)
  const isQlora = !isChoice && slots.some(({ field, value }) => field === 'method' && value === 'qlora')
  // "RLHF (GRPO)": the word for all of it beside the one that is meant.
  const isGeneric = ({ field, note = '' }: FieldValueSlot): boolean => field === 'task' && note.includes(' is read as ')
  const isNamed = slots.some((slot) => slot.field === 'task' && !isGeneric(slot))
  const distinct = slots.filter(
    (slot) => !(isQlora && slot.field === 'method' && slot.value === 'lora') && !(isNamed && isGeneric(slot)),
  )
  if (first === undefined || !values.has('cheapest') || !values.has('fastest')) return distinct
  const balanced: FieldValueSlot = {
    ...first,
    field: 'objective',
    value: 'balanced',
    note: bothAskedNote,
  }
  return [...distinct.filter(({ field }) => field !== 'objective'), balanced]
}

/** Parts of a layer that may have ranks of their own. */
const moduleWords = /\b(?:attn|attention|mlp|ffn|[qkvo]_?proj|qkv|up|down|gate)\b/iu

function resolveRank(draft: Draft, slots: readonly Slot[], typedByField: Partial<Record<SpecField, string>>): void {
  const rankSlots = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'rank')
  const ranks = rankSlots.map((slot) => ({ value: slot.amount.value, words: draft.words(slot) }))
  const areOfModules =
    ranks.length > 1 &&
    rankSlots.every(({ from, to }) => moduleWords.test(draft.words({ from: Math.max(0, from - 2), to: to + 2 })))
  const largest = Math.max(...ranks.map(({ value }) => value))
  if (areOfModules)
    draft.addRemark(
      'loraRank',
      `Ranks by module: the largest, ${largest}, is counted for all of them; smaller ones take a little less.`,
    )
  const rank = singleValue(draft, areOfModules ? ranks.filter(({ value }) => value === largest) : ranks, 'ranks')
  if (rank === null || !checkLimit(draft, 'rank', rank.value, rank.words)) return
  draft.set('loraRank', rank.value)
  typedByField.loraRank = rank.words
}
