/** Every topic of advice, by its name. */
import type { Advice, AdviceTopic, Case } from './advice.ts'
import { batchAdvice } from './batch.ts'
import { dataAdvice } from './data.ts'
import { economicsAdvice } from './economics.ts'
import { hardwareAdvice } from './hardware.ts'
import { methodAdvice } from './method.ts'
import { quantizationAdvice } from './quantization.ts'

const rooms: Readonly<Record<AdviceTopic, (given: Case) => Advice>> = {
  quantization: quantizationAdvice,
  method: methodAdvice,
  batch: batchAdvice,
  data: dataAdvice,
  hardware: hardwareAdvice,
  economics: economicsAdvice,
}

/** Advice on one topic; milliseconds, for some search the plans of changed questions. */
export const adviseOn = (topic: AdviceTopic, given: Case): Advice => rooms[topic](given)
