/** "GRPO on gsm8k": the questions of a public data set that is named are its prompts, and its answers are as long as they usually are. */
import type { Dataset } from '../../catalog/catalog.ts'
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

type NamedDataset = { readonly slot: SlotOf<'dataset'>; readonly dataset: Dataset }

/** The one that is named; null: none, or several. */
function namedDataset({ slots, vocabulary }: ResolverInput): NamedDataset | null {
  const [slot, ...others] = slotsOf(slots, 'dataset')
  const dataset = slot === undefined ? undefined : vocabulary.datasets.get(slot.id)
  if (slot === undefined || dataset === undefined || others.some(({ id }) => id !== slot.id)) return null
  return { slot, dataset }
}

const datasetStanding = ({ standing, asOf }: Dataset): string => `${standing ?? 'published'}, ${asOf}`

/** Its prompts; null where no such data set is named, or its examples are not counted. */
export function rowsOfNamed(draft: Draft, input: ResolverInput): number | null {
  const named = namedDataset(input)
  if (named === null || named.dataset.rows === null) return null
  const { slot, dataset } = named
  const rows = Math.round(named.dataset.rows * slot.share)
  draft.addRemark(
    'prompts',
    `${quoted(draft.words(slot))} is taken for the ${formatRounded(rows)} prompts of ${dataset.name} (${datasetStanding(dataset)}).`,
  )
  return rows
}

/** Prompts and answers as long as those of the data set that is named usually are; and how often so many prompts go through it. */
export function assumeRolloutsOfNamed(draft: Draft, input: ResolverInput): void {
  const named = namedDataset(input)
  const rollout = named?.dataset.rollout
  if (named === null || rollout === undefined || draft.get('responseTokens') !== null) return
  const { name, rows } = named.dataset
  draft.set('responseTokens', rollout.answer)
  if (draft.get('promptTokens') === null) draft.set('promptTokens', rollout.prompt)
  const prompts = draft.get('prompts')
  const passes = rows === null || prompts === null ? 1 : prompts / rows
  const often =
    passes < fewestPasses
      ? ''
      : `; ${formatRounded(prompts ?? 0)} prompts go through its ${formatRounded(rows ?? 0)} ${formatRounded(Number(passes.toPrecision(2)))} times`
  draft.addRemark(
    'responseTokens',
    `Answers of ${rollout.answer} tokens are assumed, as is usual for ${name}${often} (recalled): models that reason at length write several times as many, so say “answers of 1000 tokens”.`,
  )
}
const fewestPasses = 1.5
