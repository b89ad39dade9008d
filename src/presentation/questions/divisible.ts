/** "24 is awkward for tp8": how so many GPUs divide into groups of a parallel layout. */
import { describeLayout } from '../content/training-setup.ts'
import { formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const groups = [2, 4, 8, 16] as const

/** `value`: the number that is asked about, else that of the plan; `args.groupOf`: the size of a group. */
export function divisibleAnswer({ value, args, recommendation: { best } }: QuestionContext): readonly string[] {
  const count = value ?? best.gpuCount
  const { layout } = best
  const group = args?.groupOf ?? null
  const words = describeLayout(best)
  const planned = words === '' ? '' : `The plan: ${formatCount(best.gpuCount)} GPUs, ${words}.`
  if (group === null) {
    const fitting = groups.filter((size) => count % size === 0)
    return [
      fitting.length === 0
        ? `${formatCount(count)} divides by none of 2, 4, 8 and 16: tensor or pipeline parallel groups would leave GPUs idle; data parallel (FSDP, ZeRO) takes any number.`
        : `${formatCount(count)} divides into groups of ${fitting.map(formatCount).join(', ')}: tensor and pipeline parallel take those sizes; data parallel (FSDP, ZeRO) takes any number.`,
      planned,
    ]
  }
  const rest = count % group
  const copies = Math.floor(count / group)
  const near = [...new Set([copies * group, (copies + 1) * group])].filter((each) => each > 0)
  return [
    rest === 0
      ? `${formatCount(count)} GPUs are ${formatCount(copies)} whole ${copies === 1 ? 'group' : 'groups'} of ${formatCount(group)}, so ${formatCount(copies)} ${copies === 1 ? 'copy' : 'copies'} of the model${copies > 1 && !isPowerOfTwo(copies) ? `; a global batch has to divide by ${formatCount(copies)}, which powers of two do not` : ''}.`
      : `${formatCount(count)} GPUs are not whole groups of ${formatCount(group)}: ${formatCount(rest)} would be left over. ${near.map(formatCount).join(' or ')} would be.`,
    layout.tp > 1 || layout.pp > 1
      ? planned
      : `${planned} Sharded data parallel takes any number, so nothing is lost here unless you set that layout.`,
  ]
}

const isPowerOfTwo = (count: number): boolean => Number.isInteger(Math.log2(count))
