/** The requests of data/training/threads.jsonl, with what each changes and its features. */
import * as z from 'zod'
import { type ChangeKind, changeKinds } from '../../catalog/change-kinds.ts'
import { parseCommand } from '../../language/command.ts'
import { kindFeatureCount, kindFeatures } from '../../language/lexicon/change-kind-classifier.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { understand } from '../../language/pipeline.ts'
import { changeSignals } from '../../language/replies/change-signals.ts'
import { type SpecField, specFields } from '../../scenario/scenario.ts'
import { plainTurn } from './turn-features.ts'
import { folds, rightInFolds } from './right-in-folds.ts'
import { type LabelledFeatures, trainLinear } from './train-linear.ts'

const threadSchema = z.looseObject({
  plan: z.string(),
  turns: z.array(z.looseObject({ text: z.string(), set: z.record(z.string(), z.unknown()).exactOptional() })),
})

const today = '2026-01-05'

type KindOfValue = (value: unknown) => ChangeKind | undefined
const always =
  (kind: ChangeKind): KindOfValue =>
  () =>
    kind
const orLifted =
  (kind: ChangeKind, lifted: ChangeKind): KindOfValue =>
  (value) =>
    value === null ? lifted : kind
const named =
  (kinds: Readonly<Record<string, ChangeKind>>): KindOfValue =>
  (value) =>
    kinds[String(value)]

/** What a labelled field is a change of, and the field of the plan that it is. */
const kindsOfSet: Readonly<Record<string, { readonly kindOf: KindOfValue; readonly field?: SpecField }>> = {
  gpuCount: { kindOf: orLifted('gpuCount', 'any gpu'), field: 'gpuCount' },
  tokens: { kindOf: always('data') },
  budgetUsd: { kindOf: orLifted('budget', 'no budget'), field: 'budgetUsd' },
  deadlineHours: { kindOf: orLifted('deadline', 'no deadline'), field: 'deadlineHours' },
  deadlineSaid: { kindOf: always('deadline'), field: 'deadlineHours' },
  sequenceLength: { kindOf: always('sequence'), field: 'sequenceLength' },
  loraRank: { kindOf: always('rank'), field: 'loraRank' },
  globalBatch: { kindOf: always('batch'), field: 'batch' },
  gpus: { kindOf: orLifted('gpu', 'any gpu'), field: 'gpus' },
  excludedGpus: { kindOf: orLifted('not gpu', 'any gpu'), field: 'excludedGpus' },
  providers: { kindOf: orLifted('only provider', 'any provider'), field: 'providers' },
  excludedProviders: { kindOf: orLifted('not provider', 'any provider'), field: 'excludedProviders' },
  regions: { kindOf: orLifted('region', 'any region'), field: 'region' },
  model: { kindOf: always('model') },
  params: { kindOf: always('model') },
  method: { kindOf: always('method') },
  weights: { kindOf: always('weights'), field: 'weights' },
  task: { kindOf: always('task') },
  pricing: { kindOf: named({ on_demand: 'on demand', spot: 'spot', reserved: 'reserved' }), field: 'pricing' },
  hosting: { kindOf: always('data centres') },
  objective: { kindOf: named({ cheapest: 'cheapest', fastest: 'fastest' }), field: 'objective' },
  owned: { kindOf: (value) => (value === true ? 'owned' : 'rented'), field: 'owned' },
}

/** A line for each kind of change that a request makes. `thread`: the place of its thread among all. */
export type LabelledKind = LabelledFeatures & { readonly thread: number }

/** `threads`: JSON lines, a thread each. */
export function kindLines(threads: string, vocabulary: Vocabulary): readonly LabelledKind[] {
  return threads
    .trim()
    .split('\n')
    .flatMap((line, thread) => {
      const { plan, turns } = threadSchema.parse(JSON.parse(line))
      const parsed = parseCommand(plan, vocabulary, today)
      if (!('scenario' in parsed)) return []
      const { scenario: base } = parsed
      const held = new Set<SpecField>(specFields.filter((field) => base.setBy[field] === 'asked'))
      let last: readonly SpecField[] = []
      return turns.flatMap(({ text, set = {} }): readonly LabelledKind[] => {
        const changed = Object.entries(set).flatMap(([name, value]) => {
          const { kindOf, field } = kindsOfSet[name] ?? {}
          const kind = kindOf?.(value)
          return kind === undefined ? [] : [{ kind, field, isSet: value !== null }]
        })
        if (changed.length === 0) return []
        const plain = plainTurn(text, vocabulary)
        const { recognized } = understand(plain, { mode: 'thread', vocabulary, today, base })
        const features = kindFeatures(plain.text, changeSignals(recognized, [...held], last))
        last = changed.flatMap(({ field }) => field ?? [])
        for (const { field, isSet } of changed)
          if (field !== undefined) {
            if (isSet) held.add(field)
            else held.delete(field)
          }
        const kinds = [...new Set(changed.map(({ kind }) => kind))]
        return kinds.map((kind) => ({
          label: changeKinds.indexOf(kind),
          features,
          weight: 1 / kinds.length,
          thread,
        }))
      })
    })
}

/** How often the likeliest kind is one that the request changes, in folds of threads. */
export function evaluateKinds(lines: readonly LabelledKind[]): string {
  const { right, total } = rightInFolds(
    lines,
    ({ thread }) => thread % folds,
    (training) => trainLinear(training, changeKinds.length, kindFeatureCount),
  )
  return `what a request changes: ${right} of ${total} right, five folds of threads`
}
