/** What a scenario tells of itself before there is a plan: under which kinds of it some questions are asked. */
import { tasksOf } from '../catalog/training-method.ts'
import type { Scenario } from './scenario.ts'

/** Objectives that learn from pairs or marks of answers; a reward model is trained on them, too, and is no such policy. */
const preferences: ReadonlySet<string> = new Set(['dpo', 'orpo', 'kto', 'simpo'])

/** By name, whether each holds. */
export const scenarioConditions = {
  rl: ({ spec }) => tasksOf('reinforcement').has(spec.task),
  dpo: ({ spec }) => preferences.has(spec.task ?? ''),
  reward: ({ spec }) => spec.task === 'reward',
  embedding: ({ spec }) => spec.task === 'embedding',
  pretrain: ({ spec }) => spec.task === 'pretrain',
  vision: ({ spec }) => spec.imageCount !== null,
  owned: ({ spec }) => spec.owned === true,
  budget: ({ spec }) => spec.budgetUsd !== null,
  deadline: ({ spec }) => spec.deadlineHours !== null,
} satisfies Readonly<Record<string, (scenario: Scenario) => boolean>>

const negation = 'not '

/** “not moe” by its parts: the condition, and whether it is said not to hold. */
export const partsOfCondition = (stated: string): { readonly name: string; readonly isNegated: boolean } =>
  stated.startsWith(negation)
    ? { name: stated.slice(negation.length), isNegated: true }
    : { name: stated, isNegated: false }
