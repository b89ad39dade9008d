/** Advice on the plan that holds. */
import { adviceMenu, adviceMessage, adviceOf } from '../reply/advice.ts'
import { jobWords } from '../reply/asked.ts'
import { planName } from '../reply/names.ts'
import { answerMessage } from '../reply/question.ts'
import type { AdvisedTopic } from '../scenario/advice-questions.ts'
import type { Books } from './books.ts'
import type { Answered, Held, Said, Setting } from './held.ts'

export function advised(topic: AdvisedTopic, answered: Answered, held: Held, setting: Setting, books: Books): Said {
  if (topic === 'advice') return { kind: 'words', message: answerMessage(adviceMenu()) }
  const day = held.shown?.today ?? setting.today
  const advice = books.corridor.adviceOn(adviceOf[topic], answered, day, books.asker(setting, held))
  const { names } = books.manner(setting.today)
  const { scenario, recommendation } = answered
  const about = `${jobWords(scenario.spec, names)}, planned on ${planName(recommendation.best, names)}`
  return { kind: 'words', message: adviceMessage(advice, about) }
}
