/** "Does 4-bit cost quality?" */
import { methodName } from '../format/display-names.ts'
import type { QuestionContext } from './question-context.ts'

const precisionQuality = {
  bf16: 'The base weights stay in bf16, so quantization takes nothing from quality.',
  fp32: 'The weights stay in fp32, so quantization takes nothing from quality.',
  fp8: 'The weights are held in FP8: compare on your own evaluation set before you rely on it.',
  int8: 'The frozen base is held in 8-bit, which loses a little: compare on your own evaluation set.',
  nf4: 'The frozen base is held in 4-bit, which loses more than 8-bit: compare on your own evaluation set.',
} as const

const methodQuality = {
  full: 'All weights are trained.',
  lora: 'Only the adapters are trained; the base model stays as it is.',
  qlora: 'Only the adapters are trained; the base model stays as it is.',
} as const

/** What the method and the stored precision of the best option do to quality. */
export function qualityAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  return [`${methodName(best)}.`.replace(/^f/, 'F'), methodQuality[best.method], precisionQuality[best.weights]]
}
