/** "How do I start this?": the steps that a seller of machines and one of jobs have each in their own way. */
import { planName } from '../format/display-names.ts'
import { formatDuration } from '../format/number-format.ts'
import { endsItself } from './counted-in-training.ts'
import type { QuestionContext } from './question-context.ts'

/** The first steps; of a seller of jobs they are the first job. */
function trialStep(context: QuestionContext): string {
  const {
    recommendation: { best },
    renderContext: { names },
  } = context
  return endsItself(context)
    ? `Send them as a job on ${planName(best, names)}, with a container image such as pytorch/pytorch (recalled) and a time limit above ${formatDuration(best.hours.p90)}: 20 steps first`
    : 'Run 20 steps'
}

/** What ends the bill; of a job that stops itself what has to leave it before. */
function endStep(context: QuestionContext): string {
  return endsItself(context)
    ? 'nothing is to be deleted: the bill ends with the job, and its disk with it, so have checkpoints and the result pushed elsewhere as they are written'
    : 'delete the machine, which alone ends the bill'
}

/** By the words in braces of data/questions. */
export const startSteps: Readonly<Record<string, (context: QuestionContext) => string>> = {
  dataStep: (context) =>
    endsItself(context)
      ? 'put the data where a job there can read them, such as a private data set or a bucket'
      : 'copy the data there',
  trialStep,
  checkpointsAt: (context) =>
    endsItself(context) ? 'pushed elsewhere as they are written' : 'on a disk that outlives the machine',
  endStep,
}
