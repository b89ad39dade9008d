/** The roles of a number in words, as they are told and asked about. */
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import { formatRounded } from '../../scenario/format-values.ts'
import type { Amount } from '../lexicon/meanings.ts'

/** What a role is called. */
export const roleNouns: Readonly<Record<QuantityRole, string>> = {
  other: 'nothing',
  tokens: 'tokens of data in all',
  examples: 'examples',
  length: 'tokens of an example',
  sequence: 'the sequence length',
  budget: 'dollars to spend',
  deadline: 'hours',
  gpus: 'GPUs',
  batch: 'the batch size',
  epochs: 'epochs',
  steps: 'steps',
  rank: 'the rank of LoRA',
}

/** A number with its unit, as it could have been typed. */
export function typedAs(role: QuantityRole, words: string, isLimited: boolean): string {
  switch (role) {
    case 'budget':
      return isLimited ? `$${words}` : `under $${words}`
    case 'deadline':
      return isLimited ? `${words} h` : `within ${words} h`
    case 'length':
      return `${words} tokens each`
    case 'sequence':
      return `seq ${words}`
    case 'batch':
      return `batch ${words}`
    case 'rank':
      return `rank ${words}`
    case 'gpus':
      return `${words} GPUs`
    case 'other':
    case 'tokens':
    case 'examples':
    case 'epochs':
    case 'steps':
      return `${words} ${role}`
  }
}

/** A number in its role, in words. */
export function describeRole(role: QuantityRole, { value }: Amount): string {
  switch (role) {
    case 'budget':
      return `a budget of $${formatRounded(value)}`
    case 'deadline':
      return `a limit of ${formatRounded(value)} hours`
    case 'length':
      return 'the tokens of an example'
    case 'other':
    case 'tokens':
    case 'examples':
    case 'sequence':
    case 'gpus':
    case 'batch':
    case 'epochs':
    case 'steps':
    case 'rank':
      return roleNouns[role]
  }
}
