/** What cannot be trained as asked: layouts that do not divide the GPUs, and objectives that contradict the method. */
import { formatList, quoted } from '../../scenario/format-values.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { addLayoutConflict } from '../../scenario/training-consistency.ts'
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { resolveFromScratch } from './from-scratch.ts'
import { resolveMuchData } from './much-data.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { isPartOfExample } from './pair-tokens.ts'
import { isGenerating } from './task.ts'
import { numberOf } from './training-numbers.ts'

/** Adds an issue for each contradiction that the draft brings in. */
export function addTrainingConflicts(draft: Draft, input: ResolverInput): void {
  const { slots, vocabulary } = input
  if (draft.issues.length > 0) return
  // What the data settle can contradict what else is said.
  resolveMuchData(draft, input)
  addUsualTask(draft, vocabulary)
  resolveFromScratch(draft, input)
  addLayoutConflict(draft)
  addDataParallel(draft, numberOf(draft, input, 'dp', 'data-parallel sizes')?.value ?? null)
  addOptimizerConflict(draft, vocabulary)
  addExpertConflict(draft, vocabulary.models.byId.get(draft.get('model') ?? '')?.shape.moe ?? null)
  addObjectiveConflict(draft, slots, vocabulary)
}

/** A model that was made for one task is trained for it where nobody says another. */
function addUsualTask(draft: Draft, { models, objectives }: Vocabulary): void {
  const model = models.byId.get(draft.get('model') ?? '')
  if (model?.usualTask === undefined || draft.get('task') !== null) return
  draft.set('task', model.usualTask)
  draft.addRemark(
    'task',
    `${model.name} is taken as ${objectives.get(model.usualTask)?.id === 'embedding' ? 'an embedding model' : 'a classifier'}: say another objective if that is meant.`,
  )
}

/** Copies of the model times the split of each are the GPUs: their number, where nobody said it. */
function addDataParallel(draft: Draft, dp: number | null): void {
  if (dp === null || draft.issues.length > 0) return
  const gpuCount = draft.get('gpuCount')
  const split = (['tp', 'pp', 'cp'] as const).flatMap((field) => {
    const size = draft.get(field)
    return size === null || size === 1 ? [] : [{ name: field.toUpperCase(), size }]
  })
  const each = split.reduce((product, { size }) => product * size, 1)
  const layout = [{ name: 'DP', size: dp }, ...split].map(({ name, size }) => `${name} ${size}`).join(' × ')
  if (gpuCount === null) {
    draft.set('gpuCount', dp * each)
    draft.addRemark('gpuCount', `${layout} is ${dp * each} GPUs.`)
  } else if (gpuCount !== dp * each)
    draft.addIssue(
      'conflict',
      `${layout} is ${dp * each} GPUs, not ${gpuCount}: take ${gpuCount % each === 0 ? `DP ${gpuCount / each}` : 'another split'}, or ${dp * each} GPUs.`,
      [`dp ${dp}`],
    )
}

/** GaLore and Muon train whole matrices, which adapters leave frozen: what was said before gives way. */
function addOptimizerConflict(draft: Draft, { optimizers }: Vocabulary): void {
  const optimizer = optimizers.get(draft.get('optimizer') ?? '')
  const method = draft.get('method')
  if (optimizer?.trainsAll !== true || (method !== 'lora' && method !== 'qlora')) return
  const name = optimizer.name
  const methodName = method === 'lora' ? 'LoRA' : 'QLoRA'
  if (hasNew(draft, 'optimizer') && (hasNew(draft, 'method') || draft.base === null))
    draft.addIssue(
      'conflict',
      `${name} is made for training every weight, and ${methodName} trains adapters: take full fine-tuning with ${name}, or ${methodName} with AdamW.`,
      [name, methodName],
    )
  else if (hasNew(draft, 'optimizer')) {
    draft.set('method', 'full')
    draft.set('adapter', null)
    draft.addRemark('method', `${name} is made for training every weight: ${methodName} is dropped.`)
  } else if (hasNew(draft, 'method')) {
    draft.set('optimizer', null)
    draft.addRemark('optimizer', `${methodName} trains adapters: ${name} is dropped.`)
  }
}

