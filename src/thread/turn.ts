/** One reply in a thread: what it makes of the plan that holds, and what is answered. */
import { qualityNote } from '../recommend/quality-note.ts'
import { comparisonMessage } from '../reply/comparison.ts'
import { helpMessage } from '../reply/help.ts'
import { answerMessage, answerQuestion, isTopic } from '../reply/question.ts'
import { receiptMessage } from '../reply/receipt-message.ts'
import { headlineOf } from '../reply/summary.ts'
import { converse, currentScenario, type Turn } from '../scenario/conversation.ts'
import type { Scenario, Spec } from '../scenario/spec.ts'
import { policyNamed } from '../team/policy.ts'
import { advised } from './advised.ts'
import type { Books } from './books.ts'
import { claimed } from './claimed.ts'
import { configSaid } from './config-said.ts'
import { fileSaid } from './file.ts'
import type { Answered, Held, Said, Setting, Shown } from './held.ts'
import { knownOf } from './instead.ts'
import { planned, policed } from './plan.ts'
import { problemSaid } from './problem-said.ts'
import { reportSaid } from './report.ts'
import { asksForTodaysPrices, repriced } from './reprice.ts'

type Question = Extract<Turn, { kind: 'question' }>

/** `isAddressed`: the bot is mentioned, or alone with the asker; then there is always an answer. */
export function takeTurn(held: Held, text: string, isAddressed: boolean, setting: Setting, books: Books): Said {
  if (asksForTodaysPrices(text)) return repriced(held, setting, books)
  const policy = policyNamed(text, setting.rules.policies)
  if (policy !== null) return policed(held, policy, setting, books)
  const verdict = claimed(held, text, setting, books)
  if (verdict !== null) return verdict
  const configured = configSaid(held, text, setting, books)
  if (configured !== null) return configured
  const options = { addressed: isAddressed, shown: shownSpec(held.shown) }
  const { conversation, turn } = converse(held.conversation, text, books.vocabulary, setting.today, options)
  switch (turn.kind) {
    case 'ignored':
      return { kind: 'silence' }
    case 'help':
      return { kind: 'words', message: helpMessage(books.manner(setting.today)) }
    case 'problem':
      return problemSaid(turn.problem, setting, books, 'reply')
    case 'scenario':
      return planned(held, { ...turn, conversation: conversation ?? held.conversation }, setting, books)
    case 'control':
      return compared(held, turn.alternatives, setting, books)
    case 'question':
      return withPlan(held, setting, books, (answered) => questioned(turn, answered, held, setting, books))
    case 'file':
      return withPlan(held, setting, books, (answered) => fileSaid(turn.file, answered, setting.today, books))
    case 'measured':
    case 'spent':
      return withPlan(held, setting, books, (answered) => reportSaid(turn, answered, held, setting, books))
  }
}

/** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
function shownSpec(shown: Shown | null): Partial<Spec> {
  if (shown === null) return {}
  const { gpuCount, nodes, microBatch, sequenceLength, loraRank, usd, hours } = shown.best
  return {
    gpuCount,
    nodes,
    sequenceLength,
    loraRank,
    batch: microBatch,
    budgetUsd: usd.p50,
    deadlineHours: hours.p50,
  }
}

/** Speaks about the plan that holds; where nothing meets the question, about that. */
function withPlan(held: Held, setting: Setting, books: Books, speak: (answered: Answered) => Said): Said {
  const answer = books.asking(setting, held)(currentScenario(held.conversation))
  if (answer.kind === 'problem') return problemSaid(answer.problem, setting, books, 'reply')
  return speak({ scenario: answer.scenario, recommendation: answer.recommendation })
}

function questioned(
  question: Question,
  { scenario, recommendation }: Answered,
  held: Held,
  setting: Setting,
  books: Books,
): Said {
  const { topic, subject } = question
  if (!isTopic(topic)) return advised(topic, { scenario, recommendation }, held, setting, books)
  const manner = books.manner(setting.today)
  const day = held.shown?.today ?? setting.today
  if (topic === 'math') {
    const lines = books.corridor.receiptOf({ scenario, recommendation }, day, books.asker(setting, held))
    return { kind: 'words', message: receiptMessage(lines, headlineOf(recommendation.best, manner.names)) }
  }
  // "why?" is about what was assumed and weighed.
  const about = topic === 'why' && subject === null ? 'assumptions' : topic
  const decision = books.corridor.decide({ scenario, option: recommendation.best }, day, books.asker(setting, held))
  const ask = books.asking(setting, held)
  const known = knownOf(question, { scenario, recommendation }, ask, decision)
  const words = answerQuestion(about, subject?.words ?? '', scenario, recommendation, manner, known)
  return { kind: 'words', message: answerMessage(words) }
}

function compared(held: Held, alternatives: readonly Scenario[], setting: Setting, books: Books): Said {
  const ask = books.asking(setting, held)
  const answers = alternatives.map((scenario) => ({ scenario, answer: ask(scenario) }))
  return {
    kind: 'words',
    message: comparisonMessage(
      answers,
      currentScenario(held.conversation),
      books.manner(setting.today),
      (option, spec) => qualityNote(option, spec, books.catalog),
    ),
  }
}
