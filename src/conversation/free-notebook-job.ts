/** The job on the one GPU that free notebooks have. */
import type { Question } from '../language/questions/question.ts'
import { freeNotebookGpu, paidNotebookGpus } from '../presentation/questions/free-notebook.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { anyPlace } from './count-plans.ts'

/** Null where no free notebook is asked about. */
export const freeNotebookJob = (
  { matched, args }: Question,
  { spec, ...rest }: Scenario,
  params: number | undefined,
): Scenario | null =>
  matched?.id === 'free-gpus'
    ? {
        ...rest,
        spec: {
          ...spec,
          ...anyPlace,
          budgetUsd: null,
          deadlineHours: null,
          gpus: args?.isPaidNotebook === true ? [...paidNotebookGpus] : [freeNotebookGpu],
          gpuCount: 1,
          ...(args?.isPaidNotebook === true ? {} : onFour(spec, params)),
        },
      }
    : null

/** Bytes on one T4 that 16-bit weights may take and leave room for the rest. */
const mostWeights = 12e9
/** LoRA whose weights the card does not hold in 16 bits goes there in 4. */
const onFour = ({ method }: Spec, params = 0): Partial<Spec> =>
  method !== 'full' && 2 * params > mostWeights
    ? { method: 'qlora', weights: null, precision: null, stack: null, pricing: null }
    : {}
