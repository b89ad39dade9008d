/** Whether the moments of a plan's optimizer are held in 8 bits: as was asked for, or as its software has it by itself. */
import type { Option } from '../../recommend/recommendation.ts'
import type { QuestionContext } from './question-context.ts'

/** Software has its own optimizer in full fine-tuning alone; adapters are trained with AdamW in fp32. */
export function hasSmallMoments({
  catalog,
  recommendation: { best },
}: Pick<QuestionContext, 'catalog' | 'recommendation'>): boolean {
  return isSmallBy(best, catalog)
}

/** The same of any plan. */
export function isSmallBy({ optimizer, method, stack }: Option, catalog: QuestionContext['catalog']): boolean {
  if (optimizer != null) return /8.?bit/iu.test(optimizer)
  return method === 'full' && catalog?.stacks.get(stack)?.optimizer === 'adamw-8bit'
}
