/** What the files that we write say of their plan in their first lines: their settings alone do not say all of it. */
import type { Understanding } from '../resolution/understanding.ts'
import { fieldPhrase } from '../../scenario/field-phrases.ts'
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import type { ConfigModel } from './config-model.ts'
import type { ConfigPhrase, ConfigTopic } from './config-phrase.ts'
import type { ConfigValues } from './config-values.ts'
import type { CanonicalKey } from './key-aliases.ts'
import { typedNumber } from '../text/typed-number.ts'

/** The job as it was typed, and figures of its plan. */
export type OwnHeader = {
  readonly command: string
  readonly gpuCount: number | null
  readonly step: OwnStep | null
  /** Steps between checkpoints. */
  readonly saveSteps: number | null
}

/** `steps` or `epochs` ended the run when the file was written. */
type OwnStep = {
  readonly batch: number
  readonly accumulation: number
  readonly globalBatch: number
  readonly steps: number | null
  readonly epochs: number | null
}

const count = String.raw`(\d[\d,]{0,12}(?:\.\d{1,6})?)`
const commandLine = /^# [^\n]{1,80}, written by gpucost for: ([^\n]{1,1000})$/m
const planLine = new RegExp(`^# Plan: ${count} x `, 'm')
const saveLine = new RegExp(
  `^# A checkpoint (?:every|(?:about every [^(\\n]{1,20}|at the end alone) \\()\\s?${count} steps`,
  'm',
)
const stepLine = new RegExp(
  `^# Step: ${count} per GPU x ${count} accumulation = ${count} sequences of ${count} tokens; ${count} (step|epoch)`,
  'm',
)

/** null where nothing of it was written by us. */
export function ownHeaderOf(text: string): OwnHeader | null {
  const command = commandLine.exec(text)?.[1]
  if (command === undefined) return null
  const gpus = planLine.exec(text)?.[1]
  const saves = saveLine.exec(text)?.[1]
  const [, batch, accumulation, globalBatch, , length, unit] = stepLine.exec(text) ?? []
  return {
    command,
    gpuCount: gpus === undefined ? null : typedNumber(gpus),
    saveSteps: saves === undefined ? null : typedNumber(saves),
    step:
      unit === undefined
        ? null
        : {
            batch: typedNumber(batch),
            accumulation: typedNumber(accumulation),
            globalBatch: typedNumber(globalBatch),
            steps: unit === 'step' ? typedNumber(length) : null,
            epochs: unit === 'epoch' ? typedNumber(length) : null,
          },
  }
}

/** A folder of weights is named after its repository: the whole of it stands in the command. */
export function withOwnVariant(
  model: ConfigModel | null,
  job: Pick<Understanding['draft'], 'get'>,
  values: ConfigValues,
): ConfigModel | null {
  const variant = job.get('variant')
  const folder = values.text('model')?.split('/') ?? []
  if (model === null || variant?.includes('/') !== true || folder.length < 3) return model
  if (folder.at(-1) !== variant.split('/')[1]) return model
  return { ...model, slots: [...model.slots, fieldValue({ field: 'variant', value: variant })] }
}

/** What the settings leave out; `job`: the command as it is understood. The data are those of the job for as long as nobody changed the length of the run. */
export function withOwnHeader(
  settings: readonly ConfigPhrase[],
  { gpuCount, step, saveSteps }: OwnHeader,
  job: Pick<Understanding['draft'], 'get'>,
  values: ConfigValues,
): readonly ConfigPhrase[] {
  const phrases = withOwnCheckpoints(settings, saveSteps ?? step?.steps ?? null, job, values)
  const [task, allTokens] = [job.get('task'), job.get('tokens')]
  // Epochs that the settings name stay theirs, so that other words can take their place.
  const epochs = step?.epochs ?? null
  const tokens = allTokens === null ? null : allTokens / (epochs ?? 1)
  const has = (topic: ConfigTopic) => phrases.some((phrase) => phrase.topic === topic)
  const added: ConfigPhrase[] = []
  if (gpuCount !== null && !has('gpuCount') && !has('gpus'))
    added.push({ topic: 'gpuCount', words: `${gpuCount} gpus`, slots: [quantity('gpus', gpuCount)] })
  if (task !== null && !has('task'))
    added.push({ topic: 'task', words: task, slots: [fieldValue({ field: 'task', value: task })] })
  const words = tokens === null ? null : fieldPhrase('tokens', { tokens })
  if (tokens === null || words === null || step === null || has('generation') || !isUnchanged(step, gpuCount, values))
    return [...phrases, ...added]
  const ofData = new Set<ConfigTopic>([
    'steps',
    'accumulation',
    'globalBatch',
    ...(epochs === null ? ['epochs' as const] : []),
  ])
  for (const key of ['steps', 'accumulation', 'globalBatch'] as const) values.markUsed(key, words)
  if (epochs === null) values.markUsed('epochs', words)
  return [
    ...phrases.filter(({ topic }) => !ofData.has(topic)),
    ...added,
    { topic: 'steps', words, slots: [quantity('tokens', tokens, epochs === null)] },
    {
      topic: 'globalBatch',
      words: `global batch ${step.globalBatch}`,
      slots: [quantity('globalBatch', step.globalBatch)],
    },
  ]
}

/** An interval that nobody changed is the one that was asked for, if any was. */
function withOwnCheckpoints(
  phrases: readonly ConfigPhrase[],
  written: number | null,
  job: Pick<Understanding['draft'], 'get'>,
  values: ConfigValues,
): readonly ConfigPhrase[] {
  const interval = values.number('saveSteps')
  if (interval !== null && interval !== written && interval >= 1) return phrases
  values.markUsed('saveSteps', 'as planned')
  const [checkpointSteps, checkpointHours] = [job.get('checkpointSteps'), job.get('checkpointHours')]
  const asked = checkpointSteps ?? checkpointHours
  const words =
    fieldPhrase('checkpointSteps', { checkpointSteps }) ?? fieldPhrase('checkpointHours', { checkpointHours })
  const others = phrases.filter(({ topic }) => topic !== 'checkpoints')
  if (asked === null || words === null) return others
  const slot =
    checkpointSteps === null ? fieldValue({ field: 'checkpointHours', value: asked }) : quantity('checkpoint', asked)
  return [...others, { topic: 'checkpoints', words, slots: [slot] }]
}

/** What the settings say of a run's length is what was written. */
function isUnchanged(step: OwnStep, gpuCount: number | null, values: ConfigValues): boolean {
  const written: readonly (readonly [CanonicalKey, number | null])[] = [
    ['batch', step.batch],
    ['accumulation', step.accumulation],
    ['globalBatch', step.globalBatch],
    ['processes', gpuCount],
  ]
  const { steps, epochs } = step
  const length = steps === null ? values.number('epochs') === epochs : values.number('steps') === steps
  return length && written.every(([key, value]) => [null, value].includes(values.number(key)))
}
