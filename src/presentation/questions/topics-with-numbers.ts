/** Topics by what their answers do with the numbers of a question. */
import type { QuestionTopic } from '../../language/questions/question-topic.ts'

/** Topics that, asked of another plan ("what does Lambda charge?"), are answered with that plan. */
export const otherPlanTopics: ReadonlySet<QuestionTopic> = new Set(['time', 'cost', 'price-date'])

/** What they name is answered, or of no sum. */
export const saysNumbers: ReadonlySet<QuestionTopic> = new Set([
  'gpu-count',
  'fewest-in-time',
  'card',
  'gpu-contrast',
  'gpu-need',
  'experts',
  'reference-model',
  'activations',
  'what-fits',
  'fixed',
  'planned',
  'quoted-total',
  'failed-share',
  'odds',
  'limit',
  'over-budget',
  'epochs',
  'speedup',
  'what-is',
  'params',
  'tokens-needed',
  'credits',
  'adopted',
  'headroom',
  'runs-for-money',
  'windows',
  'per-unit',
  'checkpoint',
  'lost-run',
  'recovery',
  'worst-case',
  'run-locally',
  'gap',
  'network',
  'forecast-gap',
  'measured-pace',
  'circumstance',
])