const hasNew = (draft: Draft, ...fields: readonly (keyof Spec)[]): boolean => fields.some((field) => draft.has(field))

/** Only a mixture has experts to spread, and no more than it has. */
function addExpertConflict(draft: Draft, named: { readonly experts: number } | null): void {
  const ep = draft.get('ep')
  if (ep === null || ep === 1 || !hasNew(draft, 'ep', 'model', 'params')) return
  const shape = draft.get('shape')
  const experts = named?.experts ?? shape?.experts ?? null
  const isDense = draft.get('model') !== null && named === null
  if (isDense)
    draft.addIssue(
      'conflict',
      `EP ${ep} spreads the experts of a mixture, and this model is dense: take TP ${ep} to split it, or leave EP out.`,
      [`ep ${ep}`],
      [`tp ${ep}`],
    )
  else if (experts !== null && ep > experts)
    draft.addIssue('conflict', `EP ${ep} is more than the ${experts} experts of the model: take EP ${experts}.`, [
      `ep ${ep}`,
    ])
}

/** Numbers that only reinforcement learning has. */
const generationMeasures: ReadonlySet<string> = new Set([
  'prompts',
  'samplesPerPrompt',
  'promptTokens',
  'responseTokens',
  'responseCap',
])

const partMeasures: ReadonlySet<string> = new Set(['promptTokens', 'responseTokens', 'responseCap'])

function addObjectiveConflict(draft: Draft, slots: readonly Slot[], vocabulary: Vocabulary): void {
  const task = draft.get('task')
  const isFor8bit = draft.get('method') === 'full' && task === 'pretrain' && draft.get('weights') === 'int8'
  if (isFor8bit && hasNew(draft, 'task', 'weights'))
    draft.addIssue('conflict', 'Pretraining cannot train 8-bit weights: say bf16, or FP8 training.', ['8-bit'])
  const objective = vocabulary.objectives.get(task ?? '')
  const hasNoReference = objective?.family === 'preference' && objective.referencePasses.base === 0
  if (hasNoReference && draft.get('reference') === 'model' && hasNew(draft, 'task', 'reference'))
    draft.addIssue('conflict', `${objective.name} trains without a reference model: leave it out, or take DPO.`, [
      'reference model',
    ])
  const stray = slotsOf(slots, 'quantity').filter(({ measure }) => generationMeasures.has(measure))
  if (stray.length > 0 && !isGenerating(task, vocabulary)) {
    const words = stray.map((slot) => draft.words(slot))
    const isPart = stray.every(({ measure }) => partMeasures.has(measure))
    const corpus = draft.corpus ?? draft.base?.corpus ?? null
    const isCounted = corpus !== null && corpus.tokensPerExample !== null
    if (isPart && isCounted && words.every((each) => isPartOfExample(task, each, vocabulary))) return
    // TRL's max_prompt_length of a pair.
    if (isPart && task !== null)
      draft.addRemark(
        null,
        `${formatList(words.map(quoted))} limits a part of an example: it changes no amount of data.`,
      )
    else if (task === null)
      draft.addRemark(
        null,
        `${formatList(words.map(quoted))} counts in reinforcement learning alone: say grpo, rloo or ppo.`,
      )
    else
      draft.addIssue(
        'conflict',
        `${formatList(words.map(quoted))} belongs to reinforcement learning, not to ${task}: say grpo, rloo or ppo, or leave it out.`,
        words,
      )
  }
  if (draft.has('imageTokens') && draft.get('imageCount') === null && draft.get('imageTokens') !== null)
    draft.addIssue(
      'missing-data',
      'Tokens an image of how many images? Say both, such as “50k images, 576 tokens per image”.',
      [],
      [],
    )
}
