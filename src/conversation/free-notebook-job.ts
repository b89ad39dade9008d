/** The job on the one GPU that free notebooks have. */
import type { Question } from '../language/questions/question.ts'
import { freeNotebookGpu } from '../presentation/questions/free-notebook.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'

/** Null where no free notebook is asked about. `anyPlace`: no wish for hardware. */
export const freeNotebookJob = (
  { matched }: Question,
  { spec, ...rest }: Scenario,
  anyPlace: Partial<Spec>,
): Scenario | null =>
  matched?.id === 'free-gpus'
    ? {
        ...rest,
        spec: { ...spec, ...anyPlace, budgetUsd: null, deadlineHours: null, gpus: [freeNotebookGpu], gpuCount: 1 },
      }
    : null
