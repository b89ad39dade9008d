/** Every topic of advice, by its name. */
import type { Advice, AdviceTopic, AdviceContext } from './advice.ts'
import { batchAdvice } from './batch-advice.ts'
import { dataAdvice } from './data-advice.ts'
import { economicsAdvice } from './economics-advice.ts'
import { hardwareAdvice } from './hardware-advice.ts'
import { methodAdvice } from './method-advice.ts'
import { quantizationAdvice } from './quantization-advice.ts'

const adviceByTopic: Readonly<Record<AdviceTopic, (context: AdviceContext) => Advice>> = {
  quantization: quantizationAdvice,
  method: methodAdvice,
  batch: batchAdvice,
  data: dataAdvice,
  hardware: hardwareAdvice,
  economics: economicsAdvice,
}

/** Advice on one topic; milliseconds, for some search the plans of changed questions. */
export const adviseOn = (topic: AdviceTopic, context: AdviceContext): Advice => adviceByTopic[topic](context)
