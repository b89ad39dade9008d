/** The job on the one GPU that free notebooks have. */
import type { Question } from '../language/questions/question.ts'
import { freeNotebookGpu, paidNotebookGpus } from '../presentation/questions/free-notebook.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { anyPlace } from './count-plans.ts'

/** Null where no free notebook is asked about. */
export const freeNotebookJob = ({ matched, args }: Question, { spec, ...rest }: Scenario): Scenario | null =>
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
        },
      }
    : null
